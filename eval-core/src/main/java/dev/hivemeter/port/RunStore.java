package dev.hivemeter.port;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Sample;
import dev.hivemeter.score.Scored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Writes a run. One thread writes at a time; what a method has returned from survives kill -9. */
public interface RunStore extends RunReader {

  /** Something that is committed together with its batch. */
  sealed interface Write {
    /** A call that was made. */
    record OfAttempt(CellKey cell, int sample, Attempt attempt) implements Write {}

    /** A slot's result. The first settled outcome of a slot wins; a Failed one is replaced. */
    record OfSample(CellKey cell, Sample sample, Aside aside) implements Write {
      /** Nothing came beside the outcome. */
      public OfSample(CellKey cell, Sample sample) {
        this(cell, sample, Aside.NONE);
      }
    }
  }

  /** Sets what is known of the run as a whole; replaces an earlier value. */
  void describe(RunInfo info);

  /**
   * Makes the cells known, with the planned number of samples of each; known ones keep their place.
   * Cells of an earlier study that are not among these are kept but no longer planned; imports
   * stay.
   */
  void register(Collection<Cell> cells, ToIntFunction<CellKey> planned);

  /** The same with one number of samples for all. */
  default void register(Collection<Cell> cells, int planned) {
    register(cells, key -> planned);
  }

  /**
   * One transaction.
   *
   * @return how many samples were new; late duplicates are not
   */
  int commit(List<Write> batch);

  void putEndpoint(String modelLabel, Generator.Facts facts);

  /** Text hashes for which all windows' vectors are stored. */
  Set<String> embedded(String embedding);

  /** One transaction; known hashes are left as they are, but for windows that they lack. */
  void putVectors(Embedder.Identity embedder, Map<String, StoredVector> byTextHash);

  /**
   * One transaction: drops all earlier scores of the same embedding and stores these; phrases
   * replace all earlier ones, and so do places unless the embedding is empty.
   */
  void replaceScores(String embedding, Scored scored);
}
