package dev.hivemeter.metric;

import java.util.Arrays;

/**
 * The n-grams of a pool's answers as dense numbers; none crosses the border of an answer.
 *
 * @param ids of each answer's n-grams in order; empty for an answer of fewer than n tokens
 * @param distinct how many different ones the pool has
 */
record Grams(int[][] ids, int distinct) {

  /** The tokens themselves. */
  static Grams ofTokens(int[][] tokens, int vocabulary) {
    return new Grams(tokens, vocabulary);
  }

  /** The n-grams that continue these (n−1)-grams by one token: numbered without collisions. */
  Grams longer(int n, int[][] tokens) {
    LongInterner interner = new LongInterner();
    int[][] next = new int[ids.length][];
    for (int a = 0; a < ids.length; a++) {
      int count = Math.max(0, tokens[a].length - n + 1);
      next[a] = new int[count];
      for (int p = 0; p < count; p++)
        next[a][p] = interner.id((long) ids[a][p] << 32 | tokens[a][p + n - 1]);
    }
    return new Grams(next, interner.size());
  }

  /** How many n-grams there are, repeats counted. */
  int total() {
    int total = 0;
    for (int[] a : ids) total += a.length;
    return total;
  }

  /** How often each n-gram occurs in the pool, by its number. */
  int[] counts() {
    int[] counts = new int[distinct];
    for (int[] a : ids) for (int id : a) counts[id]++;
    return counts;
  }

  /** How many different n-grams one answer has. */
  int distinctIn(int answer) {
    int[] sorted = ids[answer].clone();
    Arrays.sort(sorted);
    int different = 0;
    for (int i = 0; i < sorted.length; i++) if (i == 0 || sorted[i] != sorted[i - 1]) different++;
    return different;
  }
}
