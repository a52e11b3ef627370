package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void the_distance_counts_edits_and_not_letter_case() {
    assertThat(Nearest.distance("kitten", "Sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("same", "SAME")).isZero();
  }

  @Test
  void a_slip_is_recognised_and_another_word_is_not() {
    List<String> known = List.of("temperatures", "topP", "maxTokens");
    assertThat(Nearest.of("temprature", known)).contains("temperatures");
    assertThat(Nearest.of("elephant", known)).isEmpty();
    assertThat(Nearest.hint("topp", known)).isEqualTo(", did you mean 'topP'?");
    assertThat(Nearest.hint("x", List.of())).isEmpty();
  }
}
