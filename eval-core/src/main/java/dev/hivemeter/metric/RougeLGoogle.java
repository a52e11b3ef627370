package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * ROUGE-L as google-research/rouge counts it, for comparison with published numbers.
 *
 * <p>The formula is that of {@link RougeL}; a token is a run of a–z and 0–9 in the lower-cased
 * text, without stemming.
 *
 * <ul>
 *   <li>Answers of which nothing is left, as in Chinese, are left out; fewer than two left:
 *       Undefined.
 * </ul>
 *
 * @see <a
 *     href="https://github.com/google-research/google-research/tree/master/rouge">rouge_score</a>
 */
final class RougeLGoogle implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "rouge-l-google@1",
              "ROUGE-L, Google's tokens",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "ROUGE-L on the tokens of google-research/rouge, for comparison with published numbers.",
              "mean over i < j of 2·LCS(x_i, x_j) / (|x_i| + |x_j|), a token a run of a–z and 0–9 of the"
                  + " lower-cased text, no stemming",
              "Copies give 1; answers without a common token give 0.",
              List.of(
                  "Answers of which these tokens leave nothing, as in Chinese, are left out and counted;"
                      + " fewer than two left: Undefined.",
                  "Dice, other prompts and other models are measured on 40 of a condition's prompts,"
                      + " evenly spread.",
                  "An answer of more than 32768 tokens: Undefined for its pool; the cost is quadratic."),
              "The answers' length and language: accented letters part words; not n, in expectation.",
              "Lin 2004, https://aclanthology.org/W04-1013/; rouge_score 0.1.2")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public boolean costly() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    List<int[]> texts = new ArrayList<>();
    GoogleTokens google = new GoogleTokens(pool);
    for (int i = 0; i < pool.size(); i++) {
      int[] ids = google.of(i);
      if (ids.length > 0) texts.add(ids);
    }
    return RougeL.of(
        texts, google.vocabulary(), pool.size() - texts.size(), "without letters a–z or digits");
  }
}
