package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A Fox.,a fox.",
        "  a \t fox. \u00a0,a fox.",
        "ａ　ｆｏｘ．,a fox.",
        "Straße,strasse",
        "ﬁne,fine",
        "e\u0301,é",
        "a\u2028b,a b"
      })
  void these_are_the_same_text(String text, String normalised) {
    assertThat(Normalised.of(text)).isEqualTo(normalised);
    assertThat(Normalised.key(text)).isEqualTo(Normalised.key(normalised)).hasSize(32);
  }

  @Test
  void punctuation_and_letters_count() {
    assertThat(Normalised.key("A fox.")).isNotEqualTo(Normalised.key("A fox"));
    assertThat(Normalised.key("\ud83c")).isNotEqualTo(Normalised.key("\ud83d"));
  }

  @Test
  void plain_latin_text_is_normalised_as_beside_a_letter_that_is_not() {
    for (char c = 0; c < 0x80; c++)
      for (char d = 0; d < 0x80; d++) {
        String text = "B" + c + d + "x";
        assertThat(Normalised.of(text) + " é").isEqualTo(Normalised.of(text + " É"));
      }
  }

  @Test
  void final_and_inner_sigma_are_folded_alike() {
    assertThat(Normalised.of("ὀδυσσεύς")).isEqualTo(Normalised.of("ὈΔΥΣΣΕΎΣ"));
  }
}
