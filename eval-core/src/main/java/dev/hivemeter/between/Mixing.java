package dev.hivemeter.between;

import java.util.Arrays;

/**
 * What the number of different models among the N nearest answers is read against: means over the
 * answers of a pool with these group sizes.
 */
final class Mixing {
  private final int[] sizes;
  private final int total;

  Mixing(int[] sizes) {
    this.sizes = Arrays.stream(sizes).filter(s -> s > 0).sorted().toArray();
    this.total = Arrays.stream(sizes).sum();
  }

  /** How many models have an answer. */
  int models() {
    return sizes.length;
  }

  /**
   * Every model an island: an answer's own model comes first, then whole models, the largest first,
   * which is the fewest that can follow.
   */
  double floor(int nearest) {
    double sum = 0;
    for (int m = 0; m < sizes.length; m++) sum += (double) sizes[m] * fewest(m, nearest);
    return sum / total;
  }

  private int fewest(int own, int nearest) {
    int left = nearest - (sizes[own] - 1);
    int models = sizes[own] > 1 ? 1 : 0;
    for (int j = sizes.length - 1; j >= 0 && left > 0; j--) {
      if (j == own) continue;
      left -= sizes[j];
      models++;
    }
    return models;
  }

  /** The models play no part: N of the other answers drawn without replacement. */
  double mixing(int nearest) {
    double all = 0;
    for (int size : sizes) all += found(size, nearest);
    double sum = 0;
    for (int size : sizes) sum += size * (all - found(size, nearest) + found(size - 1, nearest));
    return sum / total;
  }

  private double found(int kind, int nearest) {
    return 1 - Hypergeometric.none(total - 1, kind, nearest);
  }
}
