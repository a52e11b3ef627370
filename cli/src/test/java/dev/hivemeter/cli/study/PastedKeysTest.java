package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeysTest {
  private static final String SMALL =
      """
      name: small
      prompts: { bank: quick }
      models: [{ id: "openai:m", baseUrl: "http://127.0.0.1:1/v1", apiKeyEnv: THE_KEY%s }]
      sampling: { samples: 1 }
      %s
      """;

  private static final String SK = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", extraBody: { user: '@' }",
        ", extraBody: { metadata: { list: [1, 'x @'] } }",
        ", extraBody: { '@': 1 }",
        ", label: 'm @'",
        ", template: 'Answer {prompt} @'",
        ", stop: ['@']"
      })
  void a_key_in_a_model_is_refused_and_not_repeated(String more) {
    refused(SMALL.formatted(more.replace("@", SK), ""), "s.yaml:3:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"note: '@'", "system: 'use @ please'", "elicitation: [{ name: a, system: '@' }]"})
  void a_key_in_a_text_is_refused_and_not_repeated(String more) {
    refused(SMALL.formatted("", more.replace("@", SK)), "s.yaml:5:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-ant-api03-xYz123AbC456dEf789GhI012",
        "sk-or-v1-0123456789abcdef0123456789abcdef",
        "sk-0123456789abcdef0123",
        "AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "gsk_aB3dE5gH7jK9mN1pQ3sT5vW7",
        "hf_aBcDeFgHiJkLmNoPqRsTuVwXyZ012345",
        "Authorization: Bearer 0a1b2c3d4e5f6a7b8c9d",
        "bearer abc.DEF-0a1b2c3d4e5f6a7b8c9d",
        "AKIAIOSFODNN7EXAMPLE",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.x"
      })
  void the_beginnings_of_vendors_keys_are_known(String key) {
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", SMALL.formatted("", "note: '" + key + "'")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("looks like an API key")
        .message()
        .doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the sk-learn-like-and-very-long-hyphenated-name",
        "risk-averse-investors-2024-and-onwards-forever",
        "sk-no-key-required",
        "task-20240101-and-some-more-words-behind-it",
        "the bearer of this letter, who is not known to us",
        "Bearer token authentication is used in production",
        "hf_hub",
        "sk-1234",
        "SmolLM2-135M-Instruct-Q8_0.gguf sha256 5d2a3bd9f2a0b1c4e7f6a5d8c9b0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8"
      })
  void words_hashes_and_placeholders_are_not_taken_for_keys(String text) {
    assertThat(StudyFile.parse("s.yaml", SMALL.formatted("", "note: '" + text + "'")).note())
        .isEqualTo(text);
  }

  @Test
  void the_names_of_variables_are_found_wherever_they_stand() {
    assertThat(
            PastedKeys.variables(
                "s.yaml",
                SMALL.formatted("", "embedding: { id: 'openai:e', apiKeyEnv: OTHER_KEY }")))
        .containsExactly("OTHER_KEY", "THE_KEY");
  }

  private static void refused(String study, String place) {
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", study))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(place)
        .hasMessageContaining("this looks like an API key")
        .hasMessageContaining("apiKeyEnv")
        .message()
        .doesNotContain(SK.substring(8, 20));
  }
}
