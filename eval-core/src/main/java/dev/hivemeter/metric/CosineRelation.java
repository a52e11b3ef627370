package dev.hivemeter.metric;

import java.util.stream.IntStream;

/**
 * Answers are related if their cosine is above a threshold, which belongs to one embedder.
 *
 * @param tau the threshold
 */
record CosineRelation(double tau) implements Relation {

  @Override
  public String name() {
    return "cosine-" + tau;
  }

  @Override
  public String rule() {
    return "their cosine is above " + tau;
  }

  @Override
  public boolean needsEmbedding() {
    return true;
  }

  @Override
  public boolean isTransitive() {
    return false;
  }

  @Override
  public Similarities of(Pool pool) {
    int[] with = IntStream.range(0, pool.size()).filter(pool::hasVector).toArray();
    return new Similarities(with, cosines(pool), tau, "without a vector");
  }

  /** Of all pairs i &lt; j, row by row. */
  private static double[] cosines(Pool pool) {
    float[][] matrix = pool.cosines();
    int n = matrix.length;
    double[] cosines = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) cosines[k++] = matrix[i][j];
    return cosines;
  }
}
