package dev.hivemeter.junit;

import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Measured;

/**
 * Where assertions about answers begin.
 *
 * <pre>{@code
 * import static dev.hivemeter.junit.HivemeterAssertions.assertThat;
 *
 * assertThat(answers).meanPairwiseCosine().isBelow(0.8);
 * assertThat(answers).distinct(2).isAbove(0.5);
 * assertThat(answers).comparedWith(othersAnswers).interModelHomogeneity().isBelow(0.7);
 * }</pre>
 */
public final class HivemeterAssertions {
  private HivemeterAssertions() {}

  /** About the answers to one prompt. */
  public static AnswersAssert assertThat(Answers actual) {
    return new AnswersAssert(actual);
  }

  /** About a number that was measured already, such as a mean over prompts. */
  public static ScoreAssert assertThat(Measured actual) {
    return new ScoreAssert(actual, "");
  }
}
