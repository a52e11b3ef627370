package dev.hivemeter.junit.samples;

// sample: equal
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;

import dev.hivemeter.library.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pitfall: distinct-n falls with the number of answers, whatever the model does. */
final class Sample04EqualNumbersTest {
  private static final List<String> SHELF =
      List.of(
          "the cat on the wall",
          "the dog in the yard",
          "the owl on the roof",
          "the fox in the barn",
          "the eel in the pond",
          "the hen on the fence");

  @Test
  void more_answers_of_the_same_kind_look_less_diverse() {
    assertThat(Answers.of(SHELF.subList(0, 2))).distinct(1).isAbove(0.65);
    assertThat(Answers.of(SHELF)).distinct(1).isBelow(0.55);
    // So a limit on distinct-n belongs to one number of answers: hold that number, too.
    assertThat(Answers.of(SHELF.subList(0, 2))).hasAtLeast(2).distinct(1).isAbove(0.65);
  }
}
// end
