package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void tokens_are_numbered_in_the_order_in_which_they_come() {
    Vocabulary vocabulary = new Vocabulary();
    assertThat(vocabulary.ids(List.of("b", "a", "b"))).containsExactly(0, 1, 0);
    assertThat(vocabulary.id("c")).isEqualTo(2);
    assertThat(vocabulary.size()).isEqualTo(3);
    assertThat(vocabulary.tokens()).containsExactly("b", "a", "c");
  }
}
