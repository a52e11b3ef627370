package dev.hivemeter.kernel;

import java.util.Arrays;

/** One text against all that are longer. */
final class PlainLcs extends LcsKernel {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void pairs(int[][] texts, int vocabulary, Sink sink) {
    int n = texts.length;
    if (n < 2) return;
    int[] order = byLength(texts);
    LcsRows row = new LcsRows(1, vocabulary);
    int[] starts = new int[texts[order[n - 1]].length];
    long[] state = new long[(starts.length + 63) / 64];
    for (int x = 0; x + 1 < n; x++) row(texts, order, x, row, starts, state, sink);
  }

  /** The text order[x] against all that come after it. */
  static void row(
      int[][] texts, int[] order, int x, LcsRows row, int[] starts, long[] state, Sink sink) {
    row.set(texts, order, x, x + 1);
    for (int y = x + 1; y < order.length; y++) {
      int count = row.starts(texts[order[y]], starts);
      give(sink, order[x], order[y], length(row, starts, count, state));
    }
  }

  private static int length(LcsRows row, int[] starts, int count, long[] state) {
    int words = row.words();
    if (words == 1) return Long.bitCount(~oneWord(row.mask(), starts, count));
    Arrays.fill(state, 0, words, -1L);
    steps(row.mask(), starts, count, state, words);
    int length = 0;
    for (int w = 0; w < words; w++) length += Long.bitCount(~state[w]);
    return length;
  }

  private static long oneWord(long[] mask, int[] starts, int count) {
    long v = -1;
    for (int p = 0; p < count; p++) {
      long u = v & mask[starts[p]];
      v = (v + u) | (v - u);
    }
    return v;
  }

  /** Bits beyond the text's end stay set: no token stands there. */
  private static void steps(long[] mask, int[] starts, int count, long[] state, int words) {
    for (int p = 0; p < count; p++) {
      int at = starts[p];
      long carry = 0;
      for (int w = 0; w < words; w++) {
        long v = state[w];
        long u = v & mask[at + w];
        long sum = v + u + carry;
        carry = (u | (v & ~sum)) >>> 63;
        state[w] = sum | (v - u);
      }
    }
  }
}
