package dev.hivemeter.junit.samples;

// sample: meaning
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.junit.HivemeterExtension;
import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pitfall: other words are not another idea. */
@ExtendWith(HivemeterExtension.class)
final class Sample05WordsAndMeaningTest {
  @Test
  void one_idea_in_other_words_passes_a_measure_of_words(Diversity diversity) {
    Answers answers =
        diversity.answers(
            List.of(
                "You could open a small bakery in your town.",
                "Start a little bread shop where you live.",
                "Running a neighbourhood bakery might suit you."));
    assertThat(answers).jaccard(1).isBelow(0.3);
    assertThat(answers).meanPairwiseCosine().isAbove(0.6);
  }
}
// end
