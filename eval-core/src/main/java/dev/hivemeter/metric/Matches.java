package dev.hivemeter.metric;

import java.util.Arrays;

/**
 * How many n-grams of one order each pair of answers has in common, row by row.
 *
 * <p>The k-th occurrence of an n-gram in an answer is a feature. Two answers share as many features
 * as BLEU's clipping counts matches, Σ min(c_i, c_j); features with k = 0 alone are the common part
 * of the two sets. So one pass over lists of the answers that have a feature counts both, for all
 * pairs of a row at once; features of many answers are bits of a row of machine words instead.
 *
 * <p>Memory O(tokens + n²/64 · frequent features / n): no table of pairs is kept.
 */
final class Matches {
  private final int answers;

  /** Rare features of answer a: {@code rare[rareStart[a] … rareStart[a + 1] − 1]}. */
  private final int[] rareStart;

  private final int[] rare;

  /** Answers that have rare feature f, ascending: {@code have[next[f] … end[f] − 1]} is to come. */
  private final int[] have;

  private final int[] next;
  private final int[] end;

  /** Rare features below this number are first occurrences. */
  private final int rareFirsts;

  /** Bits of each answer: words of frequent first occurrences, then of later ones. */
  private final long[] bits;

  private final int firstWords;
  private final int words;

  /** By answer, of the row that was counted last: common n-grams as sets, and clipped. */
  final int[] same;

  final int[] clipped;

  Matches(Grams grams) {
    int[][] ids = grams.ids();
    answers = ids.length;
    same = new int[answers];
    clipped = new int[answers];

    int[] base = new int[grams.repeated()];
    int features = number(ids, base);
    int[] spread = new int[features];
    boolean[] later = new boolean[features];
    int[][] of = features(ids, base, spread, later);

    // Features of two answers or more, renumbered: rare and frequent, first occurrences first.
    int frequent = Math.max(8, answers / 8);
    int[] number = new int[features];
    int rares = 0;
    int bit = 0;
    for (int f = 0; f < features; f++)
      if (!later[f] && spread[f] > 1) number[f] = spread[f] > frequent ? ~bit++ : rares++;
    rareFirsts = rares;
    firstWords = (bit + 63) / 64;
    bit = firstWords * 64;
    for (int f = 0; f < features; f++)
      if (later[f] && spread[f] > 1) number[f] = spread[f] > frequent ? ~bit++ : rares++;
    words = (bit + 63) / 64;
    next = new int[rares];
    end = new int[rares];
    int total = 0;
    for (int pass = 0; pass < 2; pass++)
      for (int f = 0; f < features; f++) {
        if (spread[f] < 2 || number[f] < 0 || later[f] != (pass == 1)) continue;
        next[number[f]] = total;
        end[number[f]] = total;
        total += spread[f];
      }
    have = new int[total];
    rare = new int[total];
    rareStart = new int[answers + 1];
    bits = new long[answers * words];
    for (int a = 0; a < answers; a++) fill(a, of[a], spread, number);
  }

  private void fill(int a, int[] features, int[] spread, int[] number) {
    int at = rareStart[a];
    for (int f : features) {
      if (spread[f] < 2) continue;
      int r = number[f];
      if (r < 0) {
        bits[a * words + (~r >> 6)] |= 1L << ~r;
      } else {
        rare[at++] = r;
        have[end[r]++] = a;
      }
    }
    rareStart[a + 1] = at;
  }

  /**
   * Occurrence k of n-gram g in one answer becomes feature base[g] + k, if two answers have g.
   *
   * @param base by n-gram that comes more than once; filled, −1 where only one answer has it
   * @return how many features
   */
  private static int number(int[][] ids, int[] base) {
    int[] seenIn = new int[base.length];
    int[] occurrences = new int[base.length];
    int[] having = new int[base.length];
    Arrays.fill(seenIn, -1);
    for (int a = 0; a < ids.length; a++)
      for (int g : ids[a]) {
        if (g >= seenIn.length) continue;
        if (seenIn[g] != a) {
          seenIn[g] = a;
          occurrences[g] = 0;
          having[g]++;
        }
        base[g] = Math.max(base[g], ++occurrences[g]);
      }
    int features = 0;
    for (int g = 0; g < base.length; g++) {
      int levels = having[g] < 2 ? 0 : base[g];
      base[g] = levels == 0 ? -1 : features;
      features += levels;
    }
    return features;
  }

  /**
   * The features of each answer.
   *
   * @param spread by feature how many answers have it; filled
   * @param later by feature whether it is no first occurrence; filled
   */
  private static int[][] features(int[][] ids, int[] base, int[] spread, boolean[] later) {
    int[] seenIn = new int[base.length];
    int[] occurrences = new int[base.length];
    Arrays.fill(seenIn, -1);
    int[][] of = new int[ids.length][];
    for (int a = 0; a < ids.length; a++) {
      int[] mine = new int[ids[a].length];
      int at = 0;
      for (int g : ids[a]) {
        if (g >= base.length || base[g] < 0) continue;
        if (seenIn[g] != a) {
          seenIn[g] = a;
          occurrences[g] = 0;
        }
        int f = base[g] + occurrences[g]++;
        later[f] = f != base[g];
        spread[f]++;
        mine[at++] = f;
      }
      of[a] = at == mine.length ? mine : Arrays.copyOf(mine, at);
    }
    return of;
  }

  /**
   * Counts what answer {@code i} has in common with each later one, into {@link #same} and {@link
   * #clipped}. To be called for 0, 1, 2 … in this order.
   */
  void row(int i) {
    Arrays.fill(same, i + 1, answers, 0);
    Arrays.fill(clipped, i + 1, answers, 0);
    for (int k = rareStart[i]; k < rareStart[i + 1]; k++) {
      int f = rare[k];
      int from = ++next[f];
      int[] into = f < rareFirsts ? same : clipped;
      for (int p = from; p < end[f]; p++) into[have[p]]++;
    }
    int mine = i * words;
    for (int j = i + 1, other = j * words; j < answers; j++, other += words) {
      int firsts = same[j];
      int all = clipped[j];
      for (int w = 0; w < firstWords; w++)
        firsts += Long.bitCount(bits[mine + w] & bits[other + w]);
      for (int w = firstWords; w < words; w++)
        all += Long.bitCount(bits[mine + w] & bits[other + w]);
      same[j] = firsts;
      clipped[j] = all + firsts;
    }
  }
}
