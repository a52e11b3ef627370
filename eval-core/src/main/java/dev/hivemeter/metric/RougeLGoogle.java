package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
                  "An answer of more than 32768 tokens: Undefined for its pool; the cost is quadratic."),
              "The answers' length and language: accented letters part words; not n, in expectation.",
              "Lin 2004, https://aclanthology.org/W04-1013/; rouge_score 0.1.2")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    Vocabulary vocabulary = new Vocabulary();
    List<int[]> texts = new ArrayList<>();
    for (SourceAnswer a : pool.answers()) {
      int[] ids = vocabulary.ids(tokens(a.text()));
      if (ids.length > 0) texts.add(ids);
    }
    return RougeL.of(
        texts, vocabulary.size(), pool.size() - texts.size(), "without letters a–z or digits");
  }

  static List<String> tokens(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      boolean in = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (in && start < 0) start = i;
      if (in || start < 0) continue;
      tokens.add(lower.substring(start, i));
      start = -1;
    }
    return tokens;
  }
}
