package dev.hivemeter.metric;

import dev.hivemeter.kernel.InnerProducts;
import dev.hivemeter.kernel.SymmetricEigenvalues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The eigenvalues of a kernel matrix as shares of their sum, and the effective numbers made of
 * them. Of X Xᵀ and Xᵀ X, whose eigenvalues other than 0 are the same, the smaller is used.
 */
final class Spectrum {
  private final double[][] kernel;
  private final double rounding;
  private double @Nullable [] shares;

  /**
   * @param kernel lower triangle
   * @param size of the larger of both forms
   */
  private Spectrum(double[][] kernel, int size) {
    this.kernel = kernel;
    rounding = size * 0x1p-52;
  }

  /** Of a kernel matrix; its lower triangle is read. */
  static Spectrum of(double[][] kernel) {
    return new Spectrum(kernel, kernel.length);
  }

  /** Of the cosines of these unit vectors, at least one. */
  static Spectrum of(List<double[]> unit) {
    int n = unit.size();
    int d = unit.get(0).length;
    double[][] rows = unit.toArray(double[][]::new);
    return new Spectrum(
        InnerProducts.ofColumns(n <= d ? InnerProducts.transposed(rows) : rows), Math.max(n, d));
  }

  /** The Vendi score of this order, 0 ≤ q ≤ ∞. */
  double vendi(double q) {
    if (q == 2) return ofOrderTwo();
    double[] lambda = shares();
    if (q == Double.POSITIVE_INFINITY) return 1 / lambda[lambda.length - 1];
    double most = lambda[lambda.length - 1];
    double sum = 0;
    for (double x : lambda)
      if (x > 0) sum += q == 1 ? -x * StrictMath.log(x) : StrictMath.pow(x / most, q);
    // The largest eigenvalue is taken out of the sum, which would underflow at large orders.
    double log = q == 1 ? sum : (q * StrictMath.log(most) + StrictMath.log(sum)) / (1 - q);
    return StrictMath.exp(log);
  }

  /** (tr K)² / ‖K‖²: Σλ² is the sum of the squared entries. */
  private double ofOrderTwo() {
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < kernel.length; i++) {
      double besides = 0;
      for (int j = 0; j < i; j++) besides += kernel[i][j] * kernel[i][j];
      squares += 2 * besides + kernel[i][i] * kernel[i][i];
      trace += kernel[i][i];
    }
    return trace * trace / squares;
  }

  /** Smallest first, adding up to 1; what rounding leaves of a 0 is 0. */
  private double[] shares() {
    if (shares == null) {
      double[] lambda = SymmetricEigenvalues.of(kernel);
      double least = rounding * lambda[lambda.length - 1];
      double sum = 0;
      for (int i = 0; i < lambda.length; i++) {
        if (!(lambda[i] > least)) lambda[i] = 0;
        sum += lambda[i];
      }
      for (int i = 0; i < lambda.length; i++) lambda[i] /= sum;
      shares = lambda;
    }
    return shares;
  }
}
