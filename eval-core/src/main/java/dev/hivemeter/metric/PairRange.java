package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One bar of the histogram over all pairs of answers of one pool: the share of pairs whose cosine
 * lies from k/10 to under (k+1)/10.
 *
 * <pre>|{i &lt; j : k/10 ≤ cos(e_i, e_j) &lt; (k+1)/10}| / (n(n−1)/2)</pre>
 *
 * The ten bars add up to 1; copies are all in the last.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>A cosine below 0 is in the first bar, one of 1 in the last.
 *   <li>The ends are k/10 as floats, as the cosines are.
 * </ul>
 *
 * Cost O(n²·d), in one pass shared with the other measures of pairs; cosines in float (1e-6).
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
final class PairRange implements PoolMetric {
  /** The ten bars, from the lowest up. */
  static final List<PairRange> ALL = IntStream.range(0, 10).mapToObj(PairRange::new).toList();

  private final int k;
  private final Definition definition;

  private PairRange(int k) {
    this.k = k;
    double low = k / 10.0;
    double high = (k + 1) / 10.0;
    definition =
        new Definition(
                "pair-range-" + low + "@1",
                "Pairs with a cosine in " + low + "–" + high,
                Direction.NEITHER,
                true,
                "The share of pairs of answers to one prompt whose cosine lies from "
                    + low
                    + (k == 9 ? " to 1." : " to under " + high + "."),
                "|{i < j : "
                    + low
                    + " ≤ cos(e_i, e_j) "
                    + (k == 9 ? "≤ " : "< ")
                    + high
                    + "}| / (n(n−1)/2)",
                "The ten ranges of one pool add up to 1; copies are all in the last.",
                List.of(
                    "Fewer than two answers with a vector: Undefined.",
                    k == 0
                        ? "A cosine below 0 counts here."
                        : k == 9
                            ? "A cosine of 1 counts here."
                            : "The lower end belongs to the range, the upper end does not.",
                    "Cosines are computed in float: a pair within 1e-6 of an end may fall on either"
                        + " side."),
                "The embedder: its scale decides what a range means.",
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
    return new Score.Value((double) pairs.inRange(k) / pairs.count(), n);
  }
}
