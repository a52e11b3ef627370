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
    long[] carries = new long[longest * L];
    for (int from = 0; from + 1 < n; from += L) {
      int to = Math.min(n, from + L);
      if (!rows.set(texts, order, from, to)) {
        LcsRows row = new LcsRows(1, vocabulary);
        for (int x = from; x < to; x++) PlainLcs.row(texts, order, x, row, starts, state, sink);
        continue;
      }
      for (int y = from + 1; y < n; y++) {
        int count = rows.starts(texts[order[y]], starts);
        run(rows, starts, count, state, carries);
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

  /**
   * Blocks of words that stay in registers over the whole other text; carries wait between them.
   */
  private static void run(LcsRows rows, int[] starts, int count, long[] state, long[] carries) {
    Arrays.fill(carries, 0, count * L, 0);
    int words = rows.words();
    int word = 0;
    for (; word + 4 <= words; word += 4) four(rows.mask(), starts, count, carries, state, word);
    if (word + 2 <= words) {
      two(rows.mask(), starts, count, carries, state, word);
      word += 2;
    }
    if (word < words) one(rows.mask(), starts, count, carries, state, word);
  }

  // The steps are written out: a method for them may not be inlined, and would box every register.
  private static void four(
      long[] mask, int[] starts, int count, long[] carries, long[] state, int word) {
    LongVector v0 = LongVector.broadcast(LANES, -1);
    LongVector v1 = v0;
    LongVector v2 = v0;
    LongVector v3 = v0;
    int offset = word * L;
    for (int p = 0; p < count; p++) {
      int at = starts[p] + offset;
      LongVector carry = LongVector.fromArray(LANES, carries, p * L);
      LongVector u = v0.and(LongVector.fromArray(LANES, mask, at));
      LongVector sum = v0.add(u).add(carry);
      carry = u.or(v0.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v0 = sum.or(v0.sub(u));
      u = v1.and(LongVector.fromArray(LANES, mask, at + L));
      sum = v1.add(u).add(carry);
      carry = u.or(v1.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v1 = sum.or(v1.sub(u));
      u = v2.and(LongVector.fromArray(LANES, mask, at + 2 * L));
      sum = v2.add(u).add(carry);
      carry = u.or(v2.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v2 = sum.or(v2.sub(u));
      u = v3.and(LongVector.fromArray(LANES, mask, at + 3 * L));
      sum = v3.add(u).add(carry);
      carry = u.or(v3.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v3 = sum.or(v3.sub(u));
      carry.intoArray(carries, p * L);
    }
    v0.intoArray(state, offset);
    v1.intoArray(state, offset + L);
    v2.intoArray(state, offset + 2 * L);
    v3.intoArray(state, offset + 3 * L);
  }

  private static void two(
      long[] mask, int[] starts, int count, long[] carries, long[] state, int word) {
    LongVector v0 = LongVector.broadcast(LANES, -1);
    LongVector v1 = v0;
    int offset = word * L;
    for (int p = 0; p < count; p++) {
      int at = starts[p] + offset;
      LongVector carry = LongVector.fromArray(LANES, carries, p * L);
      LongVector u = v0.and(LongVector.fromArray(LANES, mask, at));
      LongVector sum = v0.add(u).add(carry);
      carry = u.or(v0.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v0 = sum.or(v0.sub(u));
      u = v1.and(LongVector.fromArray(LANES, mask, at + L));
      sum = v1.add(u).add(carry);
      carry = u.or(v1.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v1 = sum.or(v1.sub(u));
      carry.intoArray(carries, p * L);
    }
    v0.intoArray(state, offset);
    v1.intoArray(state, offset + L);
  }

  private static void one(
      long[] mask, int[] starts, int count, long[] carries, long[] state, int word) {
    LongVector v0 = LongVector.broadcast(LANES, -1);
    int offset = word * L;
    for (int p = 0; p < count; p++) {
      int at = starts[p] + offset;
      LongVector carry = LongVector.fromArray(LANES, carries, p * L);
      LongVector u = v0.and(LongVector.fromArray(LANES, mask, at));
      LongVector sum = v0.add(u).add(carry);
      carry = u.or(v0.and(sum.not())).lanewise(VectorOperators.LSHR, 63);
      v0 = sum.or(v0.sub(u));
      carry.intoArray(carries, p * L);
    }
    v0.intoArray(state, offset);
  }
}
