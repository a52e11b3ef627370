package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;

/**
 * Self-BLEU: the mean over answers of BLEU-4 of one against all others as its references.
 *
 * <pre>BLEU = min(1, e^(1−r/m)) · (Π_{k≤4} p_k)^¼
 * p_k = Σ_g min(c(g), max over the others of c(g)) / Σ_g c(g)        no match counts .1</pre>
 *
 * Copies give 1; answers without a common token give 0.
 *
 * <ul>
 *   <li>Answers of fewer than four tokens are left out, also as references: the bare formula gives
 *       copies of one, two or three tokens .178, .316 and .562. Fewer than two left: Undefined.
 *   <li>r is the length of another answer that is closest to m, the shorter on ties.
 *   <li>Rises with n, since more references match more: compare at equal n.
 *   <li>Smoothing and clipping are NLTK's (method1, ε = .1). Texygen's own loop leaves the answer
 *       among its references or reads only the first 500 lines.
 * </ul>
 *
 * Cost O(tokens): of each n-gram the two highest counts are enough, since the highest count among
 * the others is the second highest for the answer that holds the first.
 *
 * @see <a href="https://arxiv.org/abs/1802.01886">Zhu et al. 2018 (Texygen)</a>
 */
final class SelfBleu implements PoolMetric {
  private static final int ORDER = 4;

  /** Of each n-gram its count in one answer, the two highest, and whose the highest is. */
  private static final int HERE = 0;

  private static final int HIGHEST = 1;
  private static final int SECOND = 2;
  private static final int HOLDER = 3;

  private static final Definition DEFINITION =
      new Definition(
              "self-bleu-4@1",
              "Self-BLEU-4",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The mean over answers to one prompt of BLEU-4 of one against all others as references.",
              "mean of min(1, exp(1 − r_i/m_i)) · (p_1·p_2·p_3·p_4)^¼, p_k the share of the k-grams of"
                  + " answer i that the others have, clipped at the highest count in one of them, on the"
                  + " tokens of scanner@1; no match at an order counts as .1; r_i the length of another"
                  + " answer closest to m_i, the shorter on ties",
              "Copies give 1; answers without a common token give 0.",
              List.of(
                  "Answers of fewer than 4 tokens are left out, also as references, and counted; fewer"
                      + " than two left: Undefined.",
                  "An answer without a token of any other gives 0; the smoothing is NLTK's method1."),
              "The size of the pool: it rises as the pool grows, so compare at equal n; the tokenizer"
                  + " and the answers' length.",
              "Zhu et al. 2018, https://arxiv.org/abs/1802.01886; Papineni et al. 2002,"
                  + " https://aclanthology.org/P02-1040/")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public int[] usable(Pool pool) {
    return pool.ofTokens(4);
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    int[] kept = new int[pool.size()];
    int n = 0;
    for (int a = 0; a < kept.length; a++) if (pool.tokens()[a].length >= ORDER) kept[n++] = a;
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, Pairs.under(ORDER));
    Grams[] grams = new Grams[ORDER + 1];
    for (int k = 1; k <= ORDER; k++) grams[k] = pool.grams(k);
    return new Score.Value(mean(grams, Arrays.copyOf(kept, n)), n);
  }

  /**
   * The formula without exclusions.
   *
   * @param tokens of two texts or more, none empty, numbered below {@code vocabulary}
   */
  static double bare(int[][] tokens, int vocabulary) {
    Grams[] grams = new Grams[ORDER + 1];
    for (int k = 1; k <= ORDER; k++)
      grams[k] = k == 1 ? Grams.ofTokens(tokens, vocabulary) : grams[k - 1].longer();
    int[] all = new int[tokens.length];
    for (int a = 0; a < all.length; a++) all[a] = a;
    return mean(grams, all);
  }

  private static double mean(Grams[] grams, int[] answers) {
    int[][] matched = new int[ORDER + 1][];
    for (int k = 1; k <= ORDER; k++) matched[k] = matched(grams[k], answers);
    int[] lengths = new int[answers.length];
    for (int i = 0; i < lengths.length; i++) lengths[i] = grams[1].ids()[answers[i]].length;
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      if (matched[1][i] == 0) continue;
      double product = 1;
      for (int k = 1; k <= ORDER; k++)
        product *=
            (matched[k][i] == 0 ? Bleu.EPSILON : matched[k][i]) / Math.max(1, lengths[i] - k + 1);
      sum += Bleu.brevity(lengths[i], closest(sorted, lengths[i])) * Bleu.root(product, ORDER);
    }
    return sum / answers.length;
  }

  /**
   * Of each answer how many n-grams another has as well, clipped at its highest count: all that
   * come more than once, less the lead over the second of those in which the answer itself has the
   * highest count.
   *
   * <p>What belongs to one n-gram stands side by side: its count in the answer at hand, the two
   * highest of all answers, and whose the highest is.
   */
  private static int[] matched(Grams grams, int[] answers) {
    // What comes once is matched by nobody: its numbers are beyond these, and it is left out here.
    int repeated = grams.repeated();
    int[] state = new int[4 * repeated];
    int[] matched = new int[answers.length];
    int[] common = new int[0];
    for (int i = 0; i < answers.length; i++) {
      int[] all = grams.ids()[answers[i]];
      if (common.length < all.length) common = new int[all.length];
      int size = 0;
      for (int g : all) {
        common[size] = g;
        size += (g - repeated) >>> 31;
      }
      for (int k = 0; k < size; k++) state[4 * common[k] + HERE]++;
      for (int k = 0; k < size; k++) take(state, 4 * common[k], i);
      matched[i] = size;
    }
    for (int at = 0; at < state.length; at += 4)
      matched[state[at + HOLDER]] -= state[at + HIGHEST] - state[at + SECOND];
    return matched;
  }

  /** Takes over the count here, once: the next time it is 0 for the same answer. */
  private static void take(int[] state, int at, int answer) {
    int count = state[at + HERE];
    int highest = state[at + HIGHEST];
    // Without branches: which of the three is largest nobody could predict.
    state[at + SECOND] = Math.max(state[at + SECOND], Math.min(count, highest));
    state[at + HIGHEST] = Math.max(highest, count);
    int taken = (highest - count) >> 31;
    state[at + HOLDER] = (answer & taken) | (state[at + HOLDER] & ~taken);
    state[at + HERE] = 0;
  }

  /** The length of another answer that is closest to this one's, the shorter on ties. */
  static int closest(int[] sorted, int length) {
    int from = Arrays.binarySearch(sorted, length);
    int low = from;
    int high = from;
    while (low > 0 && sorted[low - 1] == length) low--;
    while (high + 1 < sorted.length && sorted[high + 1] == length) high++;
    if (low < high) return length;
    if (low == 0) return sorted[high + 1];
    if (high == sorted.length - 1) return sorted[low - 1];
    return length - sorted[low - 1] <= sorted[high + 1] - length
        ? sorted[low - 1]
        : sorted[high + 1];
  }
}
