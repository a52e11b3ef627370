package dev.hivemeter.metric;

import org.jspecify.annotations.Nullable;

/** Arithmetic of embedding vectors, in double and in index order, so that the bits never vary. */
public final class Vectors {
  private Vectors() {}

  /** The vector at unit length; null if it is zero or has an entry that is not finite. */
  public static double @Nullable [] unit(float[] e) {
    double squares = 0;
    for (float x : e) squares += (double) x * x;
    if (!(squares > 0) || !Double.isFinite(squares)) return null;
    double norm = Math.sqrt(squares);
    double[] unit = new double[e.length];
    for (int k = 0; k < e.length; k++) unit[k] = e[k] / norm;
    return unit;
  }

  /** The inner product. */
  public static double dot(double[] a, double[] b) {
    double s = 0;
    for (int k = 0; k < a.length; k++) s += a[k] * b[k];
    return s;
  }

  /** Adds {@code e} to {@code sum}. */
  public static void add(double[] sum, double[] e) {
    for (int k = 0; k < sum.length; k++) sum[k] += e[k];
  }
}
