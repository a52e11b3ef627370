package dev.hivemeter.metric;

import dev.hivemeter.kernel.InnerProducts;
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

  /** The inner product. */
  public static double dot(double[] a, double[] b) {
    return InnerProducts.of(a, b);
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
