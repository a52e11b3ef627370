package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The share of answers that go round in circles: more than half of their 4-grams are repeats of an
 * earlier one in the same answer.
 *
 * <ul>
 *   <li>An answer of fewer than four tokens has no 4-gram and is left out; none left: Undefined.
 *   <li>A flag, not a diversity measure: text that loops is broken, whatever its diversity.
 * </ul>
 *
 * Cost O(tokens · log tokens).
 */
final class LoopRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "loop-rate@1",
              "Looping answers",
              Direction.NEITHER,
              false,
              "The share of answers in which more than half of the runs of four tokens are repeats.",
              "|{i : (N_i − D_i) / N_i > 1/2}| / n, N_i the 4-grams of answer i, D_i the different ones",
              "Answers that repeat one phrase to their end give 1; ordinary prose gives 0.",
              List.of(
                  "An answer of fewer than four tokens is left out; none left: Undefined.",
                  "Exactly half does not count."),
              "The limit on the answers' length: loops need room.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    Grams grams = pool.grams(4);
    int n = 0;
    int loops = 0;
    for (int a = 0; a < pool.size(); a++) {
      int total = grams.ids()[a].length;
      if (total == 0) continue;
      n++;
      if (2 * (total - grams.distinctIn(a)) > total) loops++;
    }
    if (n == 0)
      return new Score.Undefined(
          pool.size() == 0 ? "needs an answer, has 0" : "no answer has 4 tokens");
    return new Score.Value((double) loops / n, n);
  }
}
