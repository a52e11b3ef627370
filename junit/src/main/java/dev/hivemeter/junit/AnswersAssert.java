package dev.hivemeter.junit;

import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Measured;
import dev.hivemeter.library.MostAlike;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about the answers to one prompt: choose a measure, then a limit. Every measure of
 * docs/metrics.md is reached by {@link #measure}; the others are short forms of it.
 */
public final class AnswersAssert extends AbstractAssert<AnswersAssert, Answers> {
  AnswersAssert(@Nullable Answers actual) {
    super(actual, AnswersAssert.class);
  }

  /** How many answers are measured; what had nothing to measure does not count. */
  public AnswersAssert hasAtLeast(int answers) {
    isNotNull();
    if (actual.size() < answers)
      failWithMessage(
          "%s can be measured (%s had nothing to measure), but there must be at least %s",
          actual, actual.leftOut(), answers);
    return this;
  }

  /**
   * Any measure by its id, {@code vendi-2}, {@code self-repetition@1} …
   *
   * @throws dev.hivemeter.model.BadInput naming an id that does not exist, and those that do
   */
  public ScoreAssert measure(String id) {
    isNotNull();
    Measured measured = actual.measure(id);
    return about(measured, () -> company(measured));
  }

  /** How much the answers repeat one another, by meaning: copies give 1. */
  public ScoreAssert meanPairwiseCosine() {
    return measure("mean-pairwise-cosine");
  }

  /** The effective number of different answers, by meaning. Compare at equal n only. */
  public ScoreAssert vendi() {
    return measure("vendi-1");
  }

  /** Different runs of {@code n} tokens over all such runs. Compare at equal n only. */
  public ScoreAssert distinct(int n) {
    return measure("distinct-" + n);
  }

  /** How well each answer is told from all others. Compare at equal n only. */
  public ScoreAssert selfBleu() {
    return measure("self-bleu-4");
  }

  /** The longest common subsequence of words, as F1, averaged over pairs. */
  public ScoreAssert rougeL() {
    return measure("rouge-l");
  }

  /** Common runs of {@code n} tokens over all of the two, averaged over pairs. */
  public ScoreAssert jaccard(int n) {
    return measure("jaccard-" + n);
  }

  /** The share of pairs that are the same text after normalisation. */
  public ScoreAssert exactDuplicateRate() {
    return measure("exact-duplicate-rate");
  }

  /** Measures between these answers and another model's to the same prompt. */
  public PairAssert comparedWith(Answers other) {
    isNotNull();
    return new PairAssert(this, other);
  }

  ScoreAssert about(Measured measured, Company company) {
    ScoreAssert score = new ScoreAssert(measured, this, company);
    if (info.hasDescription()) score.as(info.description());
    return score;
  }

  Answers answers() {
    return actual;
  }

  /** What stands below a message; made only when there is one. */
  interface Company {
    String text();
  }

  private String company(Measured measured) {
    StringBuilder text = new StringBuilder();
    if (actual.leftOut() > 0)
      text.append(
          String.format(
              Locale.ROOT, "%n%d had nothing to measure and were left out", actual.leftOut()));
    boolean meaning = measured.definition().needsEmbedding();
    if (meaning) actual.embedder().ifPresent(e -> text.append(line("embedder " + e)));
    (meaning ? actual.mostAlike() : actual.mostAlikeByWords())
        .ifPresent(alike -> text.append(twoMostAlike(alike)));
    return text.toString();
  }

  private static String twoMostAlike(MostAlike alike) {
    String by = alike.measure().startsWith("jaccard") ? "common words " : "cosine ";
    return line(
            "the two most alike, "
                + by
                + String.format(Locale.ROOT, "%.2f", alike.value())
                + ", are answers "
                + alike.first()
                + " and "
                + alike.second()
                + ":")
        + line("  \"" + Excerpt.of(alike.textOfFirst()) + "\"")
        + line("  \"" + Excerpt.of(alike.textOfSecond()) + "\"");
  }

  private static String line(String text) {
    return System.lineSeparator() + text;
  }
}
