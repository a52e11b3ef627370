package dev.hivemeter.metric;

/**
 * How alike the answers of a pool are to a relation.
 *
 * @param answers indexes in the pool of those that can be compared, ascending
 * @param pairs similarity of all pairs i &lt; j of them, row by row
 * @param above two answers are related if their similarity is above this
 * @param leftOut why the other answers are not among them
 */
public record Similarities(int[] answers, double[] pairs, double above, String leftOut) {
  public Similarities {
    long expected = (long) answers.length * (answers.length - 1) / 2;
    if (pairs.length != expected)
      throw new IllegalArgumentException(
          pairs.length + " similarities of " + answers.length + " answers, not " + expected);
  }

  /** Of a relation that is or is not: 1 where it is, 0 elsewhere. */
  interface Related {
    boolean test(int i, int j);
  }

  /** Of all {@code n} answers. */
  static Similarities of(int n, Related related) {
    int[] all = new int[n];
    for (int i = 0; i < n; i++) all[i] = i;
    double[] pairs = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) pairs[k++] = related.test(i, j) ? 1 : 0;
    return new Similarities(all, pairs, 0.5, "");
  }

  /** Whether the i-th and the j-th compared answer are related. */
  boolean related(int i, int j) {
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    int n = answers.length;
    return pairs[low * n - low * (low + 1) / 2 + high - low - 1] > above;
  }
}
