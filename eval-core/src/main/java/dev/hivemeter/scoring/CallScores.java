package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a cell whose answers came in lists or conversations, or that stands beside such
 * cells: scores by metric, of those metrics that are told.
 *
 * @param within pairs of one call; null where every call stands alone
 * @param across pairs of different calls; null where every call stands alone
 * @param equalAnswers at the number of answers that every elicitation of the model has; null where
 *     it has one only
 * @param equalTokens at the number of tokens that every elicitation of the model spent; null where
 *     it has one only
 */
record CallScores(
    Score @Nullable [] within,
    Score @Nullable [] across,
    Score @Nullable [] equalAnswers,
    Score @Nullable [] equalTokens) {
  /** One elicitation, one answer a call. */
  static final CallScores NONE = new CallScores(null, null, null, null);
}
