package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The Vendi score as a share of the answers: how many of n answers are, in effect, different.
 *
 * <pre>VS_1 / n</pre>
 *
 * Copies give 1/n; answers that are perpendicular to each other give 1.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>Falls with n, because the Vendi score rises more slowly than n: compare at equal n.
 * </ul>
 *
 * Cost: none beside {@link Vendi} of order 1.
 *
 * @see <a href="https://arxiv.org/abs/2210.02410">Friedman and Dieng 2023</a>
 */
final class EffectiveFraction implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "effective-fraction@1",
              "Effective fraction",
              Direction.HIGHER_IS_MORE_DIVERSE,
              true,
              "The Vendi score as a share of the answers: how many of them are, in effect, different.",
              "vendi-1 / n",
              "Copies give 1/n; answers that are perpendicular to each other give 1.",
              List.of(
                  "Fewer than two answers with a vector: Undefined.",
                  "At most d/n where the embedder has fewer dimensions than there are answers."),
              "n: it falls as answers are added, so compare at equal n; the embedder and its length"
                  + " limit.",
              "Friedman and Dieng 2023, https://arxiv.org/abs/2210.02410")
          .within(0, 1);

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
    return new Score.Value(pool.spectrum().vendi(1) / n, n);
  }
}
