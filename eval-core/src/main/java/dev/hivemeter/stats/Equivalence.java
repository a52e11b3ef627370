package dev.hivemeter.stats;

import org.jspecify.annotations.Nullable;

/**
 * Two one-sided tests: is the mean difference shown to be smaller than a stated margin, either way?
 * A missing significance shows no such thing.
 *
 * <p>Each test is one of {@link OneSided}, which reads t with care where the differences are
 * skewed: plain t calls 10 to 22 % of skewed changes equivalent that are as large as the margin.
 * Both under 5 % is the same as a 90 % interval within ±margin.
 *
 * <p>Fewer than three differences, or no spread among them: none. Identical answers on both sides
 * are the caller's to see; otherwise twenty equal differences may be chance.
 *
 * @param mean of the differences
 * @param margin in the measure's unit, above 0
 * @param low of the 90 % interval, maybe −∞
 * @param high of the 90 % interval, maybe +∞
 * @param pLower chance of data like these were the mean −margin or below it
 * @param pUpper the same were it +margin or above it
 * @param pBeyond chance of data like these were the mean within ±margin: small where the difference
 *     is shown to go beyond
 * @param method of the tests
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
    double pBeyond,
    String method,
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

  /** The p of what the verdict says; where it says nothing, that of equivalence. */
  public double p() {
    return verdict == Verdict.DIFFERENT ? pBeyond : Math.max(pLower, pUpper);
  }

  /**
   * @param differences one per prompt or cluster
   * @param margin above 0, finite
   * @param seed of the resamples
   * @return null for fewer than three differences, or none that differs from the others
   */
  public static @Nullable Equivalence of(double[] differences, double margin, long seed) {
    if (!(margin > 0 && margin < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("margin " + margin + " is not above 0 and finite");
    OneSided low = OneSided.of(differences, -margin, seed);
    OneSided high = OneSided.of(differences, margin, seed);
    if (low == null || high == null) return null;
    Verdict verdict = Verdict.CANNOT_DECIDE;
    if (low.lower() > -margin && high.upper() < margin) verdict = Verdict.EQUIVALENT;
    else if (high.lower() > margin || low.upper() < -margin) verdict = Verdict.DIFFERENT;
    return new Equivalence(
        low.mean(),
        margin,
        low.lower(),
        high.upper(),
        low.pAbove(),
        high.pBelow(),
        Math.min(high.pAbove(), low.pBelow()),
        high.method(),
        verdict);
  }
}
