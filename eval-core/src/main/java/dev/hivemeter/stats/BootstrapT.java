package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The bootstrap-t interval of a mean, equal-tailed: where t* = (mean* − mean) / se* are its values
 * over the resamples,
 *
 * <pre>[mean − t*(.975)·se, mean − t*(.025)·se]</pre>
 *
 * with t*(p) the order statistics at rank ⌊(B+1)·p⌋ from either end, B = 10,000.
 *
 * <p>Unlike t and BCa it keeps its promise for skewed values: many exact zeros and a long tail.
 *
 * <ul>
 *   <li>A resample without spread has no t*. Its mean is off by some amount while its own error is
 *       0, so it counts as −∞ or +∞, whichever side its mean lies on (0 if it is the mean itself).
 *       Leaving such resamples out would make the interval miss 9 to 14 times of 100 at 100 values
 *       with 95 % zeros.
 *   <li>On the side of the values' long tail the end is never beyond Wilson's for the same mean on
 *       the measure's range, which holds for the largest spread that the range allows; so an
 *       infinite end becomes a finite one where the range is finite.
 *   <li>An end that stays infinite: no interval.
 * </ul>
 *
 * Cost: 10,000·n table look-ups and a selection; 0.6 ms at n = 100.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176350933">Hall 1988</a>
 */
final class BootstrapT {
  private static final int RANK = (int) ((Resamples.COUNT + 1) * 0.025);

  /** What is left of a spread of this part by rounding is none. */
  private static final double ROUNDING = 1e-12;

  private BootstrapT() {}

  /**
   * @param x at least three values with some spread
   * @param low the measure's least possible value, maybe −∞
   * @param high its greatest, maybe +∞
   */
  static @Nullable Interval of(double[] x, long seed, double low, double high) {
    int n = x.length;
    double mean = Moments.mean(x);
    double se = Moments.sd(x) / Math.sqrt(n);
    double[] t = studentised(x, mean, seed);
    double below = mean - Selection.at(t, Resamples.COUNT - RANK) * se;
    double above = mean - Selection.at(t, RANK - 1) * se;
    if (Double.isFinite(low) && Double.isFinite(high) && mean >= low && mean <= high) {
      Interval widest = Intervals.score((mean - low) / (high - low), n);
      if (Moments.skewness(x) > 0) above = Math.min(above, low + widest.high() * (high - low));
      else below = Math.max(below, low + widest.low() * (high - low));
    }
    below = Math.max(low, below);
    above = Math.min(high, above);
    if (Double.isInfinite(below) || Double.isInfinite(above)) return null;
    return new Interval(below, above, "bootstrap-t");
  }

  /** t* of all resamples; ±∞ and 0 where a resample has no spread. */
  static double[] studentised(double[] x, double mean, long seed) {
    int n = x.length;
    double[] centred = new double[n];
    for (int i = 0; i < n; i++) centred[i] = x[i] - mean;
    double[] sums = new double[Resamples.COUNT];
    double[] squares = new double[Resamples.COUNT];
    Resamples.sums(centred, seed, sums, squares);
    double[] t = new double[Resamples.COUNT];
    for (int b = 0; b < t.length; b++) {
      double off = sums[b] / n;
      double spread = squares[b] - sums[b] * off;
      t[b] =
          spread > ROUNDING * squares[b]
              ? off / Math.sqrt(spread / ((double) n * (n - 1)))
              : infinite(off, squares[b], n);
    }
    return t;
  }

  private static double infinite(double off, double squares, int n) {
    boolean none = off * off * n <= ROUNDING * ROUNDING * squares;
    return none ? 0 : off > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
