package dev.hivemeter.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Phrases that are taken, and whether another one shares a run of 60 % or more of the shorter with
 * one of them.
 *
 * <p>A run of w tokens covers one of the places w−1, 2w−1, 3w−1 … of the candidate: only from these
 * is it looked for, which keeps loops of a thousand tokens cheap.
 */
final class Overlaps {
  private final List<int[]> taken = new ArrayList<>();
  private final List<BitSet> tokens = new ArrayList<>();

  /** Takes a phrase. */
  void take(int[] symbols, int start, int length) {
    int[] phrase = Arrays.copyOfRange(symbols, start, start + length);
    BitSet has = new BitSet();
    for (int token : phrase) has.set(token);
    taken.add(phrase);
    tokens.add(has);
  }

  /** Whether it shares too long a run with a taken one. */
  boolean with(int[] symbols, int start, int length) {
    for (int t = 0; t < taken.size(); t++)
      if (with(taken.get(t), tokens.get(t), symbols, start, length)) return true;
    return false;
  }

  private static boolean with(int[] phrase, BitSet has, int[] symbols, int start, int length) {
    int least = (3 * Math.min(length, phrase.length) + 4) / 5;
    for (int at = start + least - 1; at < start + length; at += least) {
      if (!has.get(symbols[at])) continue;
      for (int j = 0; j < phrase.length; j++)
        if (phrase[j] == symbols[at] && run(phrase, j, symbols, at, start, start + length) >= least)
          return true;
    }
    return false;
  }

  /** The length of the common run through place j of the phrase and place i in [from, to). */
  private static int run(int[] phrase, int j, int[] symbols, int i, int from, int to) {
    int back = 0;
    while (back < j && back < i - from && phrase[j - back - 1] == symbols[i - back - 1]) back++;
    int on = 1;
    while (j + on < phrase.length && i + on < to && phrase[j + on] == symbols[i + on]) on++;
    return back + on;
  }
}
