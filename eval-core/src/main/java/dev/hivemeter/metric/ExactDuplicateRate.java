package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The share of pairs of answers that are the same text after normalisation.
 *
 * <pre>Σ c(c−1) / (n(n−1))        c = answers with one normalised text</pre>
 *
 * Copies give 1; different texts give 0. This is the unbiased estimate of the chance that two
 * answers collide.
 *
 * <ul>
 *   <li>Fewer than two answers: Undefined.
 *   <li>Normalised: NFKC, upper then lower case, white space collapsed; punctuation counts.
 *   <li>Depends on the answers' length (short ones collide more); not on n in expectation.
 * </ul>
 *
 * Cost O(characters).
 */
final class ExactDuplicateRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              PoolMetrics.EXACT_DUPLICATE_RATE,
              "Exact duplicates",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of pairs of answers to one prompt that are the same text after normalisation.",
              "Σ c(c−1) / (n(n−1)), c = answers that share one normalised text",
              "Copies give 1; different texts give 0.",
              List.of(
                  "Fewer than two answers: Undefined.",
                  "Normalised: NFKC, upper then lower case, white space collapsed and stripped;"
                      + " punctuation counts."),
              "The answers' length: short answers collide more; not n, in expectation.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n < 2) return Pairs.needTwo(n);
    Map<String, Integer> copies = new HashMap<>();
    long ordered = 0;
    for (String key : pool.keys()) ordered += 2L * (copies.merge(key, 1, Integer::sum) - 1);
    return new Score.Value(ordered / ((double) n * (n - 1)), n);
  }
}
