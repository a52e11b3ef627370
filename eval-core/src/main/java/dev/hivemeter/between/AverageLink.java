package dev.hivemeter.between;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Average-link agglomeration on the distances 1 − cos: the two groups with the smallest mean
 * distance are joined until one is left.
 *
 * <p>Chains of nearest neighbours find the joins in O(n²); ties go to the group before in the
 * chain, then to the lowest index. Distances below 0, which rounding makes of copies, count as 0.
 *
 * @param left an answer of the one group that is joined, join by join
 * @param right an answer of the other
 * @param height mean distance between the two, ascending
 * @see <a href="https://arxiv.org/abs/1109.2378">Müllner 2011</a>
 */
record AverageLink(int[] left, int[] right, double[] height) {

  static AverageLink of(float[][] cosine) {
    return new Chain(cosine).run();
  }

  /** The distance between two answers. */
  static double distance(float cosine) {
    return Math.max(0, 1 - (double) cosine);
  }

  private static final class Chain {
    private final double[][] distance;
    private final int[] size;
    private final int[] alive;
    private int count;

    Chain(float[][] cosine) {
      count = cosine.length;
      distance = new double[count][];
      for (int i = 0; i < count; i++) {
        distance[i] = new double[i];
        for (int j = 0; j < i; j++) distance[i][j] = AverageLink.distance(cosine[i][j]);
      }
      size = new int[count];
      Arrays.fill(size, 1);
      alive = IntStream.range(0, count).toArray();
    }

    AverageLink run() {
      int joins = Math.max(0, count - 1);
      int[] left = new int[joins];
      int[] right = new int[joins];
      double[] height = new double[joins];
      int[] chain = new int[count];
      int length = 0;
      for (int k = 0; k < joins; k++) {
        if (length == 0) chain[length++] = alive[0];
        while (true) {
          int top = chain[length - 1];
          int before = length > 1 ? chain[length - 2] : -1;
          int next = nearest(top, before);
          if (next == before) break;
          chain[length++] = next;
        }
        left[k] = Math.min(chain[length - 1], chain[length - 2]);
        right[k] = Math.max(chain[length - 1], chain[length - 2]);
        height[k] = between(right[k], left[k]);
        length -= 2;
        join(left[k], right[k]);
      }
      return sorted(left, right, height);
    }

    private double between(int a, int b) {
      return a > b ? distance[a][b] : distance[b][a];
    }

    private int nearest(int to, int before) {
      int best = before;
      double least = before < 0 ? Double.POSITIVE_INFINITY : between(to, before);
      double[] row = distance[to];
      int k = 0;
      for (; alive[k] < to; k++) {
        double d = row[alive[k]];
        if (d < least) {
          least = d;
          best = alive[k];
        }
      }
      for (k++; k < count; k++) {
        double d = distance[alive[k]][to];
        if (d < least) {
          least = d;
          best = alive[k];
        }
      }
      return best;
    }

    /** The joined group takes the place of {@code a}. */
    private void join(int a, int b) {
      double total = size[a] + size[b];
      int kept = 0;
      for (int k = 0; k < count; k++) {
        int other = alive[k];
        if (other == b) continue;
        alive[kept++] = other;
        if (other == a) continue;
        double mean = (size[a] * between(a, other) + size[b] * between(b, other)) / total;
        if (a > other) distance[a][other] = mean;
        else distance[other][a] = mean;
      }
      count = kept;
      size[a] += size[b];
    }

    private static AverageLink sorted(int[] left, int[] right, double[] height) {
      int[] order =
          IntStream.range(0, height.length)
              .boxed()
              .sorted(Comparator.comparingDouble(k -> height[k]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new AverageLink(
          Arrays.stream(order).map(k -> left[k]).toArray(),
          Arrays.stream(order).map(k -> right[k]).toArray(),
          Arrays.stream(order).mapToDouble(k -> height[k]).toArray());
    }
  }
}
