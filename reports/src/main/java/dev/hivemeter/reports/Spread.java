package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves labels apart along a line, each staying as near to its place as the others let it. */
final class Spread {
  private Spread() {}

  /**
   * @param wanted places
   * @param gap least distance between two
   * @param low lowest place, kept if all fit
   * @param high highest place, kept if all fit
   * @return places in the order of {@code wanted}, no two nearer than the gap
   */
  static double[] apart(double[] wanted, double gap, double low, double high) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) order.add(i);
    order.sort(Comparator.comparingDouble(i -> wanted[i]));
    List<double[]> blocks = new ArrayList<>();
    for (int i : order) {
      blocks.add(new double[] {wanted[i], 1});
      while (blocks.size() > 1) {
        double[] b = blocks.get(blocks.size() - 1);
        double[] a = blocks.get(blocks.size() - 2);
        if (a[0] + (a[1] + b[1]) / 2 * gap <= b[0]) break;
        double n = a[1] + b[1];
        a[0] = (a[0] * a[1] + b[0] * b[1]) / n;
        a[1] = n;
        blocks.remove(blocks.size() - 1);
      }
    }
    double[] placed = new double[wanted.length];
    int k = 0;
    for (double[] b : blocks)
      for (int j = 0; j < b[1]; j++) placed[order.get(k++)] = b[0] + (j - (b[1] - 1) / 2) * gap;
    pushIn(placed, order, gap, low, high);
    return placed;
  }

  private static void pushIn(
      double[] placed, List<Integer> order, double gap, double low, double high) {
    double limit = high;
    for (int k = order.size() - 1; k >= 0; k--) {
      int i = order.get(k);
      placed[i] = Math.min(placed[i], limit);
      limit = placed[i] - gap;
    }
    limit = low;
    for (int i : order) {
      placed[i] = Math.max(placed[i], limit);
      limit = placed[i] + gap;
    }
  }
}
