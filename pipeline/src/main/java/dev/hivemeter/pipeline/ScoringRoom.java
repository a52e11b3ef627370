package dev.hivemeter.pipeline;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.scoring.ProbeScorer;
import dev.hivemeter.scoring.Scorer;
import dev.hivemeter.scoring.ScoringRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The room that scores: what a run holds becomes rows, replacing those of an earlier scoring.
 * Answers to open-ended prompts are compared with each other; those to probes and controls are held
 * against what their questions state, apart.
 */
public final class ScoringRoom {
  private ScoringRoom() {}

  /**
   * @param embedder whose vectors are in the store; null scores words only
   * @param metrics of one pool
   * @param cellsDone is told how many cells have been read
   * @return the rows, also stored
   */
  public static List<ScoreRow> run(
      RunStore store,
      Embedder.@Nullable Identity embedder,
      List<PoolMetric> metrics,
      int threads,
      IntConsumer cellsDone) {
    String name = embedder == null ? "" : embedder.name();
    List<StoredCell> open = store.openCells();
    if (open.isEmpty()) forget(store);
    Scored compared =
        open.isEmpty()
            ? Scored.of(List.of())
            : Scorer.score(
                new ScoringRequest(
                    open,
                    name,
                    embedder == null ? Set.of() : embedder.languages(),
                    store.info().seed(),
                    metrics,
                    threads),
                new StoredAnswers(store, embedder),
                cellsDone);
    List<ScoreRow> rows = new ArrayList<>(compared.rows());
    rows.addAll(
        ProbeScorer.score(store.heldCells(), ProbeScorer.Source.of(store), store.info().seed()));
    cellsDone.accept(store.plannedCells().size());
    store.replaceScores(name, new Scored(rows, compared.phrases(), compared.places()));
    return List.copyOf(rows);
  }

  /** What an earlier study of the run compared is no longer planned. */
  private static void forget(RunStore store) {
    List.copyOf(store.scores()).stream()
        .map(ScoreRow::embedding)
        .filter(e -> !e.isEmpty())
        .distinct()
        .forEach(e -> store.replaceScores(e, Scored.of(List.of())));
  }
}
