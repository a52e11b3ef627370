package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * How many values, each given equally often, would have the answers' entropy, with the correction
 * of Miller and Madow for what was not seen.
 *
 * <pre>min(K, exp(H + (m − 1)/(2n))), m = how many values were given</pre>
 *
 * <p>Copies give 1; K values equally often give K.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 *   <li>Of a distribution itself there is no correction.
 * </ul>
 *
 * <p>Depends on n, less than without the correction. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1162/089976603321780272">Paninski 2003</a>
 */
final class EffectiveNumber implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-effective-number@1",
              "Probe: effective number of values",
              Direction.HIGHER_IS_MORE_DIVERSE,
              false,
              "How many values, each given equally often, would have the answers' entropy; Miller–Madow corrected.",
              "min(K, exp(H + (m − 1)/(2n))), H in nats, m = number of different values given",
              "1 where every answer is the same; K where all K values are given equally often.",
              List.of("Fewer than two values: Undefined.", "It is never above K."),
              "The number of values: read it against the null band of the same n.",
              "Miller 1955; Paninski 2003, https://doi.org/10.1162/089976603321780272")
          .within(1, Double.POSITIVE_INFINITY);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    int seen = 0;
    for (double s : q) if (s > 0) seen++;
    double h = NormalisedEntropy.nats(q) + (n == 0 ? 0 : (seen - 1) / (2.0 * n));
    return Math.min(q.length, StrictMath.exp(h));
  }
}
