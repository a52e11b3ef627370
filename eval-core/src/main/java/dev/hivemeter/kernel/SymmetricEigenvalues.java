package dev.hivemeter.kernel;

import java.util.Arrays;

/**
 * Eigenvalues of a real symmetric matrix, without the vectors: Householder reflections make it
 * tridiagonal, implicit QL steps with Wilkinson's shift make that diagonal.
 *
 * <ul>
 *   <li>Only the lower triangle is read; the matrix is not changed.
 *   <li>Each value is off by a small multiple of 2⁻⁵² times the largest, so a zero may come out as
 *       −3e-16.
 *   <li>An empty matrix has none.
 * </ul>
 *
 * Cost 4/3·n³ + O(n²), one order of summation, so the same bits everywhere.
 *
 * @see <a href="https://doi.org/10.1007/BF02165234">Bowdler, Martin, Reinsch and Wilkinson 1968</a>
 */
public final class SymmetricEigenvalues {
  private static final double EPSILON = 0x1p-52;

  /** Squares of entries this far below the largest are rounding of rounding, and may underflow. */
  private static final double NOTHING = 0x1p-160;

  private static final int MOST_STEPS = 80;

  private SymmetricEigenvalues() {}

  /**
   * The eigenvalues, smallest first.
   *
   * @param matrix finite; row i has at least i+1 entries
   */
  public static double[] of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOf(matrix[i], i + 1);
      for (double x : a[i]) largest = Math.max(largest, Math.abs(x));
    }
    if (!Double.isFinite(largest))
      throw new IllegalArgumentException("a matrix with an entry of " + largest);
    double[] diagonal = new double[n];
    if (largest == 0) return diagonal;
    // A power of two near the largest entry: scaling by it is exact, and no square overflows.
    int exponent = Math.getExponent(largest);
    for (double[] row : a)
      for (int k = 0; k < row.length; k++) row[k] = Math.scalb(row[k], -exponent);
    double[] beside = new double[n];
    tridiagonal(a, diagonal, beside);
    implicitQl(diagonal, beside);
    for (int i = 0; i < n; i++) diagonal[i] = Math.scalb(diagonal[i], exponent);
    Arrays.sort(diagonal);
    return diagonal;
  }

  /**
   * From the last row up, each reflection clears one row left of the subdiagonal.
   *
   * @param a lower triangle; destroyed
   * @param beside entry i couples i and i+1; the last is 0
   */
  private static void tridiagonal(double[][] a, double[] diagonal, double[] beside) {
    double[] p = new double[a.length];
    for (int i = a.length - 1; i > 0; i--) {
      double[] v = a[i];
      diagonal[i] = v[i];
      double cleared = dot(v, v, i - 1);
      if (cleared <= NOTHING) {
        beside[i - 1] = v[i - 1];
        continue;
      }
      double squares = cleared + v[i - 1] * v[i - 1];
      double alpha = v[i - 1] > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
      beside[i - 1] = alpha;
      double h = squares - v[i - 1] * alpha; // half of ‖v‖² once v is the reflection's normal
      v[i - 1] -= alpha;
      times(a, v, i, p);
      double half = dot(v, p, i) / (2 * h * h);
      for (int k = 0; k < i; k++) p[k] = p[k] / h - half * v[k];
      for (int j = 0; j < i; j++) minus(a[j], v[j], p, p[j], v, j + 1);
    }
    diagonal[0] = a[0][0];
  }

  /** p = A v for the leading m rows and columns. */
  private static void times(double[][] a, double[] v, int m, double[] p) {
    Arrays.fill(p, 0, m, 0);
    for (int j = 0; j < m; j++) {
      double[] row = a[j];
      p[j] += row[j] * v[j] + dot(row, v, j);
      plus(p, row, v[j], j);
    }
  }

  private static void plus(double[] p, double[] row, double x, int m) {
    for (int k = 0; k < m; k++) p[k] += row[k] * x;
  }

  private static void minus(double[] row, double x, double[] q, double y, double[] v, int m) {
    for (int k = 0; k < m; k++) row[k] -= x * q[k] + y * v[k];
  }

  /** Eight partial sums, then their sum. */
  private static double dot(double[] a, double[] b, int m) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int k = 0;
    for (; k + 7 < m; k += 8) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
      s4 += a[k + 4] * b[k + 4];
      s5 += a[k + 5] * b[k + 5];
      s6 += a[k + 6] * b[k + 6];
      s7 += a[k + 7] * b[k + 7];
    }
    for (; k < m; k++) s0 += a[k] * b[k];
    return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
  }

  private static void implicitQl(double[] d, double[] e) {
    int n = d.length;
    double norm = 0;
    for (int i = 0; i < n; i++) norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
    for (int low = 0; low < n; low++) {
      for (int step = 0; ; step++) {
        int high = low;
        while (high < n - 1 && !negligible(e, high, norm)) high++;
        if (high == low) break;
        if (step == MOST_STEPS)
          throw new ArithmeticException(
              "eigenvalue " + low + " of " + n + " did not settle in " + MOST_STEPS + " steps");
        chase(d, e, low, high);
      }
    }
  }

  /** A step itself leaves rounding of 2⁻⁵²·norm: less than that cannot be waited for. */
  private static boolean negligible(double[] e, int i, double norm) {
    return Math.abs(e[i]) <= EPSILON * norm;
  }

  /** One QL step on the block from {@code low} to {@code high}: rotations chase the bulge up. */
  private static void chase(double[] d, double[] e, int low, int high) {
    double delta = (d[low + 1] - d[low]) / (2 * e[low]);
    double root = Math.sqrt(delta * delta + 1);
    double g = d[high] - d[low] + e[low] / (delta + Math.copySign(root, delta));
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      double r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= shift;
        e[high] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      double h = d[i + 1] - shift;
      r = (d[i] - h) * sine + 2 * cosine * b;
      shift = sine * r;
      d[i + 1] = h + shift;
      g = cosine * r - b;
    }
    d[low] -= shift;
    e[low] = g;
    e[high] = 0;
  }
}
