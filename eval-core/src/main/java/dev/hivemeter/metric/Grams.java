package dev.hivemeter.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The n-grams of a pool's answers as dense numbers, 0, 1, 2 … in the order in which they are first
 * seen; none crosses the border of an answer.
 */
final class Grams {
  private final int[][] ids;
  private final int distinct;
  private int @Nullable [] counts;
  private int @Nullable [] distinctIn;

  private Grams(int[][] ids, int distinct) {
    this.ids = ids;
    this.distinct = distinct;
  }

  /** The tokens themselves, which are numbered in the order in which they are first seen. */
  static Grams ofTokens(int[][] tokens, int vocabulary) {
    return new Grams(tokens, vocabulary);
  }

  /**
   * The n-grams that continue these (n−1)-grams by one token, numbered without collisions.
   *
   * <p>An n-gram whose first or last n−1 tokens come only once in the pool comes only once itself
   * and needs no look-up: the longer the n-grams, the more of them.
   */
  Grams longer() {
    int[] times = counts();
    int repeated = 0;
    int[][] next = new int[ids.length][];
    for (int a = 0; a < ids.length; a++) {
      int[] of = ids[a];
      next[a] = new int[Math.max(0, of.length - 1)];
      for (int p = 0; p < next[a].length; p++)
        if (times[of[p]] > 1 && times[of[p + 1]] > 1) repeated++;
    }
    LongInterner interner = new LongInterner(repeated);
    int size = 0;
    for (int a = 0; a < ids.length; a++) {
      int[] of = ids[a];
      for (int p = 0; p < next[a].length; p++) {
        int id = size;
        if (times[of[p]] > 1 && times[of[p + 1]] > 1)
          id = interner.id((long) of[p] << 32 | of[p + 1], size);
        if (id == size) size++;
        next[a][p] = id;
      }
    }
    return new Grams(next, size);
  }

  /** Of each answer its n-grams in order; empty for an answer of fewer than n tokens. */
  int[][] ids() {
    return ids;
  }

  /** How many different ones the pool has. */
  int distinct() {
    return distinct;
  }

  /** How many n-grams there are, repeats counted. */
  int total() {
    int total = 0;
    for (int[] a : ids) total += a.length;
    return total;
  }

  /** How often each n-gram occurs in the pool, by its number. Not to be changed. */
  int[] counts() {
    if (counts == null) {
      int[] c = new int[distinct];
      for (int[] a : ids) for (int id : a) c[id]++;
      counts = c;
    }
    return counts;
  }

  /** How many different n-grams one answer has. */
  int distinctIn(int answer) {
    if (distinctIn == null) {
      int[] different = new int[ids.length];
      int[] seenIn = new int[distinct];
      Arrays.fill(seenIn, -1);
      for (int a = 0; a < ids.length; a++) {
        for (int id : ids[a]) {
          if (seenIn[id] == a) continue;
          seenIn[id] = a;
          different[a]++;
        }
      }
      distinctIn = different;
    }
    return distinctIn[answer];
  }
}
