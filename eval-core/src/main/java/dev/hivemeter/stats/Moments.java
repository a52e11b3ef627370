package dev.hivemeter.stats;

/** Mean and standard deviation, summed in index order. */
public final class Moments {
  private Moments() {}

  /**
   * Σx / n.
   *
   * @param x at least one value
   */
  public static double mean(double[] x) {
    if (x.length == 0) throw new IllegalArgumentException("the mean of no values");
    double sum = 0;
    for (double v : x) sum += v;
    return sum / x.length;
  }

  /**
   * The standard deviation √(Σ(x − mean)² / (n−1)).
   *
   * @param x at least two values
   */
  public static double sd(double[] x) {
    if (x.length < 2)
      throw new IllegalArgumentException("the standard deviation of " + x.length + " values");
    double mean = mean(x);
    double squares = 0;
    for (double v : x) squares += (v - mean) * (v - mean);
    return Math.sqrt(squares / (x.length - 1));
  }

  /**
   * The skewness m₃ / m₂^1.5 of the values, m_k = Σ(x − mean)^k / n: 0 where both tails are alike,
   * positive where the long one is above.
   *
   * @param x at least one value; 0 where there is no spread
   */
  public static double skewness(double[] x) {
    double mean = mean(x);
    double squares = 0;
    double cubes = 0;
    for (double v : x) {
      double off = v - mean;
      squares += off * off;
      cubes += off * off * off;
    }
    if (!(squares > 0)) return 0;
    double second = squares / x.length;
    return cubes / x.length / (second * Math.sqrt(second));
  }
}
