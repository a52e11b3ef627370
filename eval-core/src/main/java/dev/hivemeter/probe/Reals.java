package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import java.util.function.DoubleUnaryOperator;

/** Measures of real numbers against a continuous law; the numbers are sorted. */
final class Reals {
  private Reals() {}

  /**
   * The distance of Kolmogorov and Smirnov, the greatest difference between the empirical and the
   * law's distribution function.
   */
  static double ks(Law law, double[] sorted) {
    return ks(x -> Laws.cdf(law, x), sorted);
  }

  /**
   * @param cdf the law's distribution function
   */
  static double ks(DoubleUnaryOperator cdf, double[] sorted) {
    double most = 0;
    int n = sorted.length;
    for (int i = 0; i < n; i++) {
      double f = cdf.applyAsDouble(sorted[i]);
      most = Math.max(most, Math.max((i + 1.0) / n - f, f - (double) i / n));
    }
    return most;
  }

  /**
   * Wasserstein's distance of order 1 to the law itself, ∫|F̂ − F| = ∫₀¹ |Q̂(u) − Q(u)| du in
   * closed form: on each step of Q̂ the law's quantile function is above, below, or crosses it
   * once.
   *
   * @param law one that has a mean
   */
  static double wasserstein(Law law, double[] sorted) {
    return wasserstein(law, x -> Laws.cdf(law, x), sorted);
  }

  /**
   * @param law one that has a mean
   * @param cdf its distribution function
   */
  static double wasserstein(Law law, DoubleUnaryOperator cdf, double[] sorted) {
    double[] parts = partialMeans(law, sorted.length);
    double sum = 0;
    for (int i = 0; i < sorted.length; i++)
      sum += step(law, parts, i, sorted[i], cdf.applyAsDouble(sorted[i]));
    return sum;
  }

  /** ∫₀ Q up to each i/n. */
  static double[] partialMeans(Law law, int n) {
    double[] parts = new double[n + 1];
    for (int i = 0; i <= n; i++) parts[i] = Laws.partialMean(law, (double) i / n);
    return parts;
  }

  /** ∫ |x − Q(u)| du over the i-th step, where f = F(x). */
  static double step(Law law, double[] parts, int i, double x, double f) {
    int n = parts.length - 1;
    double a = (double) i / n;
    double b = (i + 1.0) / n;
    double area = parts[i + 1] - parts[i];
    if (f >= b) return Math.max(0, x / n - area);
    if (f <= a) return Math.max(0, area - x / n);
    double at = Laws.partialMean(law, f);
    return Math.max(0, x * (2 * f - a - b) - 2 * at + parts[i] + parts[i + 1]);
  }

  /** The share of the commonest number. */
  static double mode(double[] sorted) {
    int most = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return (double) most / sorted.length;
  }

  /** The share of pairs that are equal. */
  static double collision(double[] sorted) {
    double pairs = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      pairs += run - 1;
    }
    double n = sorted.length;
    return 2 * pairs / (n * (n - 1));
  }
}
