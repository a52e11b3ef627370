package dev.hivemeter.stats;

import org.jspecify.annotations.Nullable;

/**
 * Is the mean of paired differences shown to be above a margin, or shown to be below it? Two
 * one-sided tests at 5 % with the bounds that belong to them: {@code lower} is the largest margin
 * that the mean is shown to exceed, {@code upper} the smallest that it is shown to keep.
 *
 * <p>T = (mean − margin)/se is read in Student's law after Hall's transformation, {@code T + aT²/3
 * + a²T³/27 + a/6} with a = c·g/√n and g the values' skewness, which takes the skewness out of it:
 *
 * <ul>
 *   <li>On the side of the short tail c = 1. Beyond |g| = 1 bootstrap-t instead, 10,000 resamples.
 *   <li>On the side of the long tail a sample that happens to lack its tail looks both closer and
 *       surer than it is, and its skewness falls short of the law's: c rises from 0 at |g| = 0.5 to
 *       3 at |g| = 1. Beyond that the least favourable of this, t and bootstrap-t.
 *   <li>Without skewness it is Student's t.
 *   <li>Fewer than three differences, or no spread among them: none.
 * </ul>
 *
 * An infinite bound says that these differences can show nothing on that side.
 *
 * @param mean of the differences
 * @param lower one-sided 95 % bound, maybe −∞
 * @param upper one-sided 95 % bound, maybe +∞
 * @param pAbove the chance of differences like these were the mean at the margin or below it: small
 *     where it is shown to be above
 * @param pBelow the same were it at the margin or above it
 * @param method {@code hall-t}, or {@code bootstrap-t} where |g| is above 1
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1992.tb01876.x">Hall 1992, the
 *     transformation</a>
 */
public record OneSided(
    double mean, double lower, double upper, double pAbove, double pBelow, String method) {
  private static final double LEVEL = 0.05;
  private static final double SKEWED = 1;
  private static final double NEARLY_EVEN = 0.5;
  private static final double CAUTION = 3;

  /** Below this Hall's transformation is the identity to rounding. */
  private static final double TINY = 1e-9;

  /**
   * @param d one difference per prompt or cluster, finite
   * @param margin finite
   * @param seed of the resamples
   * @return null for fewer than three differences, or none that differs from the others
   */
  public static @Nullable OneSided of(double[] d, double margin, long seed) {
    if (!Double.isFinite(margin))
      throw new IllegalArgumentException("margin " + margin + " is not finite");
    if (!Intervals.spread(d)) return null;
    double skewness = Moments.skewness(d);
    if (skewness >= 0) return longAbove(d, margin, skewness, seed);
    double[] mirrored = new double[d.length];
    for (int i = 0; i < d.length; i++) mirrored[i] = -d[i];
    return longAbove(mirrored, -margin, -skewness, seed).mirrored();
  }

  /**
   * From a mean and its standard error that are known otherwise, by the normal law.
   *
   * @param se above 0
   */
  public static OneSided normal(double mean, double se, double margin, String method) {
    if (!(se > 0 && se < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("standard error " + se + " is not above 0 and finite");
    double z = Normal.point(1 - LEVEL);
    double t = (mean - margin) / se;
    return new OneSided(
        mean, mean - z * se, mean + z * se, Normal.above(t), Normal.above(-t), method);
  }

  /** For differences whose tail above is not the shorter one: {@code skewness} is 0 or more. */
  private static OneSided longAbove(double[] d, double margin, double skewness, long seed) {
    int n = d.length;
    double mean = Moments.mean(d);
    double se = Moments.sd(d) / Math.sqrt(n);
    double t = (mean - margin) / se;
    double point = Student.point(1 - LEVEL, n - 1);
    double a = skewness / Math.sqrt(n);
    double caution = Math.min(1, Math.max(0, (skewness - NEARLY_EVEN) / (SKEWED - NEARLY_EVEN)));
    double upper = mean - untransformed(-point, caution * CAUTION * a) * se;
    double pBelow = Student.above(-transformed(t, caution * CAUTION * a), n - 1);
    if (skewness <= SKEWED)
      return new OneSided(
          mean,
          mean - untransformed(point, a) * se,
          upper,
          Student.above(transformed(t, a), n - 1),
          pBelow,
          "hall-t");
    double[] resampled = BootstrapT.studentised(d, mean, seed);
    int atLeast = 0;
    int atMost = 0;
    for (double r : resampled) {
      if (r >= t) atLeast++;
      if (r <= t) atMost++;
    }
    double all = resampled.length + 1.0;
    int rank = (int) (all * LEVEL);
    double lower = mean - Selection.at(resampled, resampled.length - rank) * se;
    double bootstrapped = mean - Selection.at(resampled, rank - 1) * se;
    return new OneSided(
        mean,
        lower,
        Math.max(upper, Math.max(bootstrapped, mean + point * se)),
        (1 + atLeast) / all,
        Math.max(pBelow, Math.max((1 + atMost) / all, Student.above(-t, n - 1))),
        "bootstrap-t");
  }

  /** Hall's monotone cubic, which takes the skewness out of T. */
  private static double transformed(double t, double a) {
    if (a < TINY) return t;
    double s = 1 + a * t / 3;
    return (s * s * s - 1) / a + a / 6;
  }

  private static double untransformed(double y, double a) {
    if (a < TINY) return y;
    return 3 / a * (Math.cbrt(1 + a * (y - a / 6)) - 1);
  }

  private OneSided mirrored() {
    double above = pBelow;
    double below = pAbove;
    return new OneSided(-mean, -upper, -lower, above, below, method);
  }
}
