package dev.hivemeter.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "It’s 3.14, stop—it's_ok 你好 | it's 3.14 , stop — it's _ ok 你 好",
        "don't 'quote' rock'n'roll | don't ' quote ' rock'n'roll",
        "1,234.5 1. .5 v1.2 a.b 3,x | 1,234.5 1 . . 5 v1.2 a . b 3 , x",
        "Straße ÉTÉ İ | straße été i̇",
        "東京タワーへ行く。 | 東 京 タ ワ ー へ 行 く 。",
        "ワ゛ガ | ワ ゛ ガ",
        "สวัสดี | ส วั ส ดี",
        "ສະບາຍ | ສ ະ ບ າ ຍ",
        "សួស្តី | សួ ស្ តី",
        "မြန်မာ | မြ န် မာ",
        "안녕하세요 세계 | 안녕하세요 세계",
        "नमस्ते दुनिया | नमस्ते दुनिया",
        "مرحبا بالعالم، أهلًا | مرحبا بالعالم ، أهلًا",
        "שלום עולם | שלום עולם",
        "👩‍👩‍👧 👍🏽👍🏽 | 👩‍👩‍👧 👍🏽 👍🏽",
        "❤️🔥 ❤️‍🔥 | ❤️ 🔥 ❤️‍🔥",
        "🇫🇷🇩🇪 🇫 | 🇫🇷 🇩🇪 🇫",
        "1️⃣2️⃣ #️⃣ | 1️⃣2️⃣ # ️⃣",
        "a+b=c <x> | a + b = c < x >",
        "x² ½ Ⅻ | x² ½ ⅻ"
      })
  void tokens_of_several_scripts(String text, String tokens) {
    assertThat(String.join(" ", Scanner.tokens(text))).isEqualTo(tokens);
  }

  @Test
  void there_are_texts_without_tokens() {
    assertThat(Scanner.tokens("")).isEmpty();
    assertThat(Scanner.tokens(" \t\n\u00a0\u3000\u0000\u200b\ufeff")).isEmpty();
  }

  @Test
  void invisible_characters_do_not_part_a_word() {
    assertThat(Scanner.tokens("col\u00adour \ufeffx\u200by")).containsExactly("colour", "xy");
  }

  @Test
  void composed_and_decomposed_letters_are_one_token() {
    assertThat(Scanner.tokens("e\u0301te\u0301")).isEqualTo(Scanner.tokens("été"));
  }

  @Test
  void the_users_language_does_not_matter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Scanner.tokens("TITLE")).containsExactly("title");
      assertThat(Normalised.of("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void as_many_tokens_as_the_regex_module_of_python_finds() {
    String[] texts = {
      "It’s 3.14, stop—it's_ok 你好",
      "你好， 世界! it's 3,141.5",
      "नमस्ते दुनिया 👩\u200d👩\u200d👧 🇫🇷🇩🇪",
      "สวัสดีชาวโลก สวัสดี",
      "1️⃣ ok 👍🏽👍🏽 ok 1️⃣"
    };
    int tokens = 0;
    for (String text : texts) tokens += Scanner.tokens(text).size();
    assertThat((double) tokens).isEqualTo(Reference.value("tokens.mixed"));
  }

  /** The definition itself, as a regular expression; slow, and open to texts made against it. */
  private static final Pattern DEFINITION = definition();

  private static Pattern definition() {
    String e =
        "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    String w = "[\\p{L}\\p{N}\\p{M}&&[^" + e + "]]";
    StringBuilder x = new StringBuilder("[");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (!Pictographs.contains(c)) continue;
      x.append(Character.toString(c)).append('-');
      while (Pictographs.contains(c + 1)) c++;
      x.append(Character.toString(c));
    }
    x.append("]");
    String emoji = x + "[\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*";
    return Pattern.compile(
        "["
            + e
            + "]\\p{M}*"
            + "|"
            + w
            + "+(?:'"
            + w
            + "+|(?<=\\p{Nd})[.,](?=\\p{Nd})"
            + w
            + "+)*"
            + "|[\\x{1F1E6}-\\x{1F1FF}]{2}"
            + "|"
            + emoji
            + "(?:\\x{200D}"
            + emoji
            + ")*"
            + "|[^\\s\\p{Cc}]",
        Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** What random texts are drawn from: the characters that meet in rules. */
  private static final String[] PIECES = {
    "a", "É", "ß", "Σ", "'", "’", ".", ",", "1", "٣", "๓", "½", " ", "\n", "\u00a0", "\u3000", "_",
    "-", "你", "の", "カ", "ー", "ก", "ั", "ລ", "ខ", "្", "မ", "ြ", "न", "्", "한", "ᄒ", "ᅡ", "م", "ً",
    "\u0301", "\u20e3", "\ufe0f", "\u200d", "\u200b", "\u00ad", "👩", "👍", "🏽", "❤", "🇫", "🇷",
    "©", "ℹ", "#", "\ud83c", "\udf00", "\u0000", "\u0085", "\ue000", "𝒳", "𠀀"
  };

  @Test
  void random_texts_are_cut_as_the_definition_says() {
    long seed = 5_2025L;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int k = 0; k < length; k++)
        text.append(
            random.nextInt(8) == 0
                ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                : PIECES[random.nextInt(PIECES.length)]);
      List<String> expected = new ArrayList<>();
      Matcher m = DEFINITION.matcher(Scanner.prepared(text.toString()));
      while (m.find()) expected.add(m.group());
      int at = round;
      assertThat(Scanner.tokens(text.toString()))
          .as(() -> "seed " + seed + " round " + at + " text " + escaped(text))
          .isEqualTo(expected);
    }
  }

  @Test
  void plain_latin_text_is_cut_as_the_definition_says_and_as_beside_a_letter_that_is_not() {
    for (char c = 0; c < 0x80; c++)
      for (char d = 0; d < 0x80; d++) {
        String text = "B1" + c + d + "2x";
        List<String> expected = new ArrayList<>();
        Matcher m = DEFINITION.matcher(text.toLowerCase(Locale.ROOT));
        while (m.find()) expected.add(m.group());
        assertThat(Scanner.tokens(text)).isEqualTo(expected);
        expected.add("é");
        assertThat(Scanner.tokens(text + " É")).isEqualTo(expected);
      }
  }

  /**
   * Size from the standard's emoji-data.txt: "Total elements: 3537" under Extended_Pictographic.
   */
  @Test
  void the_table_of_pictographs_is_unicodes() {
    int size = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) if (Pictographs.contains(c)) size++;
    assertThat(size).isEqualTo(3537);
    assertThat(Pictographs.contains(0x1F600)).isTrue();
    assertThat(Pictographs.contains('#')).isFalse();
    // Java knows the property itself from 21 on; 25 holds Unicode 16.0, the last with these ranges.
    int java = Runtime.version().feature();
    if (java < 21 || java > 25) return;
    Pattern property = Pattern.compile(String.format("\\p{Is%s}", "Extended_Pictographic"));
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++)
      assertThat(Pictographs.contains(c))
          .as("U+%04X", c)
          .isEqualTo(property.matcher(Character.toString(c)).matches());
  }

  private static String escaped(CharSequence text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return out.toString();
  }
}
