package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/** The share of answers that go on beyond what the embedder reads; it stands by its scores. */
final class BeyondLimitRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "beyond-limit-rate@1",
              "Answers longer than the embedder reads",
              Direction.NEITHER,
              true,
              "The share of answers that go on beyond the first tokens which the embedder reads.",
              "|{i : answer i is longer than the embedder's limit}| / n, over answers with a vector",
              "0 if the embedder saw every answer whole; 1 if it saw only openings.",
              List.of("No answer with a vector: Undefined."),
              "The embedder's limit (256 tokens by default) and the answers' length.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n == 0) return new Score.Undefined("needs an answer with a vector, has 0");
    int beyond = 0;
    for (SourceAnswer a : pool.answers())
      if (a.beyondLimit() && Vectors.unit(a.vector()) != null) beyond++;
    return new Score.Value((double) beyond / n, n);
  }
}
