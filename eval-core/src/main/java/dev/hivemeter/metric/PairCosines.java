package dev.hivemeter.metric;

import dev.hivemeter.kernel.CosineKernel;
import java.util.Arrays;
import java.util.List;

/**
 * What the measures of a pool need of the cosines of all its pairs, counted as they come. Counts
 * and maxima do not depend on the order of the pairs.
 */
final class PairCosines {
  /** Lower ends of the ten ranges, k/10 as a float: the cosines are floats. */
  private static final float[] EDGES = edges();

  private final long[] inRange = new long[EDGES.length];
  private final long[] atEdge = new long[EDGES.length];
  private final float[] nearest;

  private PairCosines(int n) {
    nearest = new float[n];
    Arrays.fill(nearest, -1);
  }

  /** One pass of the kernel over these unit vectors. */
  static PairCosines of(List<double[]> vectors) {
    float[][] unit = new float[vectors.size()][];
    for (int i = 0; i < unit.length; i++) unit[i] = Vectors.floats(vectors.get(i));
    PairCosines pairs = new PairCosines(unit.length);
    CosineKernel.fastest().pairs(unit, pairs::row);
    return pairs;
  }

  /** The same of a matrix that is there already. */
  static PairCosines of(float[][] matrix) {
    int n = matrix.length;
    PairCosines pairs = new PairCosines(n);
    for (int i = 0; i < n; i++) pairs.row(i, i + 1, matrix[i], i + 1, n - i - 1);
    return pairs;
  }

  private void row(int i, int j, float[] cosines, int from, int count) {
    float best = nearest[i];
    for (int t = 0; t < count; t++) {
      float c = cosines[from + t];
      int range = range(c);
      inRange[range]++;
      if (c == EDGES[range]) atEdge[range]++;
      if (c > best) best = c;
      if (c > nearest[j + t]) nearest[j + t] = c;
    }
    nearest[i] = best;
  }

  /** The range of a cosine, 0 … 9; one below 0 is in the first, 1 is in the last. */
  static int range(float cosine) {
    return Math.max(0, Math.min(9, (int) (cosine * 10f)));
  }

  private static float[] edges() {
    float[] edges = new float[10];
    for (int k = 0; k < edges.length; k++) edges[k] = k / 10f;
    return edges;
  }

  /** How many pairs there are. */
  long count() {
    long n = nearest.length;
    return n * (n - 1) / 2;
  }

  /** How many pairs have a cosine from k/10 to under (k+1)/10. */
  long inRange(int k) {
    return inRange[k];
  }

  /** How many pairs have a cosine above k/10. */
  long above(int k) {
    long above = -atEdge[k];
    for (int range = k; range < inRange.length; range++) above += inRange[range];
    return above;
  }

  /** The largest cosine of each vector with another. */
  float[] nearest() {
    return nearest.clone();
  }
}
