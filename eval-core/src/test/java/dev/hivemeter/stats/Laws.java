package dev.hivemeter.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Laws with a known mean from which the simulations draw. */
final class Laws {

  /**
   * @param mean the true one
   * @param low least value of the measure it stands for
   * @param high greatest value
   */
  record Law(String name, double mean, double low, double high, ToDoubleFunction<Draws> draw) {
    double[] sample(int n, Draws draws) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[i] = draw.applyAsDouble(draws);
      return x;
    }
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  static final Law NORMAL = new Law("normal", 0.6, -1, 1, d -> 0.6 + 0.1 * normal(d));
  static final Law EXPONENTIAL = new Law("exponential", 1, 0, INFINITE, Laws::exponential);

  static final Law LOG_NORMAL = logNormal("log-normal, σ = 1", 1);
  static final Law MILD_LOG_NORMAL = logNormal("log-normal, σ = 0.7", 0.7);
  static final Law SIXTH_POWER = new Law("sixth power of uniform", 1 / 7.0, 0, 1, d -> power(d, 6));

  static final List<Law> SMOOTH =
      List.of(
          NORMAL,
          new Law("uniform", 0.5, 0, 1, Laws::uniform),
          new Law("square of uniform", 1 / 3.0, 0, 1, d -> power(d, 2)),
          SIXTH_POWER,
          new Law("near one: 1 − u⁶", 6 / 7.0, 0, 1, d -> 1 - power(d, 6)),
          EXPONENTIAL,
          LOG_NORMAL,
          MILD_LOG_NORMAL);

  static final List<Law> ZEROS =
      List.of(
          uniformAfterZeros(0.5),
          uniformAfterZeros(0.7),
          uniformAfterZeros(0.8),
          uniformAfterZeros(0.9),
          exponentialAfterZeros(0.5),
          exponentialAfterZeros(0.7),
          exponentialAfterZeros(0.8),
          exponentialAfterZeros(0.9),
          onesAfterZeros(0.5),
          onesAfterZeros(0.9));

  /** Outside what is promised: known to be too wide. */
  static final List<Law> RARE =
      List.of(uniformAfterZeros(0.95), exponentialAfterZeros(0.95), uniformAfterZeros(0.98));

  private Laws() {}

  private static Law logNormal(String name, double sd) {
    return new Law(
        name, StrictMath.exp(sd * sd / 2), 0, INFINITE, d -> StrictMath.exp(sd * normal(d)));
  }

  static Law uniformAfterZeros(double zeros) {
    return new Law(
        zeros + " zeros, uniform rest",
        (1 - zeros) / 2,
        0,
        1,
        d -> uniform(d) < zeros ? 0 : uniform(d));
  }

  static Law exponentialAfterZeros(double zeros) {
    return new Law(
        zeros + " zeros, exponential rest",
        1 - zeros,
        0,
        INFINITE,
        d -> uniform(d) < zeros ? 0 : exponential(d));
  }

  static Law onesAfterZeros(double zeros) {
    return new Law(zeros + " zeros, ones", 1 - zeros, 0, 1, d -> uniform(d) < zeros ? 0 : 1);
  }

  static double uniform(Draws d) {
    return ((d.next() >>> 11) + 0.5) * 0x1p-53;
  }

  static double exponential(Draws d) {
    return -StrictMath.log(uniform(d));
  }

  /** Box and Muller. */
  static double normal(Draws d) {
    return Math.sqrt(-2 * StrictMath.log(uniform(d))) * StrictMath.cos(2 * Math.PI * uniform(d));
  }

  private static double power(Draws d, int k) {
    double u = uniform(d);
    double x = u;
    for (int i = 1; i < k; i++) x *= u;
    return x;
  }
}
