package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/** The share of answers that no embedding measure could use: the count of what is left out. */
final class NoVectorRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "no-vector-rate@1",
              "Answers without a usable vector",
              Direction.NEITHER,
              true,
              "The share of answers that have no vector, a zero one, or one that is not finite; they are"
                  + " left out of every embedding measure.",
              "|{i : no usable e_i}| / n",
              "0 if every answer is measured; 1 if none is.",
              List.of("No answer: Undefined."),
              "The embedder.",
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
    return new Score.Value((double) (n - pool.vectors().size()) / n, n);
  }
}
