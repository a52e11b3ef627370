package dev.hivemeter.probe;

import dev.hivemeter.stats.Quantile;
import java.util.Arrays;

/** Values of a measure on draws of the same size from the law itself. */
final class Band {
  /** How many draws. */
  static final int DRAWS = 10_000;

  /** What differs by less is one value, summed in another order. */
  private static final double ROUNDING = 1e-9;

  private final double[] sorted;

  /**
   * @param values overwritten: sorted
   */
  Band(double[] values) {
    Arrays.sort(values);
    this.sorted = values;
  }

  double low() {
    return Quantile.ofSorted(sorted, 0.025);
  }

  double median() {
    return Quantile.ofSorted(sorted, 0.5);
  }

  double high() {
    return Quantile.ofSorted(sorted, 0.975);
  }

  /** The share of the draws below the observed value, those equal to it counted half. */
  double percentile(double observed) {
    double slack = ROUNDING * Math.max(1, Math.abs(observed));
    int below = firstAtLeast(observed - slack);
    int notAbove = firstAtLeast(observed + slack);
    return (below + notAbove) / 2.0 / sorted.length;
  }

  /**
   * The Monte-Carlo p-value (1 + draws at least as large) / (1 + draws).
   *
   * @see <a href="https://doi.org/10.2202/1544-6115.1585">Phipson and Smyth 2010</a>
   */
  double upperTail(double observed) {
    int below = firstAtLeast(observed - ROUNDING * Math.max(1, Math.abs(observed)));
    return (1.0 + sorted.length - below) / (1.0 + sorted.length);
  }

  private int firstAtLeast(double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (sorted[mid] < x) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}
