package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean: the percentiles of the resampled
 * means at
 *
 * <pre>Φ(z₀ + (z₀ ± 1.96) / (1 − a(z₀ ± 1.96)))</pre>
 *
 * z₀ = Φ⁻¹ of the share of resampled means below the mean, ties by half; a = Σd³ / (6(Σd²)^1.5), d
 * = the mean of the jackknife means minus each of them.
 *
 * <p>It stays among the resampled means, hence within the values' range; for many zeros and a long
 * tail it is too short (92 % at 100 values with 90 % zeros and an exponential rest).
 *
 * <p>Cost: 10,000·n table look-ups and a sort of 10,000; 1 ms at n = 100.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron 1987</a>
 */
final class Bca {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Bca() {}

  /**
   * @param x at least three values with some spread
   */
  static Interval of(double[] x, long seed) {
    int n = x.length;
    double mean = Moments.mean(x);
    double[] centred = new double[n];
    double squares = 0;
    double cubes = 0;
    for (int i = 0; i < n; i++) {
      double off = x[i] - mean;
      centred[i] = off;
      squares += off * off;
      cubes += off * off * off;
    }
    // d is off / (n − 1), so its factor cancels.
    double acceleration = cubes / (6 * squares * Math.sqrt(squares));
    double[] means = new double[Resamples.COUNT];
    Resamples.sums(centred, seed, means, new double[Resamples.COUNT]);
    // What rounding leaves of a resample whose mean is the mean is not below it.
    double rounding = 1e-12 * Math.sqrt(squares * n);
    double below = 0;
    for (int b = 0; b < means.length; b++) {
      below += means[b] < -rounding ? 1 : means[b] > rounding ? 0 : 0.5;
      means[b] /= n;
    }
    Arrays.sort(means);
    double share = Math.min(1 - 1e-4, Math.max(1e-4, below / Resamples.COUNT));
    double z0 = NORMAL.inverseCumulativeProbability(share);
    double low = mean + Quantile.ofSorted(means, level(z0, -Intervals.Z, acceleration));
    double high = mean + Quantile.ofSorted(means, level(z0, Intervals.Z, acceleration));
    return new Interval(Math.min(low, high), Math.max(low, high), "bca");
  }

  private static double level(double z0, double z, double acceleration) {
    return NORMAL.cumulativeProbability(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
  }
}
