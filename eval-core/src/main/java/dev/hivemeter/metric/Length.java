package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Moments;
import dev.hivemeter.stats.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The answers' length in tokens: mean, spread and tails, printed next to every lexical score. */
final class Length implements PoolMetric {
  static final Length MEAN =
      new Length("length-mean@1", "Length, mean", "mean", "Σ m_i / n", 1, Moments::mean);
  static final Length SD =
      new Length(
          "length-sd@1",
          "Length, standard deviation",
          "standard deviation",
          "√(Σ(m_i − mean)² / (n−1))",
          2,
          Moments::sd);
  static final Length P10 = percentile("length-p10@1", 10);
  static final Length P90 = percentile("length-p90@1", 90);

  private final Definition definition;
  private final int needs;
  private final ToDoubleFunction<double[]> ofSorted;

  private static Length percentile(String id, int percent) {
    return new Length(
        id,
        "Length, " + percent + "th percentile",
        percent + "th percentile",
        "linear between the two nearest of the sorted m_i",
        1,
        lengths -> Quantile.ofSorted(lengths, percent / 100.0));
  }

  private Length(
      String id,
      String title,
      String what,
      String formula,
      int needs,
      ToDoubleFunction<double[]> ofSorted) {
    this.needs = needs;
    this.ofSorted = ofSorted;
    definition =
        new Definition(
                id,
                title,
                Direction.NEITHER,
                false,
                "The " + what + " of the answers' length in tokens.",
                formula + ", m_i the tokens of answer i by scanner@1",
                "Not a diversity measure: it stands beside those that move with length.",
                List.of(
                    needs == 1 ? "No answer: Undefined." : "Fewer than two answers: Undefined.",
                    "A text without tokens counts with length 0."),
                "The tokenizer and the token limit of the study.",
                "")
            .within(0, Double.POSITIVE_INFINITY);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n < needs)
      return needs == 2 ? Pairs.needTwo(n) : new Score.Undefined("needs an answer, has 0");
    double[] lengths = new double[n];
    for (int i = 0; i < n; i++) lengths[i] = pool.tokens()[i].length;
    Arrays.sort(lengths);
    return new Score.Value(ofSorted.applyAsDouble(lengths), n);
  }
}
