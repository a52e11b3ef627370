package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * How close each answer of a pool comes to the one most like it, on average.
 *
 * <pre>mean_i max_{j≠i} cos(e_i, e_j)</pre>
 *
 * Copies give 1; answers that are perpendicular to each other give 0.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>Rises with n, since more answers offer more neighbours: compare at equal n only.
 *   <li>Two groups of copies with nothing in common give 1: it sees repetition, not sameness of the
 *       whole pool.
 * </ul>
 *
 * Cost O(n²·d), in one pass shared with the other measures of pairs; cosines in float (1e-6).
 */
final class NearestNeighbourCosine implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "nearest-neighbour-cosine@1",
              "Nearest-neighbour cosine",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              true,
              "The mean over answers of the cosine to the most similar other answer to the prompt.",
              "mean_i max_{j≠i} cos(e_i, e_j)",
              "Copies give 1; answers that are perpendicular to each other give 0.",
              List.of(
                  "Fewer than two answers with a vector: Undefined.",
                  "If every answer has one copy it is 1, however different the rest are.",
                  "Cosines are computed in float: right to 1e-6."),
              "n: it rises with the number of answers, so compare at equal n; the embedder, its length"
                  + " limit and the answers' length.",
              "")
          .within(-1, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    double sum = 0;
    for (float cosine : pool.pairs().nearest()) sum += cosine;
    return new Score.Value(sum / n, n);
  }
}
