package dev.hivemeter.score;

import dev.hivemeter.model.Sampling;
import org.jspecify.annotations.Nullable;

/**
 * One number in long form.
 *
 * @param metric id with version, {@code mean-pairwise-cosine@1}
 * @param embedding embedder name; empty for measures that need none
 * @param model label; empty for the study scope
 * @param modelB the second model of a pair; empty otherwise
 * @param promptId for the pool scope; empty otherwise
 * @param sampling null for the study scope where it is over all samplings
 * @param elicitation name; empty for the study scope
 * @param variant {@code default}, or what differs: {@code parrot}, {@code dice}, {@code
 *     cross-prompt}, {@code with-refusals} …
 */
public record ScoreRow(
    String metric,
    String embedding,
    Scope scope,
    String model,
    String modelB,
    String promptId,
    @Nullable Sampling sampling,
    String elicitation,
    String variant,
    Score score) {
  public static final String DEFAULT = "default";

  /** The same place with another score. */
  public ScoreRow with(Score other) {
    return new ScoreRow(
        metric, embedding, scope, model, modelB, promptId, sampling, elicitation, variant, other);
  }
}
