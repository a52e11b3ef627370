package dev.hivemeter.pipeline;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.scoring.Scorer;
import dev.hivemeter.scoring.ScoringRequest;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The room that scores: what a run holds becomes rows, replacing those of an earlier scoring. */
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
    ScoringRequest request =
        new ScoringRequest(
            store.plannedCells(),
            name,
            embedder == null ? Set.of() : embedder.languages(),
            store.info().seed(),
            metrics,
            threads);
    Scored scored = Scorer.score(request, new StoredAnswers(store, embedder), cellsDone);
    store.replaceScores(name, scored);
    return scored.rows();
  }
}
