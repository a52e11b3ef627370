package dev.hivemeter.between;

import dev.hivemeter.kernel.InnerProducts;
import java.util.List;

/**
 * The first two principal components of the answers to one prompt: the map on which they are drawn.
 *
 * <pre>X centred; w₁, w₂ the unit vectors along which it varies most; x = X·w₁, y = X·w₂</pre>
 *
 * Copies are one point, at the origin.
 *
 * <ul>
 *   <li>Of a component's two signs the one that makes its largest loading positive; among equal
 *       ones (to 1e-9) the lowest coordinate decides.
 *   <li>Fewer than three answers, or copies: zeros. Answers on one line: y is zero.
 *   <li>A mean squared distance to the centre under 1e-12 of the mean squared length counts as
 *       none, and so does a component under 1e-12 of the whole.
 * </ul>
 *
 * Cost O(n·d·min(n, d)) for the smaller Gram matrix, then O(min(n, d)²) a step of Lanczos. Equal to
 * sklearn.decomposition.PCA(2).
 *
 * @param x first component of each answer
 * @param y second component of each answer
 * @param xShare of the variance that the first explains
 * @param yShare of the variance that the second explains
 * @see <a href="https://doi.org/10.1080/14786440109462720">Pearson 1901</a>
 */
public record Pca(double[] x, double[] y, double xShare, double yShare) {
  private static final double NOTHING = 1e-12;
  private static final double SAME = 1 + 1e-9;

  /** The map of these vectors, all of one dimension. */
  public static Pca of(float[][] vectors) {
    int n = vectors.length;
    Pca none = new Pca(new double[n], new double[n], 0, 0);
    if (n < 3) return none;
    int d = vectors[0].length;
    double[][] rows = new double[n][d];
    double squares = centre(vectors, rows);
    boolean few = n < d;
    double[][] gram = gram(few ? InnerProducts.transposed(rows) : rows);
    double variance = 0;
    for (int i = 0; i < gram.length; i++) variance += gram[i][i];
    if (!(variance > NOTHING * squares)) return none;
    Lanczos.Pair first = Lanczos.largest(gram, List.of());
    double[] x = coordinates(rows, first, few);
    if (gram.length < 2) return new Pca(x, none.y, first.value() / variance, 0);
    Lanczos.Pair second = Lanczos.largest(gram, List.of(first.vector()));
    boolean line = !(second.value() > NOTHING * variance);
    return new Pca(
        x,
        line ? none.y : coordinates(rows, second, few),
        first.value() / variance,
        line ? 0 : second.value() / variance);
  }

  /** Fills the centred rows and gives the sum of squares before. */
  private static double centre(float[][] vectors, double[][] rows) {
    double[] mean = new double[rows[0].length];
    double squares = 0;
    for (int i = 0; i < rows.length; i++) {
      if (vectors[i].length != mean.length)
        throw new IllegalArgumentException(
            "vector " + i + " has " + vectors[i].length + " of " + mean.length + " dimensions");
      for (int k = 0; k < mean.length; k++) {
        rows[i][k] = vectors[i][k];
        mean[k] += rows[i][k];
        squares += rows[i][k] * rows[i][k];
      }
    }
    if (!Double.isFinite(squares))
      throw new IllegalArgumentException("a vector has an entry that is no number");
    Dense.scale(mean, -1.0 / rows.length);
    for (double[] row : rows) Dense.add(row, 1, mean);
    return squares;
  }

  private static double[] coordinates(double[][] rows, Lanczos.Pair pair, boolean few) {
    int d = rows[0].length;
    double[] loadings = few ? new double[d] : pair.vector();
    if (few) for (int i = 0; i < rows.length; i++) Dense.add(loadings, pair.vector()[i], rows[i]);
    double sign = sign(loadings);
    double[] out = new double[rows.length];
    for (int i = 0; i < out.length; i++)
      out[i] =
          sign
              * (few
                  ? Math.sqrt(pair.value()) * pair.vector()[i]
                  : InnerProducts.of(rows[i], loadings));
    return out;
  }

  private static double sign(double[] loadings) {
    double largest = 0;
    for (double w : loadings) if (Math.abs(w) > SAME * Math.abs(largest)) largest = w;
    return largest < 0 ? -1 : 1;
  }

  /** Inner products of all columns, as a whole square. */
  static double[][] gram(double[][] rows) {
    double[][] lower = InnerProducts.ofColumns(rows);
    double[][] gram = new double[lower.length][lower.length];
    for (int i = 0; i < gram.length; i++)
      for (int j = 0; j <= i; j++) gram[i][j] = gram[j][i] = lower[i][j];
    return gram;
  }
}
