package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTokensTest {
  /** Words of several scripts, and everything that moves borders or lengths. */
  private static final String[] SCRAPS = {
    " ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "\u0000",
    "\u0085",
    "a",
    "Zürich",
    "İstanbul",
    "ISTANBUL",
    "ΟΔΥΣΣΕΥΣ",
    "Σ",
    "ΑΣ",
    "σ",
    "ς",
    "'",
    "’",
    ".",
    ",",
    ":",
    "·",
    "^",
    "3",
    "3.14",
    "-",
    "—",
    "_",
    "e\u0301",
    "\u0301",
    "\u0323",
    "İ\u0323",
    "o\u0308\u0304",
    "ﬁ",
    "ß",
    "ẞ",
    "Ǆ",
    "你好",
    "漢",
    "ワ゛",
    "สวัสดี",
    "ສະບາຍ",
    "សួស្តី",
    "မြန်မာ",
    "안녕",
    "\u1100\u1161",
    "\u11a8",
    "नमस्ते",
    "क्\u200dष",
    "مرحبا",
    "שלום",
    "👩‍👩‍👧",
    "👍🏽",
    "❤️",
    "❤️‍🔥",
    "\u200d",
    "\ufe0f",
    "🏽",
    "🇫🇷",
    "🇫",
    "1️⃣",
    "\u200b",
    "\u00ad",
    "\u2060",
    "\ufeff",
    "\u061c",
    "\uD83C",
    "\uDF00",
    "\uDC00",
    "\uD800",
    "\uDBFF",
    "𠀀",
    "𝒜",
    "𐐀",
    "\uDB40\uDC61",
    "\uD834\uDD73",
    "K",
    "Å",
    "\u2126",
    "ᾼ",
    "ΐ"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_tokens_of_the_cut_are_exactly_the_first_tokens(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int scraps = 1 + random.nextInt(14);
      for (int i = 0; i < scraps; i++) text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
      holds(text.toString(), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void the_law_holds_for_any_characters(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 800; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++)
        text.appendCodePoint(
            random.nextInt(4) == 0
                ? random.nextInt(Character.MAX_CODE_POINT + 1)
                : random.nextInt(0x3100));
      holds(text.toString(), seed);
    }
  }

  private static void holds(String text, long seed) {
    List<String> tokens = Scanner.tokens(text);
    for (int n = 1; n <= tokens.size(); n++) {
      String cut = Objects.requireNonNull(FirstTokens.of(text, n));
      assertThat(Scanner.tokens(cut))
          .as("seed %d, %d tokens of %s", seed, n, escaped(text))
          .isEqualTo(tokens.subList(0, n));
      if (n == tokens.size()) {
        assertThat(cut).isSameAs(text);
      } else {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        assertThat(normal.replace('Σ', 'σ')).startsWith(cut.replace('Σ', 'σ'));
        assertThat(FirstTokens.of(cut, n)).isEqualTo(cut);
      }
    }
    assertThat(FirstTokens.of(text, tokens.size() + 1)).isNull();
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) out.append(String.format("\\u%04x", (int) c));
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3 | It's 3.14, stop—now. | It's 3.14,",
        "2 | Don’t  STOP now | Don’t  STOP",
        "1 | 👩‍👩‍👧 👍🏽 | 👩‍👩‍👧",
        "4 | 你好世界！ | 你好世界",
        "1 | ΑΣ.Β | Ασ",
        "1 | ΑΣ Β | ΑΣ"
      })
  void capitals_spaces_and_joints_stay(int tokens, String text, String cut) {
    assertThat(FirstTokens.of(text, tokens)).isEqualTo(cut);
  }

  @Test
  void a_text_of_just_that_length_stays_as_it_is_and_a_shorter_one_has_no_cut() {
    String text = " Cafe\u0301, please \n";
    assertThat(FirstTokens.of(text, 3)).isSameAs(text);
    assertThat(FirstTokens.of(text, 4)).isNull();
    assertThat(FirstTokens.of(text, 1)).isEqualTo(" Café");
    assertThat(FirstTokens.of("\u200b ", 1)).isNull();
    assertThatThrownBy(() -> FirstTokens.of(text, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
