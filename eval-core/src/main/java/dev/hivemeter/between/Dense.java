package dev.hivemeter.between;

/** Loops over doubles that the compiler can make wide; every sum in a fixed order. */
final class Dense {
  private Dense() {}

  static void scale(double[] a, double by) {
    for (int k = 0; k < a.length; k++) a[k] *= by;
  }

  /** a += by·b. */
  static void add(double[] a, double by, double[] b) {
    for (int k = 0; k < a.length; k++) a[k] += by * b[k];
  }

  /** A symmetric matrix by a vector. */
  static double[] times(double[][] matrix, double[] v) {
    double[] out = new double[v.length];
    addRows(out, v, matrix, 0, v.length);
    return out;
  }

  /** out += Σ v[i]·rows[i]. */
  private static void addRows(double[] out, double[] v, double[][] rows, int from, int to) {
    int i = from;
    for (; i + 3 < to; i += 4)
      addFour(
          out,
          rows[i],
          rows[i + 1],
          rows[i + 2],
          rows[i + 3],
          v[i],
          v[i + 1],
          v[i + 2],
          v[i + 3],
          out.length);
    for (; i < to; i++) add(out, v[i], rows[i]);
  }

  private static void addFour(
      double[] out,
      double[] r0,
      double[] r1,
      double[] r2,
      double[] r3,
      double v0,
      double v1,
      double v2,
      double v3,
      int length) {
    for (int k = 0; k < length; k++) out[k] += v0 * r0[k] + v1 * r1[k] + v2 * r2[k] + v3 * r3[k];
  }
}
