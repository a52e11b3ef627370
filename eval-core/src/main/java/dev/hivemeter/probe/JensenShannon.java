package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The divergence of Jensen and Shannon between answers and law, in bits: the divergence, not its
 * root.
 *
 * <pre>½ KL(q‖m) + ½ KL(p‖m), m = (p + q)/2</pre>
 *
 * <p>The law itself gives 0; answers that the law all but rules out give 1.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 * </ul>
 *
 * <p>Depends on n: read it against the null. Cost O(K).
 *
 * @see <a href="https://doi.org/10.1109/18.61115">Lin 1991</a>
 */
final class JensenShannon implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-js@1",
              "Probe: Jensen–Shannon divergence",
              Direction.NEITHER,
              false,
              "The divergence between answers and law that treats both alike, in bits; SciPy's jensenshannon is its root.",
              "½ KL(q‖m) + ½ KL(p‖m), m = (p + q)/2, in bits",
              "0 where the law is met; near 1 where every answer is a value that the law hardly gives.",
              List.of("Fewer than two values: Undefined."),
              "The number of values: read it against the null band of the same n.",
              "Lin 1991, https://doi.org/10.1109/18.61115")
          .within(0, 1);

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    double sum = 0;
    for (int k = 0; k < q.length; k++) {
      double m = (p[k] + q[k]) / 2;
      if (q[k] > 0) sum += q[k] * StrictMath.log(q[k] / m);
      sum += q[k] > 0 ? p[k] * StrictMath.log(p[k] / m) : p[k] * LN_2;
    }
    return Math.min(1, Math.max(0, sum / (2 * LN_2)));
  }
}
