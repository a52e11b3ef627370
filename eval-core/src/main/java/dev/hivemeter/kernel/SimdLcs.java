package dev.hivemeter.kernel;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many texts as a register has long lanes against all that are longer: they share the loop over
 * the other text, and each mask is one contiguous load.
 */
final class SimdLcs extends LcsKernel {
  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final int L = LANES.length();

  @Override
  public String name() {
    return "vector-" + LANES.vectorBitSize();
  }

  @Override
  public void pairs(int[][] texts, int vocabulary, Sink sink) {
    int n = texts.length;
    if (n < 2) return;
    int[] order = byLength(texts);
    int longest = texts[order[n - 1]].length;
    LcsRows rows = new LcsRows(L, vocabulary);
    int[] starts = new int[longest];
    long[] state = new long[(longest + 63) / 64 * L];
    long[] carry = new long[longest * L];
    for (int from = 0; from + 1 < n; from += L) {
      int to = Math.min(n, from + L);
      rows.set(texts, order, from, to);
      for (int y = from + 1; y < n; y++) {
        int count = rows.starts(texts[order[y]], starts);
        run(rows, starts, count, state, carry);
        for (int x = from; x < Math.min(to, y); x++)
          give(sink, order[x], order[y], zeros(state, x - from, rows.words()));
      }
    }
  }

  private static int zeros(long[] state, int lane, int words) {
    int zeros = 0;
    for (int w = 0; w < words; w++) zeros += Long.bitCount(~state[w * L + lane]);
    return zeros;
  }

  private static void run(LcsRows rows, int[] starts, int count, long[] state, long[] carry) {
    int words = rows.words();
    Arrays.fill(state, 0, words * L, -1L);
    steps(rows.mask(), starts, count, state, words);
  }

  private static void steps(long[] mask, int[] starts, int count, long[] state, int words) {
    for (int p = 0; p < count; p++) {
      int at = starts[p];
      LongVector carry = LongVector.zero(LANES);
      for (int w = 0; w < words; w++) {
        LongVector v = LongVector.fromArray(LANES, state, w * L);
        LongVector u = v.and(LongVector.fromArray(LANES, mask, at + w * L));
        LongVector sum = v.add(u).add(carry);
        carry = u.or(v.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
        sum.or(v.sub(u)).intoArray(state, w * L);
      }
    }
  }
}
