package dev.hivemeter.compare;

import org.jspecify.annotations.Nullable;

/**
 * One pool as one side of a comparison sees it.
 *
 * @param score of the measure that is compared, finite
 * @param n answers it stands on
 * @param variance unbiased estimate of the score's sampling variance, maybe below 0; null where the
 *     measure has none or there are too few answers
 * @param jackknife variance of the score, at least 0; null the same
 * @param digest of the answers in their order: equal where both sides hold the same answers
 */
public record Pooled(
    double score, int n, @Nullable Double variance, @Nullable Double jackknife, String digest) {
  public Pooled {
    if (!Double.isFinite(score))
      throw new IllegalArgumentException("a score of " + score + " cannot be compared");
    if (n < 1) throw new IllegalArgumentException("a score of " + n + " answers");
    if (variance != null && !Double.isFinite(variance))
      throw new IllegalArgumentException("a variance of " + variance);
    if (jackknife != null && !(jackknife >= 0 && jackknife < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("a jackknife variance of " + jackknife);
  }
}
