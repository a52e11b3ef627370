package dev.hivemeter.stats;

import org.jspecify.annotations.Nullable;

/**
 * Two one-sided t tests: is the mean difference shown to be smaller than a stated margin, either
 * way? A missing significance shows no such thing.
 *
 * <pre>lower: t = (mean + margin)/se against "mean ≤ −margin"; upper: (margin − mean)/se</pre>
 *
 * Both under 5 % is the same as a 90 % interval within ±margin.
 *
 * <ul>
 *   <li>Fewer than three differences, or no spread among them: none. Identical answers on both
 *       sides are the caller's to see; otherwise twenty equal differences may be chance.
 *   <li>It relies on t: strongly skewed differences need more than twenty prompts.
 * </ul>
 *
 * @param mean of the differences
 * @param margin in the measure's unit, above 0
 * @param low of the 90 % interval
 * @param high of the 90 % interval
 * @param pLower chance of data like these were the mean −margin
 * @param pUpper the same for +margin
 * @param verdict at the 5 % level
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann 1987</a>
 */
public record Equivalence(
    double mean,
    double margin,
    double low,
    double high,
    double pLower,
    double pUpper,
    Verdict verdict) {

  /** What the two tests say together. */
  public enum Verdict {
    /** The 90 % interval lies within ±margin. */
    EQUIVALENT,
    /** It lies wholly beyond one end: the difference is shown to exceed the margin. */
    DIFFERENT,
    /** Neither. */
    CANNOT_DECIDE
  }

  /**
   * @param differences one per prompt or cluster
   * @param margin above 0, finite
   * @return null for fewer than three differences, or none that differs from the others
   */
  public static @Nullable Equivalence of(double[] differences, double margin) {
    if (!(margin > 0 && margin < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("margin " + margin + " is not above 0 and finite");
    if (!Intervals.spread(differences)) return null;
    int n = differences.length;
    double mean = Moments.mean(differences);
    double se = Moments.sd(differences) / Math.sqrt(n);
    double half = Student.point(0.95, n - 1) * se;
    Verdict verdict =
        mean - half > -margin && mean + half < margin
            ? Verdict.EQUIVALENT
            : mean - half > margin || mean + half < -margin
                ? Verdict.DIFFERENT
                : Verdict.CANNOT_DECIDE;
    return new Equivalence(
        mean,
        margin,
        mean - half,
        mean + half,
        Student.above((mean + margin) / se, n - 1),
        Student.above((margin - mean) / se, n - 1),
        verdict);
  }
}
