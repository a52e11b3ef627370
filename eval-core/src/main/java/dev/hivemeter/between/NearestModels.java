package dev.hivemeter.between;

import java.util.Arrays;

/**
 * The expected number of different models among an answer's N nearest, for all N in one pass over
 * its cosines; answers that tie at the N-th cosine are drawn at random, in closed form.
 */
final class NearestModels {
  private final int[] nearest;
  private final int[] model;
  private final float[] top;
  private final long[] near;
  private final int[] seenAt;
  private final int[] kind;

  /**
   * @param nearest the numbers N, ascending; none above n − 1
   * @param model of each answer
   * @param models how many
   */
  NearestModels(int[] nearest, int[] model, int models) {
    this.nearest = nearest;
    this.model = model;
    this.top = new float[nearest.length == 0 ? 0 : nearest[nearest.length - 1]];
    this.near = new long[model.length];
    this.seenAt = new int[models];
    this.kind = new int[models];
    Arrays.fill(seenAt, -1);
  }

  /** Adds what answer {@code self} sees to the sums, one for each N. */
  void add(float[] cosine, int self, double[] sums) {
    int count = gather(cosine, self, least(cosine, self));
    Arrays.sort(near, 0, count);
    int before = 0;
    int seen = 0;
    int k = 0;
    while (k < nearest.length) {
      int high = count - before;
      int low = high - 1;
      long value = near[low] >> 32;
      while (low > 0 && near[low - 1] >> 32 == value) low--;
      int tied = high - low;
      int kinds = unseen(low, high, self);
      for (; k < nearest.length && nearest[k] <= before + tied; k++)
        sums[k] += seen + expected(kinds, tied, nearest[k] - before);
      for (int i = low; i < high; i++) {
        int m = (int) near[i];
        if (seenAt[m] != self) seen++;
        seenAt[m] = self;
      }
      before += tied;
    }
  }

  /** Counts the tied answers [low, high) of each model that is not seen yet. */
  private int unseen(int low, int high, int self) {
    int kinds = 0;
    for (int i = low; i < high; ) {
      int end = i + 1;
      while (end < high && near[end] == near[i]) end++;
      if (seenAt[(int) near[i]] != self) kind[kinds++] = end - i;
      i = end;
    }
    return kinds;
  }

  /** How many new models are expected among {@code draws} of the tied answers. */
  private double expected(int kinds, int tied, int draws) {
    double sum = 0;
    double found = 0;
    for (int m = 0; m < kinds; m++) {
      if (m == 0 || kind[m] != kind[m - 1]) found = 1 - Hypergeometric.none(tied, kind[m], draws);
      sum += found;
    }
    return sum;
  }

  /** The cosine of the last of the largest N. */
  private float least(float[] cosine, int self) {
    int size = top.length;
    Arrays.fill(top, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < cosine.length; j++) {
      float c = cosine[j];
      if (c <= top[0] || j == self) continue;
      if (!(c > top[0]))
        throw new IllegalArgumentException("cosine of " + self + " and " + j + " is " + c);
      int at = 1;
      for (; at < size && top[at] < c; at++) top[at - 1] = top[at];
      top[at - 1] = c;
    }
    return top[0];
  }

  private int gather(float[] cosine, int self, float least) {
    int count = 0;
    for (int j = 0; j < cosine.length; j++)
      if (cosine[j] >= least && j != self) near[count++] = key(cosine[j], model[j]);
    return count;
  }

  /** Sorts by cosine, then model. */
  private static long key(float cosine, int model) {
    int bits = Float.floatToRawIntBits(cosine + 0f); // −0 is 0
    return (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | model;
  }
}
