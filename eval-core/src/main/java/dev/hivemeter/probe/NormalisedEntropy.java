package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The entropy of the answers over that of K even values.
 *
 * <pre>−Σ q ln q / ln K</pre>
 *
 * <p>Copies give 0; K values equally often give 1.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 *   <li>A law that is not even does not give 1 itself; the null says what it gives.
 * </ul>
 *
 * <p>Depends on n: at most ln n / ln K. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1002/j.1538-7305.1948.tb01338.x">Shannon 1948</a>
 */
final class NormalisedEntropy implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-normalised-entropy@1",
              "Probe: normalised entropy",
              Direction.HIGHER_IS_MORE_DIVERSE,
              false,
              "The entropy of the answers over that of K even values.",
              "−Σ_k q_k ln q_k / ln K",
              "0 where every answer is the same; 1 where all K values are given equally often.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "A law that is not even does not reach 1; the null band says what it gives."),
              "The number of values: read it against the null band of the same n.",
              "Shannon 1948, https://doi.org/10.1002/j.1538-7305.1948.tb01338.x")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    return Math.min(1, nats(q) / StrictMath.log(q.length));
  }

  /** Entropy in nats. */
  static double nats(double[] q) {
    double h = 0;
    for (double s : q) if (s > 0) h -= s * StrictMath.log(s);
    return Math.max(0, h);
  }
}
