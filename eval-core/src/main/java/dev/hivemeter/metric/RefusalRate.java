package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.text.Refusals;
import java.util.List;

/**
 * The share of answers that open as a refusal.
 *
 * <p>Replies that the provider itself flags as refused are no answers: they are counted with the
 * outcomes. Cost O(length) an answer.
 *
 * @see Refusals
 */
final class RefusalRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "refusal-rate@1",
              "Refusals",
              Direction.NEITHER,
              false,
              "The share of answers that open as a refusal.",
              "|{i : x_i opens as a refusal by " + Refusals.VERSION + "}| / n",
              "0 where every answer attempts what was asked; 1 where none does.",
              List.of(
                  "No answer: Undefined.",
                  "Replies that the provider flags as refused are outcomes and not among the"
                      + " answers.",
                  "The classifier's precision and recall are in docs/refusals.md."),
              "The classifier's phrases, which are mostly English.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n == 0) return new Score.Undefined("needs an answer, has 0");
    int refusals = 0;
    for (int i = 0; i < n; i++) if (pool.isRefusal(i)) refusals++;
    return new Score.Value((double) refusals / n, n);
  }
}
