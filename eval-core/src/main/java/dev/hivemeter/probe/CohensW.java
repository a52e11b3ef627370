package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * Cohen's w, the size of the effect that a χ² test would find.
 *
 * <pre>√(Σ (q − p)²/p)</pre>
 *
 * <p>The law itself gives 0; .1 is called small, .3 medium, .5 large; copies of one of K even
 * values give √(K − 1).
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 * </ul>
 *
 * <p>Depends on n through noise: about √((K − 1)/n) under the law. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1037/0033-2909.112.1.155">Cohen 1992</a>
 */
final class CohensW implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-cohens-w@1",
              "Probe: Cohen's w",
              Direction.NEITHER,
              false,
              "The size of the answers' distance from the law; .1 is called small, .3 medium, .5 large.",
              "√(Σ_k (q_k − p_k)² / p_k)",
              "0 where the law is met; √(K − 1) where every answer is one of K even values.",
              List.of("Fewer than two values: Undefined."),
              "The number of values: read it against the null band of the same n.",
              "Cohen 1992, https://doi.org/10.1037/0033-2909.112.1.155")
          .within(0, Double.POSITIVE_INFINITY);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    return Math.sqrt(squares(q, p));
  }

  /** Σ (q − p)²/p, of which w is the root and χ² n times as much. */
  static double squares(double[] q, double[] p) {
    double sum = 0;
    for (int k = 0; k < q.length; k++) sum += (q[k] - p[k]) * (q[k] - p[k]) / p[k];
    return sum;
  }
}
