package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void many_tokens_keep_their_numbers_though_hashes_collide() {
    // "Aa" and "BB" have one hash, and so have all words made of them.
    Vocabulary vocabulary = new Vocabulary();
    Map<String, Integer> expected = new HashMap<>();
    for (int round = 0; round < 2; round++)
      for (int k = 0; k < 3000; k++) {
        String plain = "w" + k;
        String twin =
            Integer.toBinaryString(1 << 9 | k % 512).replace("0", "Aa").replace("1", "BB");
        for (String token : List.of(plain, twin)) {
          int next = expected.size();
          int number = expected.computeIfAbsent(token, t -> next);
          assertThat(vocabulary.id(token)).isEqualTo(number);
        }
      }
    assertThat(vocabulary.size()).isEqualTo(expected.size());
  }

  @Test
  void tokens_of_a_text_are_numbered_as_those_that_are_cut_out() {
    String text = "It’s 3.14, stop—it's_ok 你好 it's É 👍🏽 stop";
    Vocabulary cut = new Vocabulary();
    Vocabulary inPlace = new Vocabulary();
    assertThat(Scanner.ids(text, inPlace)).isEqualTo(cut.ids(Scanner.tokens(text)));
    assertThat(inPlace.tokens()).isEqualTo(cut.tokens());
    assertThat(Scanner.ids("a".repeat(3) + " .".repeat(500), inPlace)).hasSize(501);
  }
}
