package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves labels apart along a line, each staying as near to its place as the others let it. */
final class Spread {
  private Spread() {}

  /**
   * Least squares with the labels kept in order and clear of each other (pool adjacent violators),
   * then pushed within the line as far as they fit.
   *
   * @param wanted centres
   * @param heights of the labels
   * @param low start of the line
   * @param high end of the line
   * @return centres in the order of {@code wanted}
   */
  static double[] apart(double[] wanted, double[] heights, double low, double high) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) order.add(i);
    order.sort(Comparator.comparingDouble(i -> wanted[i]));
    double[] offset = new double[wanted.length];
    for (int k = 1; k < offset.length; k++)
      offset[k] = offset[k - 1] + (heights[order.get(k - 1)] + heights[order.get(k)]) / 2;
    List<double[]> blocks = new ArrayList<>();
    for (int k = 0; k < offset.length; k++) {
      blocks.add(new double[] {wanted[order.get(k)] - offset[k], 1});
      while (blocks.size() > 1
          && blocks.get(blocks.size() - 2)[0] > blocks.get(blocks.size() - 1)[0]) {
        double[] last = blocks.remove(blocks.size() - 1);
        double[] block = blocks.get(blocks.size() - 1);
        double n = block[1] + last[1];
        block[0] = (block[0] * block[1] + last[0] * last[1]) / n;
        block[1] = n;
      }
    }
    double[] placed = new double[wanted.length];
    int k = 0;
    for (double[] block : blocks)
      for (int j = 0; j < block[1]; j++, k++) placed[order.get(k)] = block[0] + offset[k];
    double limit = high;
    for (k = placed.length - 1; k >= 0; k--) {
      int i = order.get(k);
      placed[i] = Math.min(placed[i], limit - heights[i] / 2);
      limit = placed[i] - heights[i] / 2;
    }
    limit = low;
    for (int i : order) {
      placed[i] = Math.max(placed[i], limit + heights[i] / 2);
      limit = placed[i] + heights[i] / 2;
    }
    return placed;
  }
}
