package dev.hivemeter.between;

/**
 * Mean silhouettes of nested clusterings: the sums of distances are worked out once, for the
 * finest, and added up as clusters are joined.
 *
 * <pre>s(i) = (b − a) / max(a, b), mean over i</pre>
 *
 * a = mean distance of i to the others of its cluster, b = the smallest mean distance to another
 * cluster. An answer alone in its cluster counts 0, and so does one without any distance.
 *
 * @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw 1987</a>
 */
final class Silhouettes {
  private final int[] label;
  private final double[][] sums;
  private final int[] sizes;

  /**
   * @param cosine of all pairs
   * @param label the cluster of each answer, from 0
   */
  Silhouettes(float[][] cosine, int[] label) {
    this.label = label.clone();
    this.sizes = Groups.sizes(label);
    this.sums = new double[label.length][sizes.length];
    for (int i = 0; i < label.length; i++)
      for (int j = 0; j < label.length; j++)
        if (j != i) sums[i][label[j]] += AverageLink.distance(cosine[i][j]);
  }

  /** Joins two clusters; {@code into} keeps its number. */
  void join(int into, int from) {
    for (int i = 0; i < label.length; i++) {
      if (label[i] == from) label[i] = into;
      sums[i][into] += sums[i][from];
    }
    sizes[into] += sizes[from];
    sizes[from] = 0;
  }

  /** The cluster of each answer. */
  int[] labels() {
    return label.clone();
  }

  int label(int answer) {
    return label[answer];
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < label.length; i++) sum += of(i);
    return sum / label.length;
  }

  private double of(int i) {
    int own = label[i];
    if (sizes[own] < 2) return 0;
    double a = sums[i][own] / (sizes[own] - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sizes.length; c++)
      if (c != own && sizes[c] > 0) b = Math.min(b, sums[i][c] / sizes[c]);
    double larger = Math.max(a, b);
    return larger > 0 ? (b - a) / larger : 0;
  }
}
