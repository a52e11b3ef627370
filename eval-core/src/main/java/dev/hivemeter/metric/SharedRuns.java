package dev.hivemeter.metric;

import dev.hivemeter.text.Vocabulary;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How many pairs of answers have a run of five tokens or more in common, between groups of answers
 * such as those of one model.
 *
 * <p>Answers of fewer than five tokens can share none and are not compared; of each pair of groups
 * the compared pairs are counted as well. With enough of the same words this happens by chance:
 * read it against the same counts between the answers to different prompts.
 *
 * <p>Cost O(tokens + common 5-grams · n/64).
 */
public final class SharedRuns {
  /** Tokens of a run. */
  public static final int RUN = 5;

  /**
   * Counts of pairs by group and group.
   *
   * @param sharing pairs that have a run in common
   * @param compared pairs of which both are long enough to have one
   */
  public record Counts(long[][] sharing, long[][] compared) {}

  private SharedRuns() {}

  /**
   * Among the answers of one pool, which stand group by group.
   *
   * @param sizes answers of each group, in order; together all answers of the pool
   * @return at [g][h] and [h][g] the pairs of an answer of group g with one of group h, at [g][g]
   *     the pairs of different answers of g
   */
  public static Counts within(Pool pool, int[] sizes) {
    int[] starts = starts(sizes, 0, pool.size());
    Counts ordered = count(pool.grams(RUN), starts, starts);
    for (long[][] counts : new long[][][] {ordered.sharing, ordered.compared})
      for (int g = 0; g < sizes.length; g++) counts[g][g] /= 2;
    return ordered;
  }

  /**
   * Between the answers of two pools, such as those to two prompts.
   *
   * @param sizes answers of each group of the first pool
   * @param otherSizes answers of each group of the second
   * @return at [g][h] the pairs of an answer of the first pool's group g with one of the second
   *     pool's group h
   */
  public static Counts across(Pool pool, int[] sizes, Pool other, int[] otherSizes) {
    int n = pool.size();
    Vocabulary vocabulary = new Vocabulary();
    int[] first = vocabulary.ids(pool.words());
    int[] second = vocabulary.ids(other.words());
    int[][] tokens = Arrays.copyOf(pool.tokens(), n + other.size());
    for (int a = 0; a < n; a++) tokens[a] = renumbered(tokens[a], first);
    for (int a = 0; a < other.size(); a++) tokens[n + a] = renumbered(other.tokens()[a], second);
    Grams grams = Grams.ofTokens(tokens, vocabulary.size());
    for (int k = 2; k <= RUN; k++) grams = grams.longer();
    return count(grams, starts(sizes, 0, n), starts(otherSizes, n, other.size()));
  }

  /** Ordered pairs of different answers, rows by {@code of} and columns by {@code with}. */
  private static Counts count(Grams grams, int[] of, int[] with) {
    int[] longEnough = new int[grams.ids().length + 1];
    for (int a = 0; a < grams.ids().length; a++)
      longEnough[a + 1] = longEnough[a] + (grams.ids()[a].length > 0 ? 1 : 0);
    SharedGrams shared = new SharedGrams(grams);
    long[][] sharing = new long[of.length - 1][with.length - 1];
    long[][] compared = new long[of.length - 1][with.length - 1];
    for (int g = 0; g + 1 < of.length; g++) {
      for (int a = of[g]; a < of[g + 1]; a++) {
        if (grams.ids()[a].length == 0) continue;
        BitSet row = shared.row(a);
        row.clear(a);
        for (int h = 0; h + 1 < with.length; h++) {
          boolean self = a >= with[h] && a < with[h + 1];
          sharing[g][h] += row.get(with[h], with[h + 1]).cardinality();
          compared[g][h] += longEnough[with[h + 1]] - longEnough[with[h]] - (self ? 1 : 0);
        }
      }
    }
    return new Counts(sharing, compared);
  }

  private static int[] starts(int[] sizes, int from, int answers) {
    int[] starts = new int[sizes.length + 1];
    starts[0] = from;
    for (int g = 0; g < sizes.length; g++) starts[g + 1] = starts[g] + sizes[g];
    int sum = starts[sizes.length] - from;
    if (sum != answers)
      throw new IllegalArgumentException(
          "groups of " + sum + " answers together, but the pool has " + answers);
    return starts;
  }

  private static int[] renumbered(int[] tokens, int[] numbers) {
    int[] out = new int[tokens.length];
    for (int p = 0; p < out.length; p++) out[p] = numbers[tokens[p]];
    return out;
  }
}
