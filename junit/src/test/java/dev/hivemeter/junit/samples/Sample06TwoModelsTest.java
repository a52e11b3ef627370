package dev.hivemeter.junit.samples;

// sample: models
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.junit.HivemeterExtension;
import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pitfall: answers to one prompt share its topic, so two different models are never at 0. */
@ExtendWith(HivemeterExtension.class)
final class Sample06TwoModelsTest {
  @Test
  void the_new_model_is_no_copy_of_the_old(Diversity diversity) {
    Answers old =
        diversity.answers(
            List.of(
                "Name it Paper Lantern Books.",
                "Call the shop Lantern and Page.",
                "Lantern Light Books would be good."));
    Answers young =
        diversity.answers(
            List.of(
                "The Drunken Anchor has a ring to it.",
                "Try Anchor and Gull.",
                "Why not The Rusty Anchor?"));
    // MMD² takes each model's own spread away: 0 is one and the same distribution.
    assertThat(old).comparedWith(young).mmd2().isAbove(0.05);
    assertThat(old).comparedWith(young).duplicateRate().isAtMost(0);
  }
}
// end
