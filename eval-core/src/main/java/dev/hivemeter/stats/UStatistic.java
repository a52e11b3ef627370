package dev.hivemeter.stats;

import dev.hivemeter.kernel.InnerProducts;
import java.util.List;

/**
 * The mean pairwise cosine of one pool as a U-statistic, with the parts of its sampling variance:
 * how far it would move if the same model answered the same prompt again.
 *
 * <pre>
 * r_i = Σ_j k_ij,  s₂ = Σ k_ij²  (i ≠ j)
 * E₂ = s₂ / (n(n−1)),  A = (Σr_i² − s₂) / (n(n−1)(n−2)),
 * B = ((Σr_i)² − 4(Σr_i² − s₂) − 2s₂) / (n(n−1)(n−2)(n−3))
 * ζ₁ = A − B,  ζ₂ = E₂ − B,  Var = (4(n−2)ζ₁ + 2ζ₂) / (n(n−1))
 * </pre>
 *
 * Copies give a variance of 0.
 *
 * <ul>
 *   <li>Unbiased, and therefore <em>not clamped</em>: of a pool of two modes about half the
 *       estimates are below 0. Use it where it is averaged over prompts; for one pool alone the
 *       {@link Jackknife} is never negative.
 *   <li>Fewer than four answers: there is no unbiased estimate.
 * </ul>
 *
 * Cost O(n²·d) from vectors, of which O(n·d) for the mean; O(n²) from a matrix.
 *
 * @param n answers
 * @param mean over pairs of different answers
 * @param zeta1 estimated variance of an answer's expected cosine
 * @param zeta2 estimated variance of one pair's cosine
 * @see <a href="https://doi.org/10.1214/aoms/1177730196">Hoeffding 1948</a>
 */
public record UStatistic(int n, double mean, double zeta1, double zeta2) {
  /** Fewer answers than this give no variance. */
  public static final int FEWEST = 4;

  public UStatistic {
    if (n < FEWEST) throw new IllegalArgumentException("needs " + FEWEST + " answers, has " + n);
  }

  /**
   * From the symmetric matrix of the pairs' values; its diagonal is not read.
   *
   * @param k at least four rows
   */
  public static UStatistic ofMatrix(double[][] k) {
    int n = k.length;
    double[] rows = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        if (i != j) {
          rows[i] += k[i][j];
          squares += k[i][j] * k[i][j];
        }
    return of(rows, squares);
  }

  /**
   * From the answers' unit vectors.
   *
   * @param e at least four
   */
  public static UStatistic ofVectors(List<double[]> e) {
    int n = e.size();
    double[] rows = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) {
        double k = InnerProducts.of(e.get(i), e.get(j));
        rows[i] += k;
        rows[j] += k;
        squares += 2 * k * k;
      }
    return of(rows, squares);
  }

  private static UStatistic of(double[] rows, double squares) {
    double n = rows.length;
    double all = 0;
    double rowSquares = 0;
    for (double r : rows) {
      all += r;
      rowSquares += r * r;
    }
    double pairs = n * (n - 1);
    double shared = rowSquares - squares;
    double a = shared / (pairs * (n - 2));
    double b = (all * all - 4 * shared - 2 * squares) / (pairs * (n - 2) * (n - 3));
    return new UStatistic(rows.length, all / pairs, a - b, squares / pairs - b);
  }

  /** The unbiased estimate of this mean's sampling variance; may be below 0. */
  public double variance() {
    return varianceAt(n);
  }

  /**
   * What the variance is expected to be with another number of answers; may be below 0.
   *
   * @param answers at least 2
   */
  public double varianceAt(int answers) {
    if (answers < 2) throw new IllegalArgumentException("needs two answers, has " + answers);
    double m = answers;
    return (4 * (m - 2) * zeta1 + 2 * zeta2) / (m * (m - 1));
  }
}
