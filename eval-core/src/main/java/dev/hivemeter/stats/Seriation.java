package dev.hivemeter.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An order of things in which alike ones stand together: the leaves of an average-link tree.
 *
 * <p>The two groups with the highest mean similarity are joined until one is left. When two groups
 * are joined, they are laid end to end so that the two things that meet are as alike as possible.
 * Ties go to the group that holds the lowest index, and to the turn that is tried first, so the
 * order depends on the matrix alone.
 *
 * <p>Cost O(n³), which is nothing for the hundreds of models that a figure can show.
 */
public final class Seriation {
  private Seriation() {}

  /**
   * The order.
   *
   * @param similarity square and symmetric, higher is more alike; the diagonal is not read; {@code
   *     Double.NEGATIVE_INFINITY} where it is not known
   * @return every index once
   */
  public static int[] order(double[][] similarity) {
    check(similarity);
    List<int[]> groups = new ArrayList<>();
    for (int i = 0; i < similarity.length; i++) groups.add(new int[] {i});
    while (groups.size() > 1) {
      int left = 0;
      int right = 1;
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < groups.size(); a++)
        for (int b = a + 1; b < groups.size(); b++) {
          double mean = mean(similarity, groups.get(a), groups.get(b));
          if (mean > best) {
            best = mean;
            left = a;
            right = b;
          }
        }
      groups.set(left, joined(similarity, groups.get(left), groups.get(right)));
      groups.remove(right);
    }
    return groups.isEmpty() ? new int[0] : groups.get(0);
  }

  private static double mean(double[][] similarity, int[] a, int[] b) {
    double sum = 0;
    for (int i : a) for (int j : b) sum += similarity[i][j];
    return sum / ((double) a.length * b.length);
  }

  private static int[] joined(double[][] similarity, int[] a, int[] b) {
    int[][] lefts = {a, reversed(a)};
    int[][] rights = {b, reversed(b)};
    int[] bestLeft = a;
    int[] bestRight = b;
    double best = Double.NEGATIVE_INFINITY;
    for (int[] left : lefts)
      for (int[] right : rights) {
        double meeting = similarity[left[left.length - 1]][right[0]];
        if (meeting > best) {
          best = meeting;
          bestLeft = left;
          bestRight = right;
        }
      }
    int[] out = Arrays.copyOf(bestLeft, a.length + b.length);
    System.arraycopy(bestRight, 0, out, a.length, b.length);
    return out;
  }

  private static int[] reversed(int[] a) {
    int[] out = new int[a.length];
    for (int i = 0; i < a.length; i++) out[i] = a[a.length - 1 - i];
    return out;
  }

  private static void check(double[][] similarity) {
    for (int i = 0; i < similarity.length; i++) {
      if (similarity[i].length != similarity.length)
        throw new IllegalArgumentException(
            "row " + i + " has " + similarity[i].length + " of " + similarity.length + " columns");
      for (int j = 0; j < i; j++)
        if (!(similarity[i][j] == similarity[j][i]))
          throw new IllegalArgumentException(
              "similarity of " + i + " and " + j + " is not the same both ways");
    }
  }
}
