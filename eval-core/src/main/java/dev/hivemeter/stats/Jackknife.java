package dev.hivemeter.stats;

import dev.hivemeter.kernel.InnerProducts;
import dev.hivemeter.score.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jackknife variance of one pool's mean pairwise cosine S, from sums alone:
 *
 * <pre>h_i = (⟨e_i, Σe⟩ − ‖e_i‖²)/(n−1),  Var = (n−1)/n · 4/(n−2)² · Σ(h_i − S)²</pre>
 *
 * the variance of the n values of S with one answer left out. Copies give 0.
 *
 * <ul>
 *   <li>Fewer than three answers: there is none.
 *   <li>Never negative, and on average too large: by a tenth at n = 10, by 40 % in standard
 *       deviation for a pool of two modes.
 * </ul>
 *
 * Cost O(n·d).
 *
 * @see <a href="https://doi.org/10.1214/aos/1176345462">Efron and Stein 1981</a>
 */
public final class Jackknife {
  private Jackknife() {}

  /**
   * @param e unit vectors of at least three answers
   */
  public static double variance(List<double[]> e) {
    int n = e.size();
    if (n < 3) throw new IllegalArgumentException("needs three answers, has " + n);
    double[] h = shares(e);
    double mean = Moments.mean(h);
    double squares = 0;
    for (double v : h) squares += (v - mean) * (v - mean);
    return (n - 1.0) / n * 4 / ((n - 2.0) * (n - 2.0)) * squares;
  }

  /**
   * The 95 % interval S ± t(.975, n−1)·√Var, within [−1, 1].
   *
   * <p>With Student's point smooth pools are covered in 95 to 97 of 100 cases at 5 to 50 answers
   * (with the normal point 91 to 95). Where a rare kind of answer may not have shown up at all, no
   * interval made from the pool can know: two modes are covered in 76 (n = 10) and 90 (n = 50)
   * cases, a mode of one answer in ten in 63 and 93.
   *
   * @param e unit vectors
   * @return null for fewer than three answers, and for a pool without any spread
   */
  static @Nullable Interval interval(List<double[]> e) {
    int n = e.size();
    if (n < Intervals.FEWEST) return null;
    double mean = Moments.mean(shares(e));
    double sd = Math.sqrt(variance(e));
    if (!(sd > Intervals.ROUNDING * Math.abs(mean))) return null;
    double half = Student.point(0.975, n - 1) * sd;
    return new Interval(
        Math.max(-1, Math.min(1, mean - half)), Math.min(1, mean + half), "jackknife");
  }

  /** Each answer's mean cosine with the others. */
  private static double[] shares(List<double[]> e) {
    int n = e.size();
    double[] sum = new double[e.get(0).length];
    for (double[] x : e) for (int k = 0; k < sum.length; k++) sum[k] += x[k];
    double[] h = new double[n];
    for (int i = 0; i < n; i++)
      h[i] = (InnerProducts.of(e.get(i), sum) - InnerProducts.of(e.get(i), e.get(i))) / (n - 1);
    return h;
  }

  /**
   * The interval of any estimate from its values with one unit left out each time: θ ± t(.975,
   * n−1)·√((n−1)/n·Σ(θ_i − mean)²).
   *
   * @param theta of all units
   * @param leftOut without unit 1 … n
   * @return null for fewer than three units, and where no unit makes a difference
   */
  public static @Nullable Interval interval(
      double theta, double[] leftOut, double low, double high) {
    int n = leftOut.length;
    if (n < Intervals.FEWEST) return null;
    double mean = Moments.mean(leftOut);
    double squares = 0;
    for (double v : leftOut) squares += (v - mean) * (v - mean);
    double sd = Math.sqrt((n - 1.0) / n * squares);
    if (!(sd > Intervals.ROUNDING * Math.abs(theta))) return null;
    double half = Student.point(0.975, n - 1) * sd;
    return new Interval(Math.max(low, theta - half), Math.min(high, theta + half), "jackknife");
  }
}
