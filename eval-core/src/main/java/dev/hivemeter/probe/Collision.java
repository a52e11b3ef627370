package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The chance that two answers are the same, without bias.
 *
 * <pre>Σ c(c − 1) / (n(n − 1)) = (n Σ q² − 1)/(n − 1)</pre>
 *
 * <p>Copies give 1; all different gives 0; the law gives Σ p² in expectation at any n.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 *   <li>Of a distribution itself it is Σ q².
 * </ul>
 *
 * <p>Does not depend on n in expectation. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1038/163688a0">Simpson 1949</a>
 */
final class Collision implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-collision@1",
              "Probe: collision",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of pairs of answers that are the same.",
              "Σ_k c_k(c_k − 1) / (n(n − 1))",
              "1 where every answer is the same; 0 where all differ; Σ p² in expectation where the law is met.",
              List.of("Fewer than two values: Undefined."),
              "Nothing else in expectation: the number of values only makes it noisy.",
              "Simpson 1949, https://doi.org/10.1038/163688a0")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    double squares = 0;
    for (double s : q) squares += s * s;
    return n == 0 ? squares : Math.max(0, (n * squares - 1) / (n - 1));
  }
}
