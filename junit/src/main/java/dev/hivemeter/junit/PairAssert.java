package dev.hivemeter.junit;

import dev.hivemeter.library.Answers;

/** Assertions about two models' answers to the same prompt. */
public final class PairAssert {
  private final AnswersAssert own;
  private final Answers other;

  PairAssert(AnswersAssert own, Answers other) {
    this.own = own;
    this.other = other;
  }

  /**
   * Any measure between two models by its id, {@code mmd2}, {@code cross-model-duplicate-rate} …
   *
   * @throws dev.hivemeter.model.BadInput naming an id that does not exist, and those that do
   */
  public ScoreAssert measure(String id) {
    return own.about(
        own.answers().with(other, id),
        () -> System.lineSeparator() + "between " + own.answers() + " and " + other);
  }

  /** The mean cosine between the two models' answers. */
  public ScoreAssert interModelHomogeneity() {
    return measure("inter-model-homogeneity");
  }

  /** How far apart the two are as distributions. */
  public ScoreAssert mmd2() {
    return measure("mmd2");
  }

  /** The share of pairs across the two models that are the same text after normalisation. */
  public ScoreAssert duplicateRate() {
    return measure("cross-model-duplicate-rate");
  }
}
