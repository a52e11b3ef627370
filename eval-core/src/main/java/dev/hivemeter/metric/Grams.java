package dev.hivemeter.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The n-grams of a pool's answers as dense numbers; none crosses the border of an answer.
 *
 * <p>Those that come more than once in the pool have the numbers below {@link #repeated}. So
 * whatever looks for something common skips the others, most of all long n-grams, without a
 * look-up.
 */
final class Grams {
  private final int[][] ids;
  private final int[] counts;
  private final int distinct;
  private int @Nullable [] distinctIn;

  private Grams(int[][] ids, int[] counts, int distinct) {
    this.ids = ids;
    this.counts = counts;
    this.distinct = distinct;
  }

  /** The tokens themselves, numbered below {@code vocabulary}. */
  static Grams ofTokens(int[][] tokens, int vocabulary) {
    int[][] copy = new int[tokens.length][];
    for (int a = 0; a < copy.length; a++) copy[a] = tokens[a].clone();
    return renumbered(copy, vocabulary, 0);
  }

  /**
   * The n-grams that continue these (n−1)-grams by one token, numbered without collisions.
   *
   * <p>An n-gram whose first or last n−1 tokens come only once comes only once itself.
   */
  Grams longer() {
    int limit = repeated();
    int candidates = 0;
    int[][] next = new int[ids.length][];
    for (int a = 0; a < ids.length; a++) {
      int[] of = ids[a];
      next[a] = new int[Math.max(0, of.length - 1)];
      for (int p = 0; p < next[a].length; p++) if (of[p] < limit && of[p + 1] < limit) candidates++;
    }
    LongInterner interner = new LongInterner(candidates);
    int once = 0;
    for (int a = 0; a < ids.length; a++) {
      int[] of = ids[a];
      for (int p = 0; p < next[a].length; p++)
        next[a][p] =
            of[p] < limit && of[p + 1] < limit
                ? interner.id((long) of[p] << 32 | of[p + 1])
                : ~once++;
    }
    return renumbered(next, interner.size(), once);
  }

  /**
   * In place: those that come more than once first.
   *
   * @param looked how many different ones have a number; the others are ~0, ~1 … and come once
   * @param once how many others there are
   */
  private static Grams renumbered(int[][] ids, int looked, int once) {
    int[] times = new int[looked];
    for (int[] of : ids) for (int g : of) if (g >= 0) times[g]++;
    int repeated = 0;
    for (int t : times) if (t > 1) repeated++;
    int[] counts = new int[repeated];
    int[] number = times;
    int first = 0;
    int last = repeated;
    for (int g = 0; g < looked; g++) {
      if (times[g] > 1) {
        counts[first] = times[g];
        number[g] = first++;
      } else if (times[g] == 1) {
        number[g] = last++;
      }
    }
    for (int[] of : ids)
      for (int p = 0; p < of.length; p++) of[p] = of[p] < 0 ? last + ~of[p] : number[of[p]];
    return new Grams(ids, counts, last + once);
  }

  /** Of each answer its n-grams in order; empty for an answer of fewer than n tokens. */
  int[][] ids() {
    return ids;
  }

  /** How many different ones the pool has. */
  int distinct() {
    return distinct;
  }

  /** How many different ones come more than once in the pool; their numbers are below this. */
  int repeated() {
    return counts.length;
  }

  /** How many n-grams there are, repeats counted. */
  int total() {
    int total = 0;
    for (int[] a : ids) total += a.length;
    return total;
  }

  /** How often each n-gram occurs in the pool, by its number. */
  int[] counts() {
    int[] all = Arrays.copyOf(counts, distinct);
    Arrays.fill(all, counts.length, distinct, 1);
    return all;
  }

  /** How many different n-grams one answer has. */
  int distinctIn(int answer) {
    if (distinctIn == null) {
      int[] different = new int[ids.length];
      int[] seenIn = new int[repeated()];
      for (int a = 0; a < ids.length; a++) {
        for (int g : ids[a]) {
          if (g < seenIn.length) {
            if (seenIn[g] == a + 1) continue;
            seenIn[g] = a + 1;
          }
          different[a]++;
        }
      }
      distinctIn = different;
    }
    return distinctIn[answer];
  }
}
