package dev.hivemeter.kernel;

/**
 * Inner products in double: of two vectors, and of all pairs of a matrix's columns.
 *
 * <pre>G_ij = Σ_r x_ri·x_rj        over the rows r in order</pre>
 *
 * Four rows at a time, each an array of its own read at the same index, which is the form that the
 * compiler of JDK 17 turns into vector instructions; no product is fused, so the bits are the same
 * everywhere. Cost m²/2 multiplications a row of m entries.
 */
public final class InnerProducts {
  private InnerProducts() {}

  /** Of two vectors: four partial sums over every fourth entry, then their sum. */
  public static double of(double[] a, double[] b) {
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

  /** Columns as rows; the rows are of one length, and there is at least one. */
  public static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++)
      for (int k = 0; k < columns.length; k++) columns[k][i] = rows[i][k];
    return columns;
  }

  /**
   * The lower triangle: row i has the entries 0 … i.
   *
   * @param rows of one length, at least one
   */
  public static double[][] ofColumns(double[][] rows) {
    double[][] g = new double[rows[0].length][];
    for (int i = 0; i < g.length; i++) g[i] = new double[i + 1];
    int r = 0;
    for (; r + 3 < rows.length; r += 4)
      for (int i = 0; i < g.length; i++)
        four(g[i], rows[r], rows[r + 1], rows[r + 2], rows[r + 3], i);
    for (; r < rows.length; r++) for (int i = 0; i < g.length; i++) one(g[i], rows[r], i);
    return g;
  }

  private static void four(double[] g, double[] x, double[] y, double[] z, double[] w, int i) {
    double xi = x[i];
    double yi = y[i];
    double zi = z[i];
    double wi = w[i];
    for (int j = 0; j <= i; j++) g[j] = g[j] + xi * x[j] + yi * y[j] + zi * z[j] + wi * w[j];
  }

  private static void one(double[] g, double[] x, int i) {
    double xi = x[i];
    for (int j = 0; j <= i; j++) g[j] += xi * x[j];
  }
}
