package dev.hivemeter.scoring;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.List;
import java.util.Set;

/**
 * What is to be scored, and how.
 *
 * @param cells of the whole run, in its order: condition by condition, prompt by prompt
 * @param embedding the embedder's name; empty for the measures that need no vectors
 * @param languages primary tags for which the embedder's vectors mean something; empty if it does
 *     not say, and then no language is excluded
 * @param seed of the pools that are drawn at random
 * @param metrics of one pool, in the order in which they are shown
 * @param threads at least 1; the rows are the same for any number
 */
public record ScoringRequest(
    List<StoredCell> cells,
    String embedding,
    Set<String> languages,
    long seed,
    List<PoolMetric> metrics,
    int threads) {

  public ScoringRequest {
    cells = List.copyOf(cells);
    languages = Set.copyOf(languages);
    metrics = List.copyOf(metrics);
    if (threads < 1) throw new BadInput("threads " + threads + " is not 1 or more");
  }

  /** All measures. */
  public static ScoringRequest of(
      List<StoredCell> cells, String embedding, Set<String> languages, long seed, int threads) {
    return new ScoringRequest(cells, embedding, languages, seed, PoolMetrics.ALL, threads);
  }

  /** The same with other measures. */
  ScoringRequest withMetrics(List<PoolMetric> others) {
    return new ScoringRequest(cells, embedding, languages, seed, others, threads);
  }
}
