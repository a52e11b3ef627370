package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * Self-repetition: how often the runs of four tokens of an answer come back in other answers.
 *
 * <pre>mean over answers of ln(1 + Σ_g (df(g) − 1))        g the different 4-grams of the answer,
 * df(g) = answers that have g</pre>
 *
 * Answers without a common 4-gram give 0; n copies with G different 4-grams give ln(1 + G(n−1)).
 *
 * <ul>
 *   <li>Answers of fewer than four tokens are left out; fewer than two left: Undefined.
 *   <li>Each 4-gram of an answer counts once (sets, not multisets).
 *   <li>Grows with n and with length: no bound at 1.
 * </ul>
 *
 * Cost O(tokens).
 *
 * @see <a href="https://aclanthology.org/2022.aacl-main.42/">Salkar et al. 2022</a>
 */
final class SelfRepetition implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "self-repetition@1",
              "Self-repetition",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "How often the runs of four tokens of an answer come back in other answers to the prompt,"
                  + " on a logarithmic scale.",
              "mean over i of ln(1 + Σ_g (df(g) − 1)), g the different 4-grams of answer i on the tokens"
                  + " of scanner@1, df(g) the answers that have g",
              "Answers without a common 4-gram give 0; n copies with G different 4-grams give"
                  + " ln(1 + G(n−1)).",
              List.of(
                  "Answers of fewer than 4 tokens are left out and counted; fewer than two left:"
                      + " Undefined.",
                  "Each 4-gram of an answer counts once."),
              "The size of the pool and the answers' length, with both of which it grows; the"
                  + " tokenizer.",
              "Salkar et al. 2022, https://aclanthology.org/2022.aacl-main.42/")
          .within(0, Double.POSITIVE_INFINITY);

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
  public boolean growsWithLength() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    Grams grams = pool.grams(4);
    int n = 0;
    for (int[] of : grams.ids()) if (of.length > 0) n++;
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, Pairs.under(4));
    int[] having = new int[grams.repeated()];
    int[] seenIn = new int[grams.repeated()];
    for (int a = 0; a < pool.size(); a++)
      for (int g : grams.ids()[a])
        if (g < seenIn.length && seenIn[g] != a + 1) {
          seenIn[g] = a + 1;
          having[g]++;
        }
    double sum = 0;
    int answers = pool.size();
    for (int a = 0; a < answers; a++) {
      long others = 0;
      for (int g : grams.ids()[a])
        if (g < seenIn.length && seenIn[g] != ~a) {
          seenIn[g] = ~a;
          others += having[g] - 1;
        }
      if (others > 0) sum += StrictMath.log(1.0 + others);
    }
    return new Score.Value(sum / n, n);
  }
}
