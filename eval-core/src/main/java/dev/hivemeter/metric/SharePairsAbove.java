package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The share of pairs of answers of one pool whose cosine is above τ.
 *
 * <pre>|{i &lt; j : cos(e_i, e_j) &gt; τ}| / (n(n−1)/2)</pre>
 *
 * Copies give 1; unrelated answers give 0.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>τ belongs to one embedder: the paper's .8 was chosen for text-embedding-3-small. With the
 *       default embedder answers of different good models to one prompt already average .83.
 *   <li>A pair at τ exactly does not count.
 * </ul>
 *
 * Cost O(n²·d), in one pass shared with the other measures of pairs; cosines in float (1e-6).
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
final class SharePairsAbove implements PoolMetric {
  private final int tenths;
  private final Definition definition;

  /**
   * @param tenths ten times τ
   */
  SharePairsAbove(int tenths) {
    this.tenths = tenths;
    double tau = tenths / 10.0;
    definition =
        new Definition(
                "share-pairs-above-" + tau + "@1",
                "Share of pairs above " + tau,
                Direction.HIGHER_IS_MORE_HOMOGENEOUS,
                true,
                "The share of pairs of answers to one prompt whose cosine is above " + tau + ".",
                "|{i < j : cos(e_i, e_j) > " + tau + "}| / (n(n−1)/2)",
                "Copies give 1; unrelated answers give 0.",
                List.of(
                    "Fewer than two answers with a vector: Undefined.",
                    "A pair at " + tau + " exactly does not count.",
                    "Cosines are computed in float: a pair within 1e-6 of the threshold may fall on"
                        + " either side.",
                    "A threshold belongs to one embedder: .8 was chosen for text-embedding-3-small;"
                        + " read the share above the cross-prompt null beside it."),
                "The embedder above all, its length limit and the answers' length; not n, in"
                    + " expectation.",
                "Jiang et al. 2025, https://arxiv.org/abs/2510.22954")
            .within(0, 1);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    PairCosines pairs = pool.pairs();
    return new Score.Value((double) pairs.above(tenths) / pairs.count(), n);
  }
}
