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
    int total = 0;
    for (int[] of : tokens) total += of.length;
    int[] flat = new int[total];
    int at = 0;
    for (int[] of : tokens) {
      System.arraycopy(of, 0, flat, at, of.length);
      at += of.length;
    }
    int[][] ids = new int[tokens.length][];
    for (int a = 0; a < ids.length; a++) ids[a] = new int[tokens[a].length];
    return numbered(ids, null, flat, vocabulary);
  }

  /**
   * The n-grams that continue these (n−1)-grams by one token, numbered without collisions.
   *
   * <p>An n-gram whose first or last n−1 tokens come only once comes only once itself. The others
   * are sorted by their first (n−1)-gram, so that a mark on the second one tells whether the two
   * were seen together: a table of the second ones stays in the cache, one of pairs would not.
   */
  Grams longer() {
    int limit = repeated();
    int[][] next = new int[ids.length][];
    int total = 0;
    for (int a = 0; a < ids.length; a++) {
      next[a] = new int[Math.max(0, ids[a].length - 1)];
      total += next[a].length;
    }
    int[] first = new int[total + 1];
    int[] second = new int[total + 1];
    int[] place = new int[total + 1];
    int count = 0;
    int at = 0;
    for (int[] of : ids)
      for (int p = 0; p + 1 < of.length; p++) {
        first[count] = of[p];
        second[count] = of[p + 1];
        place[count] = at++;
        // 1 where both are below the limit, without a branch that nobody could predict.
        count += ((of[p] - limit) & (of[p + 1] - limit)) >>> 31;
      }
    int[] pair = new int[count];
    int distinct = paired(first, second, pair, limit);
    return numbered(next, Arrays.copyOf(place, count), pair, distinct);
  }

  /**
   * Numbers pairs.
   *
   * @param first of each pair, below {@code limit}; like {@code second}, it may be longer than
   *     {@code pair}
   * @param pair the numbers
   * @return how many different ones there are
   */
  private static int paired(int[] first, int[] second, int[] pair, int limit) {
    int[] end = new int[limit + 1];
    for (int k = 0; k < pair.length; k++) end[first[k] + 1]++;
    for (int f = 0; f < limit; f++) end[f + 1] += end[f];
    int[] sorted = new int[pair.length];
    for (int k = 0; k < pair.length; k++) sorted[end[first[k]]++] = k;
    int[] seenWith = new int[limit];
    int[] known = new int[limit];
    int distinct = 0;
    int at = 0;
    for (int f = 0; f < limit; f++)
      for (; at < end[f]; at++) {
        int s = second[sorted[at]];
        if (seenWith[s] != f + 1) {
          seenWith[s] = f + 1;
          known[s] = distinct++;
        }
        pair[sorted[at]] = known[s];
      }
    return distinct;
  }

  /**
   * Those that come more than once first, both kinds in the order of the texts.
   *
   * @param ids of the right lengths; filled
   * @param place where each of {@code looked} stands, counted through all answers; null where it is
   *     everywhere. Whatever stands elsewhere comes once
   * @param looked number of an n-gram, below {@code distinct}
   */
  private static Grams numbered(int[][] ids, int @Nullable [] place, int[] looked, int distinct) {
    int[] times = new int[distinct];
    for (int g : looked) times[g]++;
    int repeated = 0;
    for (int t : times) repeated += (1 - t) >>> 31;
    int[] counts = new int[repeated];
    int total = 0;
    for (int[] of : ids) total += of.length;
    int[] number = new int[total];
    if (place != null) Arrays.fill(number, -1);
    int next = 0;
    for (int k = 0; k < looked.length; k++) {
      int t = times[looked[k]];
      if (t > 1) {
        counts[next] = t;
        t = ~next++;
        times[looked[k]] = t;
      }
      // A number of one that comes more than once, or −1.
      number[place == null ? k : place[k]] = t < 0 ? ~t : -1;
    }
    int last = repeated;
    int at = 0;
    for (int[] of : ids)
      for (int p = 0; p < of.length; p++) {
        int g = number[at++];
        int once = g >> 31;
        of[p] = (g & ~once) | (last & once);
        last -= once;
      }
    return new Grams(ids, counts, last);
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
