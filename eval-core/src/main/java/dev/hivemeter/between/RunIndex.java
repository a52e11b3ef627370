package dev.hivemeter.between;

import java.util.Arrays;

/**
 * Which answers have which runs of k tokens: for any text, the set of answers that share one with
 * it, as bits.
 *
 * <p>Runs are compared token by token, not by hash alone. A run of many answers is a set of bits, a
 * rare one a list.
 */
final class RunIndex {
  private final int k;
  private final int[] flat;
  private final int[] start;
  private final int answers;
  private final int words;
  private final int[] table;
  private final int[] idOf;
  private final int[] from;
  private final int[] list;
  private final long[][] bits;
  private int runs;

  /**
   * @param tokens of each answer
   * @param k the length of a run
   */
  RunIndex(int[][] tokens, int k) {
    this.k = k;
    this.answers = tokens.length;
    this.words = (answers + 63) / 64;
    start = new int[answers + 1];
    for (int i = 0; i < answers; i++) start[i + 1] = start[i] + tokens[i].length;
    int length = start[answers];
    flat = new int[length];
    table = new int[Math.max(16, Integer.highestOneBit(length + length / 2) * 2)];
    idOf = new int[length];
    int[] count = new int[length + 1];
    int[] lastAnswer = new int[length];
    Arrays.fill(table, -1);
    Arrays.fill(lastAnswer, -1);
    for (int i = 0; i < answers; i++) {
      System.arraycopy(tokens[i], 0, flat, start[i], tokens[i].length);
      for (int p = start[i]; p + k <= start[i + 1]; p++) {
        int slot = slot(flat, p);
        if (table[slot] < 0) {
          table[slot] = p;
          idOf[p] = runs++;
        }
        int id = idOf[table[slot]];
        idOf[p] = id;
        if (lastAnswer[id] != i) count[id + 1]++;
        lastAnswer[id] = i;
      }
    }
    for (int id = 0; id < runs; id++) count[id + 1] += count[id];
    from = Arrays.copyOf(count, runs + 1);
    list = new int[from[runs]];
    bits = new long[runs][];
    fill(lastAnswer);
  }

  private void fill(int[] lastAnswer) {
    int[] next = Arrays.copyOf(from, from.length);
    Arrays.fill(lastAnswer, -1);
    for (int i = 0; i < answers; i++)
      for (int p = start[i]; p + k <= start[i + 1]; p++) {
        int id = idOf[p];
        if (lastAnswer[id] == i) continue;
        lastAnswer[id] = i;
        list[next[id]++] = i;
      }
    for (int id = 0; id < runs; id++) {
      if (from[id + 1] - from[id] <= words) continue;
      bits[id] = new long[words];
      for (int e = from[id]; e < from[id + 1]; e++) bits[id][list[e] >> 6] |= 1L << list[e];
    }
  }

  /** The answers, as bits, that share a run with this text. */
  long[] sharing(int[] text) {
    long[] row = new long[words];
    for (int p = 0; p + k <= text.length; p++) {
      int first = table[slot(text, p)];
      if (first >= 0) add(idOf[first], row);
    }
    return row;
  }

  /** The same for answer {@code i} of the index itself, which shares its runs with itself. */
  long[] sharing(int i) {
    long[] row = new long[words];
    for (int p = start[i]; p + k <= start[i + 1]; p++) add(idOf[p], row);
    return row;
  }

  private void add(int id, long[] row) {
    long[] all = bits[id];
    if (all != null) for (int w = 0; w < words; w++) row[w] |= all[w];
    else for (int e = from[id]; e < from[id + 1]; e++) row[list[e] >> 6] |= 1L << list[e];
  }

  /** Where this run stands in the table, or would. */
  private int slot(int[] text, int at) {
    int h = 0;
    for (int t = 0; t < k; t++) h = (h + text[at + t] + 1) * 0x9E3779B1;
    int slot = (h ^ h >>> 15) & table.length - 1;
    while (table[slot] >= 0 && !same(table[slot], text, at)) slot = slot + 1 & table.length - 1;
    return slot;
  }

  private boolean same(int position, int[] text, int at) {
    for (int t = 0; t < k; t++) if (flat[position + t] != text[at + t]) return false;
    return true;
  }
}
