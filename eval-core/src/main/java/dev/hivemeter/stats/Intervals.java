package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** 95 % intervals whose unit is the prompt (or the cluster of its paraphrases). */
public final class Intervals {
  /** Fewer units than this give no interval. */
  public static final int FEWEST = 3;

  /** The 97.5 % point of the normal law. */
  private static final double Z = 1.959963984540054;

  /** A spread below this part of the mean is rounding. */
  private static final double ROUNDING = 1e-12;

  private static final Map<Integer, Double> QUANTILES = new ConcurrentHashMap<>();

  private Intervals() {}

  /**
   * Student's t interval of a mean: mean ± t(.975, n−1)·sd/√n.
   *
   * <p>Smooth values are covered as promised from about ten units on; skewed ones are not.
   *
   * @return null for fewer than three values, and for values without any spread: an interval of no
   *     width would claim a certainty that nobody has
   */
  public static @Nullable Interval t(double[] x) {
    int n = x.length;
    if (n < FEWEST) return null;
    double sd = Moments.sd(x);
    double mean = Moments.mean(x);
    if (!(sd > ROUNDING * Math.abs(mean))) return null;
    double half = quantile(n - 1) * sd / Math.sqrt(n);
    return new Interval(mean - half, mean + half, "t");
  }

  /**
   * Wilson's interval of a share.
   *
   * <pre>(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)</pre>
   *
   * It stays within [0, 1] and has a width at 0 and 1 too.
   *
   * @param p in [0, 1]
   * @param n units
   * @return null for fewer than three units
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
   */
  public static @Nullable Interval wilson(double p, int n) {
    if (!(p >= 0 && p <= 1))
      throw new IllegalArgumentException("share " + p + " is outside [0, 1]");
    if (n < FEWEST) return null;
    double z2 = Z * Z;
    double centre = p + z2 / (2.0 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    double scale = 1 + z2 / n;
    return new Interval(
        Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale), "wilson");
  }

  /** The 97.5 % point of Student's t with this many degrees of freedom. */
  private static double quantile(int degrees) {
    return QUANTILES.computeIfAbsent(
        degrees, d -> new TDistribution(d, 1e-12).inverseCumulativeProbability(0.975));
  }
}
