package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The divergence of Kullback and Leibler of the answers from the law, in bits.
 *
 * <pre>Σ q log₂(q/p)</pre>
 *
 * <p>Copies of one of K even values give log₂ K; the law itself gives 0.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 *   <li>Always finite: the law has no value of probability 0.
 * </ul>
 *
 * <p>Depends on n: read it against the null. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback and Leibler 1951</a>
 */
final class KullbackLeibler implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-kl@1",
              "Probe: Kullback–Leibler divergence",
              Direction.NEITHER,
              false,
              "The divergence of the answers from the law, in bits.",
              "Σ_k q_k log2(q_k / p_k), q = c/n",
              "0 where the law is met; log2 K where every answer is one of K even values.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "Values that were not given add nothing; it is always finite."),
              "The number of values: read it against the null band of the same n.",
              "Kullback and Leibler 1951, https://doi.org/10.1214/aoms/1177729694")
          .within(0, Double.POSITIVE_INFINITY);

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    double sum = 0;
    for (int k = 0; k < q.length; k++) if (q[k] > 0) sum += q[k] * StrictMath.log(q[k] / p[k]);
    return Math.max(0, sum / LN_2);
  }
}
