package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/**
 * The share of the value that is given most often.
 *
 * <pre>max q</pre>
 *
 * <p>Copies give 1; a fair draw from K even values about 1/K, more at small n.
 *
 * <ul>
 *   <li>Fewer than two values: Undefined.
 *   <li>Of real numbers: of numbers that are written alike.
 * </ul>
 *
 * <p>Depends on n: read it against the null. Cost O(K).
 */
final class ModeShare implements LawMeasure {
  static final Definition DEFINITION =
      new Definition(
              "probe-mode-share@1",
              "Probe: share of the mode",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of the value that is given most often.",
              "max_k c_k / n",
              "1 where every answer is the same; about the law's largest probability where the law is followed.",
              List.of(
                  "Fewer than two values: Undefined.",
                  "Of real numbers: numbers of one value are alike, however they are written."),
              "The number of values: read it against the null band of the same n.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public double of(double[] q, double[] p, int n) {
    double most = 0;
    for (double s : q) most = Math.max(most, s);
    return most;
  }
}
