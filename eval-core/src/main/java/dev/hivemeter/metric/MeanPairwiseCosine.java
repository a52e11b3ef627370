package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Intervals;
import java.util.List;

/**
 * Mean cosine over all pairs of different answers of one pool: intra-model repetition.
 *
 * <pre>S = (‖Σ e_i‖² − Σ‖e_i‖²) / (n(n−1))</pre>
 *
 * Copies give 1; answers to unrelated prompts give about 0 with this project's default embedder.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>Self-pairs are left out; with them the value would rise by (1−S)/n, as in the authors' own
 *       matrices.
 *   <li>Depends on the embedder, its length limit and the answers' length; not on n in expectation.
 * </ul>
 *
 * Cost O(n·d), accumulated in double; equal to the sum over pairs, which is never formed.
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
final class MeanPairwiseCosine implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              PoolMetrics.MEAN_PAIRWISE_COSINE,
              "Mean pairwise cosine",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              true,
              "The mean cosine over all pairs of different answers to one prompt: how much a model"
                  + " repeats itself.",
              "S = (‖Σ e_i‖² − Σ‖e_i‖²) / (n(n−1)), e_i the unit vectors of the n answers",
              "Copies give 1; answers to unrelated prompts give about 0 with the default embedder.",
              List.of(
                  "Fewer than two answers with a vector: Undefined.",
                  "An answer is not paired with itself; self-pairs would raise the value by (1−S)/n.",
                  "Answers without a usable vector are left out and counted (no-vector-rate).",
                  "Interval of one pool: jackknife over its answers, from three on."),
              "The embedder, its length limit and the answers' length; not n, in expectation.",
              "Jiang et al. 2025, https://arxiv.org/abs/2510.22954")
          .within(-1, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    return new Score.Value(
        Vectors.meanOfPairs(pool.vectors()), n, Intervals.jackknife(pool.vectors()));
  }
}
