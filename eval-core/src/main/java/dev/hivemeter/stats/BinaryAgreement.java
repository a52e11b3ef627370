package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * How well a yes-or-no judge agrees with labels: the four cells of their table and what follows
 * from them. Intervals are 95 %.
 *
 * @param bothYes the label says yes and so does the judge
 * @param judgeOnly the judge alone says yes
 * @param labelOnly the label alone says yes
 * @param bothNo neither does
 */
public record BinaryAgreement(int bothYes, int judgeOnly, int labelOnly, int bothNo) {
  public BinaryAgreement {
    if (bothYes < 0 || judgeOnly < 0 || labelOnly < 0 || bothNo < 0)
      throw new IllegalArgumentException("a count is negative");
  }

  /** Everything that was judged. */
  public int n() {
    return bothYes + judgeOnly + labelOnly + bothNo;
  }

  /** Share of all on which both say the same; Wilson. */
  public Score accuracy() {
    return share(bothYes + bothNo, n(), "nothing was judged");
  }

  /** Of what the judge says yes to, the share that is labelled so; Wilson. */
  public Score precision() {
    return share(bothYes, bothYes + judgeOnly, "the judge never says yes");
  }

  /** Of what is labelled yes, the share that the judge says yes to; Wilson. */
  public Score recall() {
    return share(bothYes, bothYes + labelOnly, "nothing is labelled yes");
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * <pre>F1 = 2a / (2a + b + c) = 2J / (1 + J),   J = a / (a + b + c)</pre>
   *
   * With a yes of both, b and c of one alone. J is a share of the a + b + c items to which anybody
   * says yes, so Wilson's interval of J, put through the same rising function, is F1's.
   */
  public Score f1() {
    int any = bothYes + judgeOnly + labelOnly;
    if (!(share(bothYes, any, "nobody says yes") instanceof Score.Value j))
      return new Score.Undefined("nobody says yes");
    Interval i = j.interval();
    return new Score.Value(
        doubled(j.value()),
        any,
        i == null ? null : new Interval(doubled(i.low()), doubled(i.high()), "wilson"));
  }

  private static double doubled(double jaccard) {
    return 2 * jaccard / (1 + jaccard);
  }

  /**
   * Cohen's kappa: agreement beyond what two judges with these shares of yes would have by chance.
   *
   * <pre>κ = (p_o − p_e) / (1 − p_e)</pre>
   *
   * 1 for full agreement, 0 for chance, below 0 for worse.
   *
   * <ul>
   *   <li>Undefined when both always give one and the same answer: chance explains everything.
   *   <li>The interval is the large-sample one, κ ± 1.96·se, cut to [−1, 1]; none where the
   *       estimate of the variance is 0, as for full agreement, or for fewer than three items.
   * </ul>
   *
   * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
   * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen, Everitt 1969, the variance</a>
   */
  public Score kappa() {
    int n = n();
    if (n == 0) return new Score.Undefined("nothing was judged");
    double[][] p = {
      {(double) bothYes / n, (double) labelOnly / n}, {(double) judgeOnly / n, (double) bothNo / n}
    };
    double[] label = {p[0][0] + p[0][1], p[1][0] + p[1][1]};
    double[] judge = {p[0][0] + p[1][0], p[0][1] + p[1][1]};
    double observed = p[0][0] + p[1][1];
    double expected = label[0] * judge[0] + label[1] * judge[1];
    if (!(expected < 1)) return new Score.Undefined("labels and judge give one answer always");
    double kappa = (observed - expected) / (1 - expected);
    return new Score.Value(
        kappa, n, interval(kappa, variance(p, label, judge, expected, kappa), n));
  }

  private double variance(
      double[][] p, double[] label, double[] judge, double expected, double kappa) {
    double same = 0;
    double other = 0;
    for (int i = 0; i < 2; i++) {
      double d = 1 - (label[i] + judge[i]) * (1 - kappa);
      same += p[i][i] * d * d;
      double s = judge[i] + label[1 - i];
      other += p[i][1 - i] * s * s;
    }
    double c = kappa - expected * (1 - kappa);
    double gap = 1 - expected;
    return (same + (1 - kappa) * (1 - kappa) * other - c * c) / (gap * gap * n());
  }

  private static @Nullable Interval interval(double kappa, double variance, int n) {
    if (n < Intervals.FEWEST || !(variance > Intervals.ROUNDING)) return null;
    double half = Intervals.Z * Math.sqrt(variance);
    return new Interval(Math.max(-1, kappa - half), Math.min(1, kappa + half), "large-sample");
  }

  /** A share with Wilson's interval. */
  public static Score share(int some, int n, String otherwise) {
    if (n == 0) return new Score.Undefined(otherwise);
    double p = (double) some / n;
    return new Score.Value(p, n, Intervals.wilson(p, n));
  }
}
