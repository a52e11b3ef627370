package dev.hivemeter.between;

/** Loops over doubles that the compiler can make wide; every sum in a fixed order. */
final class Dense {
  private Dense() {}

  static double dot(double[] a, double[] b) {
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
    return s0 + s1 + (s2 + s3);
  }

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

  /** AᵀA of a matrix given by rows. */
  static double[][] gram(double[][] rows, int columns) {
    double[][] g = new double[columns][columns];
    int i = 0;
    for (; i + 3 < rows.length; i += 4)
      for (int j = 0; j < columns; j++)
        addFour(
            g[j],
            rows[i],
            rows[i + 1],
            rows[i + 2],
            rows[i + 3],
            rows[i][j],
            rows[i + 1][j],
            rows[i + 2][j],
            rows[i + 3][j],
            j + 1);
    for (; i < rows.length; i++)
      for (int j = 0; j < columns; j++)
        for (int k = 0; k <= j; k++) g[j][k] += rows[i][j] * rows[i][k];
    for (int j = 0; j < columns; j++) for (int k = 0; k < j; k++) g[k][j] = g[j][k];
    return g;
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
