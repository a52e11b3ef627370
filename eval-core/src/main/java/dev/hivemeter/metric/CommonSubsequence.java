package dev.hivemeter.metric;

import java.util.Arrays;

/**
 * Length of the longest common subsequence of one text with others, 64 cells of the dynamic
 * programme in one machine word.
 *
 * @see <a href="https://doi.org/10.1016/j.ipl.2004.07.015">Hyyrö 2004, after Crochemore et al.
 *     2001</a>
 */
final class CommonSubsequence {
  private final int length;
  private final int words;
  private final long[] mask;
  private final long[] row;

  /**
   * @param text token numbers below {@code vocabulary}
   */
  CommonSubsequence(int[] text, int vocabulary) {
    length = text.length;
    words = (length + 63) / 64;
    mask = new long[vocabulary * words];
    row = new long[words];
    for (int p = 0; p < length; p++) mask[text[p] * words + p / 64] |= 1L << p;
  }

  /** The length of the longest common subsequence with this text. */
  int with(int[] other) {
    Arrays.fill(row, -1L);
    for (int token : other) {
      long carry = 0;
      int at = token * words;
      for (int w = 0; w < words; w++) {
        long v = row[w];
        long u = v & mask[at + w];
        long sum = v + u + carry;
        carry = (u | (v & ~sum)) >>> 63;
        row[w] = sum | (v - u);
      }
    }
    int common = 0;
    for (int w = 0; w < words; w++) {
      long inText = w < words - 1 || length % 64 == 0 ? -1L : (1L << length) - 1;
      common += Long.bitCount(~row[w] & inText);
    }
    return common;
  }
}
