package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
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
  static final String ID = "mean-pairwise-cosine@1";

  @Override
  public Definition definition() {
    return new Definition(
        ID,
        "Mean pairwise cosine",
        Direction.HIGHER_IS_MORE_HOMOGENEOUS,
        true,
        "The mean cosine over all pairs of different answers that one model gave to one prompt.",
        "S = (|sum e_i|^2 - sum |e_i|^2) / (n (n - 1)), e_i the answers' unit vectors",
        "Copies give 1; answers to unrelated prompts give about 0 with the default embedder.",
        List.of(
            "Fewer than two answers with a vector: Undefined.",
            "Self-pairs are left out; with them the value would rise by (1 - S) / n."),
        "The embedder, its length limit and the answers' length; not n, in expectation.",
        "Jiang et al. 2025, https://arxiv.org/abs/2510.22954");
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return new Score.Undefined("needs two answers, has " + n);
    double[] sum = new double[pool.vectors().get(0).length];
    double squares = 0;
    for (double[] e : pool.vectors()) {
      Vectors.add(sum, e);
      squares += Vectors.dot(e, e);
    }
    return new Score.Value((Vectors.dot(sum, sum) - squares) / ((double) n * (n - 1)), n);
  }
}
