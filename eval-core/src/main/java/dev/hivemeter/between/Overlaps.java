package dev.hivemeter.between;

import java.util.Arrays;

/**
 * Phrases that are taken, and whether another one shares too long a run with one of them.
 *
 * <p>Each token knows where it last stood in a taken phrase, each place the one before with the
 * same token: a candidate is compared with all of them in one pass over its matches.
 */
final class Overlaps {
  private static final double MOST_SHARED = 0.6;

  private final int[] last;
  private int[] token = new int[0];
  private int[] previous = new int[0];
  private int[] run = new int[0];
  private long[] seen = new long[0];
  private int[] phraseLength = new int[0];
  private int size;
  private long clock;

  /**
   * @param alphabet tokens are below this
   */
  Overlaps(int alphabet) {
    last = new int[alphabet];
    Arrays.fill(last, -1);
  }

  /** Takes a phrase. */
  void take(int[] symbols, int start, int length) {
    grow(size + length + 1);
    size++; // a place between two phrases that no token has
    for (int k = 0; k < length; k++) {
      int symbol = symbols[start + k];
      token[size] = symbol;
      previous[size] = last[symbol];
      phraseLength[size] = length;
      last[symbol] = size++;
    }
  }

  /** Whether it shares a run of 60 % or more of the shorter with a taken one. */
  boolean with(int[] symbols, int start, int length) {
    clock++;
    for (int k = 0; k < length; k++) {
      clock++;
      for (int at = last[symbols[start + k]]; at >= 0; at = previous[at]) {
        run[at] = seen[at - 1] == clock - 1 ? run[at - 1] + 1 : 1;
        seen[at] = clock;
        if (run[at] >= MOST_SHARED * Math.min(length, phraseLength[at])) return true;
      }
    }
    return false;
  }

  private void grow(int needed) {
    if (needed <= token.length) return;
    int length = 2 * needed;
    token = Arrays.copyOf(token, length);
    previous = Arrays.copyOf(previous, length);
    run = Arrays.copyOf(run, length);
    seen = Arrays.copyOf(seen, length);
    phraseLength = Arrays.copyOf(phraseLength, length);
  }
}
