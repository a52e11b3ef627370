package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The share of answers that the generation's token limit cut short; they are measured as they are.
 */
final class CutRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "cut-rate@1",
              "Answers cut short",
              Direction.NEITHER,
              false,
              "The share of answers that the token limit of the generation cut short.",
              "|{i : answer i ended by the limit}| / n",
              "1 if every answer was cut, 0 if all ended by themselves.",
              List.of(
                  "No answer: Undefined.",
                  "Answers made elsewhere do not say why they ended and count as not cut."),
              "The token limit of the study.",
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
    long cut = pool.answers().stream().filter(SourceAnswer::cut).count();
    return new Score.Value((double) cut / n, n);
  }
}
