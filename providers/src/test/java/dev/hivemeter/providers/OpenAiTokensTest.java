package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTokensTest {
  private final OpenAiTokens tokens = new OpenAiTokens();

  @Test
  void english_words_are_mostly_one_token() {
    assertThat(tokens.count("hello world")).isEqualTo(2);
    assertThat(tokens.count("")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<|endoftext|>", "x\ud83cy", "日本語のテキスト", "\0\n\t"})
  void odd_texts_are_counted_like_others(String text) {
    assertThat(tokens.count(text)).isBetween(1, 20);
  }
}
