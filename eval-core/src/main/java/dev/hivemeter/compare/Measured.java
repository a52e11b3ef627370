package dev.hivemeter.compare;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one pool, with what its own chance is.
 *
 * @param score a number, or why there is none
 * @param variance unbiased estimate of the score's sampling variance, maybe below 0; null where the
 *     measure has none or there are too few answers
 * @param jackknife variance of the score, at least 0; null the same
 * @param abundance what the score becomes at another size is taken from it; null where the measure
 *     has no size but the number of answers
 */
public record Measured(
    Score score,
    @Nullable Double variance,
    @Nullable Double jackknife,
    @Nullable Abundance abundance) {
  /** There is no number, and so nothing about its chance. */
  public static Measured undefined(String reason) {
    return new Measured(new Score.Undefined(reason), null, null, null);
  }
}
