package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.function.BiPredicate;

/**
 * When two answers count as the same: what {@link Partition} makes classes of.
 *
 * <p>A relation is symmetric; it need not be transitive.
 */
public interface Relation {
  /** The same text, character by character. */
  Relation EXACT =
      new TextRelation(
          "exact",
          "their texts are the same",
          p -> p.answers().stream().map(SourceAnswer::text).toList());

  /** The same text after normalisation. */
  Relation NORMALISED =
      new TextRelation("normalised", "their texts are the same after normalisation", Pool::keys);

  /** ROUGE-1 F1 above .458, the lexical baseline of NoveltyBench. */
  Relation ROUGE_1 = new Rouge1Relation();

  /** Cosine above .8. */
  Relation COSINE = new CosineRelation(0.8);

  /** Part of the ids of its measures: lower-case letters, digits, points and hyphens. */
  String name();

  /** Completes "two answers are the same if …", without a full stop. */
  String rule();

  /** Whether it compares vectors; answers without one are then left out. */
  boolean needsEmbedding();

  /**
   * Whether what is related to one and the same is related, so that classes do not depend on the
   * pool.
   */
  boolean isTransitive();

  /** How alike the answers of a pool are. */
  Similarities of(Pool pool);

  /**
   * A relation decided from outside, such as by a judge.
   *
   * @param same symmetric and always of the same opinion; asked once for each pair of answers
   */
  static Relation judged(String name, String rule, BiPredicate<SourceAnswer, SourceAnswer> same) {
    return new JudgedRelation(name, rule, same);
  }
}
