package dev.hivemeter.stats;

import org.jspecify.annotations.Nullable;

/**
 * Is the mean of paired differences shown to be above a margin, or shown to be below it? Two
 * one-sided tests at 5 % with the bounds that belong to them: {@code lower} is the largest margin
 * that the mean is shown to exceed, {@code upper} the smallest that it is shown to keep.
 *
 * <p>With T = (mean − margin)/se and g the values' skewness:
 *
 * <ul>
 *   <li>|g| ≤ 1: Student's t.
 *   <li>|g| > 1, on the side of the short tail: bootstrap-t, 10,000 resamples.
 *   <li>|g| > 1, on the side of the long tail, where a sample that happens to lack its tail looks
 *       both closer and surer than it is: the least favourable of t, bootstrap-t and Hall's
 *       transformation with twice the sample's skewness a = 2g/√n, {@code T + aT²/3 + a²T³/27 +
 *       a/6}. Sample skewness falls short of the law's, hence twice.
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
 * @param method {@code t}, or {@code bootstrap-t} where the values are skewed
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1992.tb01876.x">Hall 1992, the
 *     transformation</a>
 */
public record OneSided(
    double mean, double lower, double upper, double pAbove, double pBelow, String method) {
  private static final double LEVEL = 0.05;
  private static final double SKEWED = 1;
  private static final double CAUTION = 2;

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
    if (skewness < -SKEWED) {
      double[] mirrored = new double[d.length];
      for (int i = 0; i < d.length; i++) mirrored[i] = -d[i];
      return longAbove(mirrored, -margin, -skewness, seed).mirrored();
    }
    return skewness > SKEWED ? longAbove(d, margin, skewness, seed) : student(d, margin);
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

  private static OneSided student(double[] d, double margin) {
    int degrees = d.length - 1;
    double mean = Moments.mean(d);
    double se = Moments.sd(d) / Math.sqrt(d.length);
    double half = Student.point(1 - LEVEL, degrees) * se;
    double t = (mean - margin) / se;
    return new OneSided(
        mean, mean - half, mean + half, Student.above(t, degrees), Student.above(-t, degrees), "t");
  }

  /** For differences whose long tail is above. */
  private static OneSided longAbove(double[] d, double margin, double skewness, long seed) {
    OneSided plain = student(d, margin);
    int n = d.length;
    double se = Moments.sd(d) / Math.sqrt(n);
    double t = (plain.mean - margin) / se;
    double[] resampled = BootstrapT.studentised(d, plain.mean, seed);
    int atLeast = 0;
    int atMost = 0;
    for (double r : resampled) {
      if (r >= t) atLeast++;
      if (r <= t) atMost++;
    }
    double all = resampled.length + 1.0;
    double a = CAUTION * skewness / Math.sqrt(n);
    double point = Student.point(1 - LEVEL, n - 1);
    int rank = (int) (all * LEVEL);
    double lower = plain.mean - Selection.at(resampled, resampled.length - rank) * se;
    double bootstrapped = plain.mean - Selection.at(resampled, rank - 1) * se;
    double transformed = plain.mean - untransformed(-point, a) * se;
    return new OneSided(
        plain.mean,
        lower,
        Math.max(plain.upper, Math.max(bootstrapped, transformed)),
        (1 + atLeast) / all,
        Math.max(
            plain.pBelow, Math.max((1 + atMost) / all, Student.above(-transformed(t, a), n - 1))),
        "bootstrap-t");
  }

  /** Hall's monotone cubic, which takes the skewness out of T. */
  private static double transformed(double t, double a) {
    double s = 1 + a * t / 3;
    return (s * s * s - 1) / a + a / 6;
  }

  private static double untransformed(double y, double a) {
    return 3 / a * (Math.cbrt(1 + a * (y - a / 6)) - 1);
  }

  private OneSided mirrored() {
    double above = pBelow;
    double below = pAbove;
    return new OneSided(-mean, -upper, -lower, above, below, method);
  }
}
