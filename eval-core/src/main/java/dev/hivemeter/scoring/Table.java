package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/**
 * One measure in one variant, for every condition and prompt.
 *
 * @param perPrompt whether its places are scores of real pools, and thus rows of their own
 * @param scores by condition and prompt; empty for a condition that has no such variant
 */
record Table(Definition definition, String variant, boolean perPrompt, Score[][] scores) {

  boolean anyValue() {
    for (Score[] column : scores)
      for (Score score : column) if (score instanceof Score.Value) return true;
    return false;
  }
}
