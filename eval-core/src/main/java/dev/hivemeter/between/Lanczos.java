package dev.hivemeter.between;

import dev.hivemeter.kernel.InnerProducts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The largest eigenvalue of a symmetric positive semidefinite matrix on the complement of given
 * vectors, by Lanczos with full reorthogonalisation and a fixed start.
 *
 * <p>Called again with what was found it gives the next one, also where eigenvalues coincide. It
 * ends when the residual is under 1e-12 of the eigenvalue, or the space is used up. Cost O(s²) a
 * step; some tens of steps where there is a gap, never more than s.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898719581">Saad 2011, chapter 6</a>
 */
final class Lanczos {
  private static final double TOLERANCE = 1e-12;
  private static final double NOTHING = 1e-15;
  private static final double LEAST_PIVOT = 1e-140;
  private static final int CHECK_EVERY = 5;

  /** An eigenvalue and its unit vector. */
  record Pair(double value, double[] vector) {}

  private final double[][] matrix;
  private final List<double[]> basis = new ArrayList<>();

  private Lanczos(double[][] matrix) {
    this.matrix = matrix;
  }

  /**
   * The largest eigenvalue orthogonal to these vectors.
   *
   * @param found unit vectors, orthogonal to each other; fewer than the matrix has rows
   */
  static Pair largest(double[][] matrix, List<double[]> found) {
    return new Lanczos(matrix).run(found);
  }

  private Pair run(List<double[]> found) {
    int size = matrix.length;
    int most = size - found.size();
    double trace = 0;
    for (int i = 0; i < size; i++) trace += matrix[i][i];
    double[] alpha = new double[most];
    double[] beta = new double[most];
    double[] q = start(size, found);
    for (int k = 0; ; k++) {
      basis.add(q);
      double[] w = Dense.times(matrix, q);
      alpha[k] = InnerProducts.of(w, q);
      orthogonalise(w, found);
      orthogonalise(w, found);
      beta[k] = Math.sqrt(InnerProducts.of(w, w));
      boolean last = k + 1 == most || beta[k] <= NOTHING * trace;
      if (last || k % CHECK_EVERY == CHECK_EVERY - 1) {
        Jacobi top = Jacobi.largest(alpha, beta, k + 1);
        if (last || beta[k] * top.vector()[k] <= TOLERANCE * top.value())
          return new Pair(top.value(), combined(top.vector()));
      }
      q = w;
      Dense.scale(q, 1 / beta[k]);
    }
  }

  private double[] start(int size, List<double[]> found) {
    double[] q = new double[size];
    // Another start each time: what is left of the last one lacks the other vectors of an
    // eigenvalue that was found.
    long state = 1L + found.size();
    for (int i = 0; i < size; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      q[i] = (state >> 11) * 0x1p-53;
    }
    orthogonalise(q, found);
    orthogonalise(q, found);
    Dense.scale(q, 1 / Math.sqrt(InnerProducts.of(q, q)));
    return q;
  }

  private void orthogonalise(double[] w, List<double[]> found) {
    for (double[] v : found) Dense.add(w, -InnerProducts.of(w, v), v);
    for (double[] v : basis) Dense.add(w, -InnerProducts.of(w, v), v);
  }

  private double[] combined(double[] weights) {
    double[] v = new double[matrix.length];
    for (int k = 0; k < basis.size(); k++) Dense.add(v, weights[k], basis.get(k));
    Dense.scale(v, 1 / Math.sqrt(InnerProducts.of(v, v)));
    return v;
  }

  /** The largest eigenvalue of a tridiagonal matrix with positive entries beside the diagonal. */
  private record Jacobi(double value, double[] vector) {

    static Jacobi largest(double[] alpha, double[] beta, int size) {
      double value = bisect(alpha, beta, size);
      // Of positive sign throughout (Perron), so the start cannot miss it and the last entry,
      // which decides, keeps its relative precision.
      double[] x = new double[size];
      Arrays.fill(x, 1);
      for (int round = 0; round < 4; round++) {
        solve(alpha, beta, value, x);
        Dense.scale(x, 1 / Math.sqrt(InnerProducts.of(x, x)));
      }
      return new Jacobi(value, x);
    }

    /** The smallest number that is above all eigenvalues, by Sturm's sequence. */
    private static double bisect(double[] alpha, double[] beta, int size) {
      double low = Double.NEGATIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        low = Math.max(low, alpha[i]);
        double off = (i > 0 ? beta[i - 1] : 0) + (i + 1 < size ? beta[i] : 0);
        high = Math.max(high, alpha[i] + off);
      }
      high += Math.ulp(high) + Double.MIN_NORMAL;
      while (true) {
        double middle = low + (high - low) / 2;
        if (!(low < middle && middle < high)) return high;
        if (above(alpha, beta, size, middle)) high = middle;
        else low = middle;
      }
    }

    private static boolean above(double[] alpha, double[] beta, int size, double x) {
      double pivot = x - alpha[0];
      for (int i = 1; pivot > 0 && i < size; i++) pivot = next(alpha, beta, i, x, pivot);
      return pivot > 0;
    }

    private static double next(double[] alpha, double[] beta, int i, double x, double pivot) {
      return x - alpha[i] - beta[i - 1] * beta[i - 1] / pivot;
    }

    /** Solves (value·I − T) y = x in place; the pivots are the positive ones of the bisection. */
    private static void solve(double[] alpha, double[] beta, double value, double[] x) {
      int size = x.length;
      double[] pivot = new double[size];
      for (int i = 0; i < size; i++) {
        double p = i == 0 ? value - alpha[0] : next(alpha, beta, i, value, pivot[i - 1]);
        pivot[i] = Math.max(p, LEAST_PIVOT);
        if (i > 0) x[i] += beta[i - 1] / pivot[i - 1] * x[i - 1];
      }
      for (int i = size - 1; i >= 0; i--) {
        if (i + 1 < size) x[i] += beta[i] * x[i + 1];
        x[i] /= pivot[i];
      }
    }
  }
}
