package dev.hivemeter.metric;

import dev.hivemeter.kernel.LcsKernel;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean ROUGE-L F1 over all pairs of answers of one pool, on our tokens.
 *
 * <pre>F1(x, y) = 2·LCS(x, y) / (|x| + |y|)        LCS = longest common subsequence of tokens</pre>
 *
 * Copies give 1; answers without a common token give 0.
 *
 * <ul>
 *   <li>Fewer than two answers with tokens: Undefined. Answers without tokens are left out.
 *   <li>Precision and recall weigh the same (β = 1), so the measure is symmetric and half the pairs
 *       are enough.
 *   <li>Depends on the tokenizer and on length: long answers share function words in order.
 * </ul>
 *
 * Cost O(n²·m·⌈m/64⌉) for answers of m tokens, 64 cells of the table at a time.
 *
 * @see <a href="https://aclanthology.org/W04-1013/">Lin 2004</a>
 */
final class RougeL implements PoolMetric {
  /** Longer answers would take minutes a pair: the cost is quadratic in length. */
  static final int LONGEST = 32_768;

  private static final Definition DEFINITION =
      new Definition(
              "rouge-l@1",
              "ROUGE-L",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The mean over pairs of answers of how much of their words they share in the same order.",
              "mean over i < j of 2·LCS(x_i, x_j) / (|x_i| + |x_j|), on the tokens of scanner@1",
              "Copies give 1; answers without a common token give 0.",
              List.of(
                  "Fewer than two answers with tokens: Undefined; answers without tokens are left out.",
                  "An answer of more than 32768 tokens: Undefined for its pool; the cost is quadratic.",
                  "Its tokens are not those of google-research/rouge, which keep only a–z and 0–9."),
              "The tokenizer and the answers' length; not n, in expectation.",
              "Lin 2004, https://aclanthology.org/W04-1013/")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    List<int[]> texts = new ArrayList<>();
    for (int[] tokens : pool.tokens()) if (tokens.length > 0) texts.add(tokens);
    return of(texts, pool.words().size(), pool.size() - texts.size(), "without tokens");
  }

  /**
   * The mean over pairs of these texts.
   *
   * @param texts token numbers below {@code vocabulary}, none empty
   * @param excluded how many answers are not among them, and why
   */
  static Score of(List<int[]> texts, int vocabulary, int excluded, String why) {
    int n = texts.size();
    if (n < 2) return Pairs.needTwo(n, excluded, why);
    for (int[] tokens : texts)
      if (tokens.length > LONGEST)
        return new Score.Undefined(
            "an answer has " + tokens.length + " tokens; ROUGE-L is measured up to " + LONGEST);
    return new Score.Value(meanF1(texts.toArray(int[][]::new), vocabulary), n);
  }

  /**
   * The mean over all pairs. Lengths are whole numbers, so they are added up by |x| + |y| first:
   * the sum then does not depend on the order of the pairs.
   *
   * @param texts token numbers below {@code vocabulary}; at least two texts, none empty
   */
  static double meanF1(int[][] texts, int vocabulary) {
    int longest = 0;
    for (int[] text : texts) longest = Math.max(longest, text.length);
    long[] common = new long[2 * longest + 1];
    LcsKernel.fastest()
        .pairs(
            texts,
            vocabulary,
            (i, j, length) -> common[texts[i].length + texts[j].length] += length);
    double sum = 0;
    for (int both = 1; both < common.length; both++) sum += 2.0 * common[both] / both;
    double n = texts.length;
    return 2 * sum / (n * (n - 1));
  }
}
