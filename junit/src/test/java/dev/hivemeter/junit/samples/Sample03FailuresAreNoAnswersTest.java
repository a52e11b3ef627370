package dev.hivemeter.junit.samples;

// sample: failures
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.library.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pitfall: a constant in the place of what failed is a perfect copy of itself. */
final class Sample03FailuresAreNoAnswersTest {
  @Test
  void a_placeholder_for_failed_calls_fakes_collapse() {
    Answers asTheyCame = Answers.of(List.of("a red kite", "an empty chair", "", "", ""));
    assertThat(asTheyCame).hasAtLeast(2).exactDuplicateRate().isAtMost(0);

    Answers withPlaceholders =
        Answers.of(List.of("a red kite", "an empty chair", "[error]", "[error]", "[error]"));
    assertThat(withPlaceholders).exactDuplicateRate().isAtLeast(0.3);
  }
}
// end
