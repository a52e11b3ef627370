package dev.hivemeter.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  @Test
  void a_short_text_is_shown_whole() {
    assertThat(Excerpt.of("A lamp, a fog — 你好 👍")).isEqualTo("A lamp, a fog — 你好 👍");
    assertThat(Excerpt.of("")).isEmpty();
  }

  @Test
  void white_space_becomes_one_space_on_one_line() {
    assertThat(Excerpt.of(" a\r\n\n\tb\u2028c\u00A0 d ")).isEqualTo("a b c d");
  }

  @Test
  void nothing_steers_the_console_or_turns_the_text_around() {
    assertThat(Excerpt.of("a\u001B[2J\u0007b\u202Ec\u200Bd\uFEFF\u0000")).isEqualTo("a[2Jbcd");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(Excerpt.of("👍".repeat(100))).isEqualTo("👍".repeat(100));
    assertThat(Excerpt.of("👍".repeat(101))).isEqualTo("👍".repeat(100) + " …");
  }

  @Test
  void half_a_surrogate_pair_is_left_out() {
    assertThat(Excerpt.of("x\uD83Cy")).isEqualTo("xy");
  }
}
