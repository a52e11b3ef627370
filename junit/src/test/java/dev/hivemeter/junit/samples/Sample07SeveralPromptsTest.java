package dev.hivemeter.junit.samples;

// sample: prompts
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import dev.hivemeter.library.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pitfall: answers to different prompts in one list are diverse because the prompts are. */
final class Sample07SeveralPromptsTest {
  @Test
  void one_list_a_prompt_and_the_mean_over_prompts() {
    List<String> toasts = List.of("to the sea", "to the sea", "to the sea");
    List<String> riddles = List.of("what burns cold", "what burns cold", "what burns cold");
    List<String> rules = List.of("no shoes inside", "no shoes inside", "no shoes inside");

    Answers thrownTogether = Answers.of(List.of(toasts.get(0), riddles.get(0), rules.get(0)));
    assertThat(thrownTogether).exactDuplicateRate().isAtMost(0);

    List<Answers> perPrompt = List.of(Answers.of(toasts), Answers.of(riddles), Answers.of(rules));
    Measured mean = Diversity.overPrompts("exact-duplicate-rate", perPrompt, 1);
    assertThat(mean).isAtLeast(1);
  }
}
// end
