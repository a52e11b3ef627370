package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Distribution functions of the continuous laws, their inverses and the integrals of these. */
final class Laws {
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
  private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

  private Laws() {}

  /** The least and the greatest value a law can give. */
  static double[] support(Law law) {
    if (law instanceof Law.Uniform u) return new double[] {u.low(), u.high()};
    if (law instanceof Law.Exponential) return new double[] {0, Double.POSITIVE_INFINITY};
    return new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
  }

  /** The probability of at most x. */
  static double cdf(Law law, double x) {
    if (law instanceof Law.Uniform u)
      return Math.min(1, Math.max(0, (x - u.low()) / (u.high() - u.low())));
    if (law instanceof Law.Normal n) return STANDARD.cumulativeProbability((x - n.mean()) / n.sd());
    if (law instanceof Law.Exponential e) return x <= 0 ? 0 : -StrictMath.expm1(-x / e.mean());
    if (law instanceof Law.Cauchy c)
      return 0.5 + StrictMath.atan((x - c.location()) / c.scale()) / Math.PI;
    throw discrete(law);
  }

  /**
   * The value below which a share u lies.
   *
   * @param u in [0, 1]; the ends may be infinite
   */
  static double quantile(Law law, double u) {
    if (law instanceof Law.Uniform r) return r.low() + u * (r.high() - r.low());
    if (law instanceof Law.Normal n)
      return n.mean() + n.sd() * STANDARD.inverseCumulativeProbability(u);
    if (law instanceof Law.Exponential e) return -e.mean() * StrictMath.log1p(-u);
    if (law instanceof Law.Cauchy c) {
      if (u == 0) return Double.NEGATIVE_INFINITY;
      if (u == 1) return Double.POSITIVE_INFINITY;
      return c.location() + c.scale() * StrictMath.tan(Math.PI * (u - 0.5));
    }
    throw discrete(law);
  }

  /** Whether it has a mean, without which there is no W1. */
  static boolean hasMean(Law law) {
    return !(law instanceof Law.Cauchy);
  }

  /**
   * ∫₀ᵘ Q(v) dv with Q the quantile function: at 1 it is the mean.
   *
   * @param law one that has a mean
   */
  static double partialMean(Law law, double u) {
    if (law instanceof Law.Uniform r) return u * r.low() + u * u / 2 * (r.high() - r.low());
    if (law instanceof Law.Normal n) {
      if (u <= 0 || u >= 1) return u * n.mean();
      double z = STANDARD.inverseCumulativeProbability(u);
      return u * n.mean() - n.sd() * StrictMath.exp(-z * z / 2) / ROOT_2_PI;
    }
    if (law instanceof Law.Exponential e)
      return u >= 1 ? e.mean() : e.mean() * (u + (1 - u) * StrictMath.log1p(-u));
    throw new IllegalArgumentException("a law without a mean: " + law);
  }

  private static IllegalArgumentException discrete(Law law) {
    return new IllegalArgumentException("not a continuous law: " + law);
  }
}
