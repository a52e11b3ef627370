package dev.hivemeter.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic of embedding vectors, in double and in a fixed order, so that the bits never vary. */
public final class Vectors {
  private Vectors() {}

  /** The vector at unit length; null if there is none, it is zero, or an entry is not finite. */
  public static double @Nullable [] unit(float @Nullable [] e) {
    if (e == null) return null;
    double squares = 0;
    for (float x : e) squares += (double) x * x;
    if (!(squares > 0) || !Double.isFinite(squares)) return null;
    double norm = Math.sqrt(squares);
    double[] unit = new double[e.length];
    for (int k = 0; k < e.length; k++) unit[k] = e[k] / norm;
    return unit;
  }

  /** The nearest floats. */
  public static float[] floats(double[] e) {
    float[] nearest = new float[e.length];
    for (int k = 0; k < e.length; k++) nearest[k] = (float) e[k];
    return nearest;
  }

  /** Columns as rows; the rows are of one length, and there is at least one. */
  static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++)
      for (int k = 0; k < columns.length; k++) columns[k][i] = rows[i][k];
    return columns;
  }

  /** The inner product: four partial sums over every fourth entry, then their sum. */
  public static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) s0 += a[k] * b[k];
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds {@code e}, {@code weight} times, to {@code sum}. */
  public static void add(double[] sum, double[] e, double weight) {
    for (int k = 0; k < sum.length; k++) sum[k] += weight * e[k];
  }

  /** The mean of ⟨e_i, e_j⟩ over i ≠ j of at least two vectors. */
  static double meanOfPairs(List<double[]> vectors) {
    double[] sum = new double[vectors.get(0).length];
    double squares = 0;
    for (double[] e : vectors) {
      add(sum, e, 1);
      squares += dot(e, e);
    }
    return meanOfPairs(sum, squares, vectors.size());
  }

  /**
   * The mean of ⟨e_i, e_j⟩ over i ≠ j from sums alone: (‖Σ e_i‖² − Σ‖e_i‖²) / (n(n−1)).
   *
   * @param sum Σ e_i
   * @param squares Σ‖e_i‖²
   * @param n at least 2
   */
  public static double meanOfPairs(double[] sum, double squares, int n) {
    return (dot(sum, sum) - squares) / ((double) n * (n - 1));
  }
}
