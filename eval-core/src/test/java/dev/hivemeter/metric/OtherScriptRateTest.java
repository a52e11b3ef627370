package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherScriptRateTest {

  private static Score rate(String language, String prompt, String... answers) {
    return metric("other-script-rate")
        .of(Pool.of(Answers.texts(answers).answers(), null, prompt, language));
  }

  @Test
  void answers_in_another_script_than_the_languages_are_counted() {
    assertThat(rate("zh-CN", "", "你好，世界", "Hello, world", "你好", "Привет"))
        .isEqualTo(new Score.Value(0.5, 4));
    assertThat(rate("en", "", "Hello", "¡Olé, señor!", "日本語のテキスト"))
        .isEqualTo(new Score.Value(1.0 / 3, 3));
  }

  /** One answer each; 1 if it is in another script. */
  @ParameterizedTest
  @CsvSource({
    // a Latin word weighs as much as one character: 1 of 8, 4 of 9, 5 of 8
    "zh, Python 是一种编程语言, 0",
    "zh, 用 Spring Boot Java Maven 写代码, 0",
    "zh, 用 the quick brown fox jumps 代码, 1",
    // Han with kana is Japanese, with Hangul Korean; kana alone are no Chinese
    "ja, 東京へ行きたいです, 0",
    "ja, 東京都千代田区, 0",
    "zh, とてもたのしいです, 1",
    "ko, 대한민국 大韓民國, 0",
    "ko, 東京へ行きたいです, 1",
    // two scripts in use; a script in the tag decides
    "sr, Добар дан svima, 0",
    "sr-Cyrl, dobar dan svima, 1",
    "zh-Hant, 你好, 0",
    "zh-Latn-pinyin, nǐ hǎo, 0",
    "zh-Latn-pinyin, 你好, 1",
    // exactly half does not count; digits, signs and emoji never do
    "ru, Москва London, 0",
    "ru, London 1234567 Париж Rome, 1",
    "ru, Москва ✨✨ 3.14 100% 👩‍👩‍👧, 0",
    // scripts, not languages
    "en, Le chat est sur la table, 0",
    "hi, नमस्ते दुनिया, 0",
    "th, สวัสดีชาวโลก, 0",
    "ar, مرحبا بالعالم, 0"
  })
  void a_language_has_its_scripts_and_a_word_counts_once(
      String language, String answer, double other) {
    assertThat(rate(language, "", answer)).isEqualTo(new Score.Value(other, 1));
  }

  @Test
  void an_unknown_language_leaves_it_to_the_prompts_own_words() {
    assertThat(rate("und", "Tell me a story.", "Once", "昔々")).isEqualTo(new Score.Value(0.5, 2));
    assertThat(rate("und", "讲一个关于 Python 的故事", "Once upon a time", "从前"))
        .isEqualTo(new Score.Value(0.5, 2));
    assertThat(rate("und", "東京", "とてもたのしいです", "北京")).isEqualTo(new Score.Value(0, 2));
    assertThat(rate("xx", "이야기를 해 줘", "옛날 옛적에", "Once upon")).isEqualTo(new Score.Value(0.5, 2));
    assertThat(rate("und", "Translate to Chinese: 你好吗", "a"))
        .isEqualTo(
            new Score.Undefined(
                "the prompt's language is 'und' and no script has more than half of its words;"
                    + " give it a language"));
    assertThat(rate("und", "2 + 2 = ?", "4")).isInstanceOf(Score.Undefined.class);
  }

  @Test
  void answers_without_letters_are_left_out() {
    assertThat(rate("en", "", "7", "🎲", "seven")).isEqualTo(new Score.Value(0, 1));
    assertThat(rate("en", "", "7", "42!")).isEqualTo(new Score.Undefined("no answer has letters"));
  }

  @Test
  void without_a_prompt_it_is_undefined() {
    assertThat(metric("other-script-rate").of(Answers.texts("a")))
        .isEqualTo(new Score.Undefined("neither the prompt's language nor its text is known"));
    assertThat(metric("other-script-rate").of(Pool.of(List.of(), null, "a", "en")))
        .isEqualTo(new Score.Undefined("needs an answer, has 0"));
  }
}
