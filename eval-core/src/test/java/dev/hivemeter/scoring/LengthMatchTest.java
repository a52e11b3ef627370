package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthMatchTest {
  @Test
  void the_length_is_the_smallest_tenth_percentile_rounded_down() {
    // 30 … 80 by tens: index .5, so 35; 41 and 52: 41 + .1·11 = 42.1
    int[] tens = {80, 30, 70, 40, 60, 50};
    assertThat(LengthMatch.length(List.of(tens, new int[] {52, 41}))).hasValue(35);
    assertThat(LengthMatch.length(List.of(new int[] {52, 41}))).hasValue(42);
  }

  @Test
  void the_order_of_cells_and_answers_does_not_matter() {
    int[] up = IntStream.range(30, 90).toArray();
    int[] down = IntStream.range(30, 90).map(i -> 119 - i).toArray();
    assertThat(LengthMatch.length(List.of(up, new int[] {400})))
        .isEqualTo(LengthMatch.length(List.of(new int[] {400}, down)));
  }

  @Test
  void answers_are_never_cut_shorter_than_20_tokens() {
    assertThat(LengthMatch.length(List.of(new int[] {3, 4, 5}))).hasValue(LengthMatch.LEAST);
    assertThat(LengthMatch.length(List.of(new int[] {0}))).hasValue(20);
    assertThat(LengthMatch.length(List.of(new int[] {21}))).hasValue(21);
  }

  @Test
  void cells_without_answers_do_not_count() {
    assertThat(LengthMatch.length(List.of(new int[0], new int[] {50}, new int[0]))).hasValue(50);
    assertThat(LengthMatch.length(List.of(new int[0]))).isEmpty();
    assertThat(LengthMatch.length(List.of())).isEmpty();
  }

  @Test
  void at_most_a_tenth_of_a_cell_is_shorter_where_the_length_is_not_the_least() {
    int[] cell = IntStream.range(0, 50).map(i -> 25 + i * i).toArray();
    int length = LengthMatch.length(List.of(cell)).orElseThrow();
    assertThat(IntStream.of(cell).filter(l -> l < length).count()).isLessThanOrEqualTo(5);
  }

  @Test
  void a_cut_has_the_first_tokens_and_a_shorter_answer_has_none() {
    assertThat(LengthMatch.cut("One, two, three.", 4)).isEqualTo("One, two,");
    assertThat(LengthMatch.cut("One, two, three.", 6)).isEqualTo("One, two, three.");
    assertThat(LengthMatch.cut("One, two, three.", 7)).isNull();
  }
}
