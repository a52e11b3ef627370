package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The total variation distance of the answers from the law: the share of answers that would have to
 * be others.
 *
 * <pre>½ Σ |q − p|</pre>
 *
 * <p>Copies give 1 − p of their value; the law itself gives 0.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 * </ul>
 *
 * <p>Noise alone makes it large where n is small: 0.6 for 50 fair draws from 100 values. Cost O(K).
 */
final class TotalVariation implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-total-variation@1",
              "Probe: total variation",
              Direction.NEITHER,
              false,
              "The share of answers that would have to be others for the law to be met.",
              "½ Σ_k |c_k/n − p_k|",
              "0 where the law is met; 1 − p_k where every answer is value k.",
              List.of("Fewer than two values: Undefined."),
              "The number of values: read it against the null band of the same n.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    double sum = 0;
    for (int k = 0; k < q.length; k++) sum += Math.abs(q[k] - p[k]);
    return Math.min(1, sum / 2);
  }
}
