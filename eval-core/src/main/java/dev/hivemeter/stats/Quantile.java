package dev.hivemeter.stats;

/**
 * Percentiles as NumPy's default draws them: linear between the two nearest order statistics.
 *
 * @see <a href="https://doi.org/10.2307/2684934">Hyndman and Fan 1996, type 7</a>
 */
public final class Quantile {
  private Quantile() {}

  /**
   * The value below which a share {@code p} lies.
   *
   * @param sorted ascending, at least one
   * @param p in [0, 1]
   */
  public static double ofSorted(double[] sorted, double p) {
    if (sorted.length == 0) throw new IllegalArgumentException("a percentile of no values");
    if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException("p " + p + " is outside [0, 1]");
    double at = p * (sorted.length - 1);
    int below = (int) at;
    if (below + 1 >= sorted.length) return sorted[sorted.length - 1];
    return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }
}
