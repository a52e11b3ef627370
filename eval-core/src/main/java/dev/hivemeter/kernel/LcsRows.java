package dev.hivemeter.kernel;

import java.util.Arrays;

/**
 * Where each token stands in a few texts at once, as bits: the masks of the bit-parallel
 * recurrence. One object serves one group of texts after the other.
 */
final class LcsRows {
  /** Masks of several texts: 64 MiB. */
  private static final long MOST = 1 << 23;

  private final int lanes;
  private final int[] slot;
  private final int[] seen;
  private int slots;
  private int words;
  private long[] mask = new long[0];

  /**
   * @param lanes texts at a time
   */
  LcsRows(int lanes, int vocabulary) {
    this.lanes = lanes;
    slot = new int[vocabulary];
    seen = new int[vocabulary];
  }

  /**
   * Takes up the texts order[from] … order[to−1], of which the last is the longest.
   *
   * @return false if several texts together would take more memory than is worth it
   */
  boolean set(int[][] texts, int[] order, int from, int to) {
    for (int s = 0; s < slots; s++) slot[seen[s]] = 0;
    slots = 0;
    for (int t = from; t < to; t++)
      for (int token : texts[order[t]])
        if (slot[token] == 0) {
          seen[slots++] = token;
          slot[token] = slots;
        }
    words = (texts[order[to - 1]].length + 63) / 64;
    long size = (long) slots * words * lanes;
    if (lanes > 1 && size > MOST) return false;
    if (mask.length < size) mask = new long[Math.toIntExact(size)];
    else Arrays.fill(mask, 0, (int) size, 0);
    for (int t = from; t < to; t++) {
      int[] text = texts[order[t]];
      for (int p = 0; p < text.length; p++)
        mask[((slot[text[p]] - 1) * words + p / 64) * lanes + t - from] |= 1L << p;
    }
    return true;
  }

  /** Words that the longest text takes. */
  int words() {
    return words;
  }

  /**
   * By token, word and text: mask[start + word·lanes + lane] with the start from {@link #starts}.
   */
  long[] mask() {
    return mask;
  }

  /**
   * Where the masks of this text's tokens start; tokens that the rows do not have change nothing
   * and are left out.
   *
   * @return how many starts were written
   */
  int starts(int[] text, int[] starts) {
    int count = 0;
    int stride = words * lanes;
    for (int token : text) {
      int s = slot[token];
      starts[count] = (s - 1) * stride;
      if (s > 0) count++;
    }
    return count;
  }
}
