package dev.hivemeter.junit.samples;

// sample: guard
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.junit.HivemeterExtension;
import dev.hivemeter.library.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A prompt is guarded with answers that were recorded: no key, no network. */
final class Sample01GuardAPromptTest {
  @RegisterExtension static final HivemeterExtension hivemeter = HivemeterExtension.create();

  private static final List<String> RECORDED =
      List.of(
          "A ferryman counts the lights that the river has swallowed.",
          "My grandmother salted her letters so that they would keep.",
          "On Tuesdays the museum lets its clocks run backwards.",
          "The last bee in the district learned to read the tram timetable.");

  @Test
  void opening_lines_do_not_all_say_the_same() {
    Answers answers = hivemeter.answers(RECORDED);
    assertThat(answers).hasAtLeast(4).meanPairwiseCosine().isBelow(0.8);
  }
}
// end
