package dev.hivemeter.metric;

import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The share of pairs of answers that have a run of five tokens or more in common.
 *
 * <pre>|{i &lt; j : a 5-gram of x_i is one of x_j}| / (n(n−1)/2)</pre>
 *
 * Copies give 1; answers without a common run give 0.
 *
 * <ul>
 *   <li>Answers of fewer than five tokens are left out; fewer than two left: Undefined.
 *   <li>Phrases of the prompt count as any others.
 *   <li>Depends on length: long answers share set phrases. Not on n in expectation.
 * </ul>
 *
 * Cost as that of {@link CrossModelRuns}, which counts the same between models.
 */
final class SharedRun implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "shared-run-5@1",
              "Shared runs of 5 tokens",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of pairs of answers to one prompt that have a run of five tokens or more in"
                  + " common.",
              "|{i < j : answers i and j have a common 5-gram}| / (n(n−1)/2), on the tokens of scanner@1",
              "Copies give 1; answers without a common run give 0.",
              List.of(
                  "Answers of fewer than 5 tokens are left out and counted; fewer than two left:"
                      + " Undefined.",
                  "Phrases that echo the prompt count as any others; read it against the answers to"
                      + " different prompts."),
              "The answers' length and the tokenizer; not n, in expectation.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = 0;
    for (int[] tokens : pool.tokens()) if (tokens.length >= CrossModelRuns.TOKENS) n++;
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, Pairs.under(CrossModelRuns.TOKENS));
    CrossModelRuns.Rates own = CrossModelRuns.of(pool.tokens(), new int[pool.size()], 1).within();
    return new Score.Value((double) own.sharing()[0][0] / own.pairs()[0][0], n);
  }
}
