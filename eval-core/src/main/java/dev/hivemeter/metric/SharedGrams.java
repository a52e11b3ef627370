package dev.hivemeter.metric;

import java.util.BitSet;

/**
 * Which answers have an n-gram in common with a given one.
 *
 * <p>Of each n-gram that several answers have, these answers: as a list where they are few, as bits
 * where they are many. Memory O(n-grams), whatever the number of answers.
 */
final class SharedGrams {
  private final int[][] ids;
  private final int words;

  /** First place of each n-gram in {@link #answers}; negative: ~place in {@link #bits}. */
  private final int[] place;

  private final int[] having;
  private final int[] answers;
  private final long[] bits;

  SharedGrams(Grams grams) {
    ids = grams.ids();
    words = (ids.length + 63) / 64;
    having = new int[grams.repeated()];
    int[] seenIn = new int[grams.repeated()];
    for (int a = 0; a < ids.length; a++)
      for (int g : ids[a])
        if (g < seenIn.length && seenIn[g] != a + 1) {
          seenIn[g] = a + 1;
          having[g]++;
        }
    place = new int[grams.repeated()];
    int listed = 0;
    int packed = 0;
    for (int g = 0; g < place.length; g++) {
      if (having[g] < 2) continue;
      boolean many = having[g] > 2 * words;
      place[g] = many ? ~packed : listed;
      if (many) packed += words;
      else listed += having[g];
    }
    answers = new int[listed];
    bits = new long[packed];
    int[] filled = new int[place.length];
    for (int a = 0; a < ids.length; a++)
      for (int g : ids[a]) {
        if (g >= having.length || having[g] < 2) continue;
        if (place[g] < 0) bits[~place[g] + a / 64] |= 1L << a;
        else if (filled[g] == 0 || answers[place[g] + filled[g] - 1] != a)
          answers[place[g] + filled[g]++] = a;
      }
  }

  /** The answers that have an n-gram of this one, itself included if it has one of another's. */
  BitSet row(int answer) {
    long[] row = new long[words];
    for (int g : ids[answer]) {
      if (g >= having.length || having[g] < 2) continue;
      if (place[g] >= 0) {
        for (int p = place[g]; p < place[g] + having[g]; p++)
          row[answers[p] / 64] |= 1L << answers[p];
      } else {
        int from = ~place[g];
        for (int w = 0; w < words; w++) row[w] |= bits[from + w];
      }
    }
    return BitSet.valueOf(row);
  }
}
