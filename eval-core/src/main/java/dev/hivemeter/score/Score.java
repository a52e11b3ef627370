package dev.hivemeter.score;

import org.jspecify.annotations.Nullable;

/** The result of a measure: a number with its company, or the reason why there is none. */
public sealed interface Score {

  /**
   * @param value finite
   * @param n how many units it stands on: answers for a pool, prompts for a model or pair
   * @param interval null where none can be given
   */
  record Value(double value, int n, @Nullable Interval interval) implements Score {
    public Value {
      if (!Double.isFinite(value))
        throw new IllegalArgumentException("a score of " + value + " must be Undefined instead");
    }

    public Value(double value, int n) {
      this(value, n, null);
    }
  }

  /** There is no number, and why. */
  record Undefined(String reason) implements Score {}
}
