package dev.hivemeter.port;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Spent;
import dev.hivemeter.model.Task;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a run. All lists are in a fixed order that does not depend on arrival. */
public interface RunReader extends AutoCloseable {

  /**
   * A cell that the run holds.
   *
   * @param planned how many samples the latest study asks for, or an import's own count; 0 for a
   *     cell that the latest study no longer plans
   */
  record StoredCell(CellKey key, Cell cell, int planned) {
    /** Whether its answers are compared with each other, and held against nothing. */
    public boolean isOpen() {
      return cell.prompt().task() instanceof Task.Open;
    }

    /** How many answers the planned samples are asked for. */
    public int plannedAnswers() {
      long answers = (long) planned * cell.condition().elicitation().approach().answers();
      return (int) Math.min(answers, Integer.MAX_VALUE);
    }
  }

  /**
   * A distinct text's vectors.
   *
   * @param vector of the first window
   * @param further of the windows after it, in order
   * @param tokens of the whole text, so that truncation can be told
   */
  record StoredVector(float[] vector, List<float[]> further, int tokens) {
    public StoredVector {
      further = List.copyOf(further);
    }

    /** Of a text of one window. */
    public StoredVector(float[] vector, int tokens) {
      this(vector, List.of(), tokens);
    }
  }

  RunInfo info();

  /**
   * All cells in the order in which they were registered: condition by condition, prompt by prompt.
   */
  List<StoredCell> cells();

  /** The samples of one cell by index; at most one per index. Memory: one cell's texts. */
  List<Sample> samples(CellKey cell);

  /**
   * What came beside the answers of one cell, by sample index; those with nothing are left out.
   * Apart from {@link #samples}, because log-probabilities are many times longer than texts.
   */
  default Map<Integer, Aside> asides(CellKey cell) {
    return Map.of();
  }

  /**
   * The cells that count: those of the latest study, and imports. Others are kept, not measured.
   */
  default List<StoredCell> plannedCells() {
    return cells().stream().filter(c -> c.planned() > 0).toList();
  }

  /** The cells that count whose answers are compared with each other. */
  default List<StoredCell> openCells() {
    return plannedCells().stream().filter(StoredCell::isOpen).toList();
  }

  /**
   * The cells that count whose answers are held against a law or a right answer: those are never
   * embedded and in no comparison. Generators that are no models answer no such question.
   */
  default List<StoredCell> heldCells() {
    return plannedCells().stream()
        .filter(c -> !c.isOpen() && !c.cell().condition().model().isControl())
        .toList();
  }

  /** The samples of one cell that the latest study plans, by index. */
  default List<Sample> plannedSamples(StoredCell cell) {
    return samples(cell.key()).stream().filter(s -> s.index() < cell.planned()).toList();
  }

  /**
   * Counts of the planned samples' outcomes by name ({@link dev.hivemeter.model.Outcome#name}), of
   * every cell, without reading texts.
   */
  Map<CellKey, Map<String, Integer>> outcomes();

  /** Sample indexes that need no further call: every outcome but failed. */
  Map<CellKey, BitSet> settled();

  /** What the calls of each cell have brought and cost, over all sessions; of cells with calls. */
  default Map<CellKey, Spent> spent() {
    return Map.of();
  }

  /**
   * The same for these cells only, apart by sample index modulo the cell's number: by turn or by
   * wording, of those with calls.
   */
  default Map<CellKey, Map<Integer, Spent>> spent(Map<CellKey, Integer> cycles) {
    return Map.of();
  }

  /** The facts of each model's endpoint, by model label. */
  Map<String, Generator.Facts> endpoints();

  /**
   * What was not the same for all answers of a planned model, as its endpoint tells: first what was
   * noticed when the run was continued, then what the replies say. Reads the whole run.
   */
  default List<ModelChange> changes() {
    return List.of();
  }

  /**
   * Vectors of the texts with these hashes ({@link dev.hivemeter.model.Sha256#of}); absent ones are
   * left out.
   */
  Map<String, StoredVector> vectors(String embedding, Collection<String> textHashes);

  /** All score rows in the order in which they were stored; empty before scoring. */
  List<ScoreRow> scores();

  /** Phrases that models share, in the order in which they were stored; of the latest scoring. */
  List<SharedPhrase> phrases();

  /**
   * Places of the answers on the maps, in the order in which they were stored; of the latest
   * scoring that had an embedder.
   */
  List<Place> places();

  /** Identity of the embedder under the name, when vectors of it are stored. */
  Optional<Embedder.Identity> embedder(String name);

  @Override
  void close();
}
