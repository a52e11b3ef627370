package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.port.Generator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelsTest {
  private final List<String> lookedUp = new ArrayList<>();

  private Generator open(
      String id, @Nullable String baseUrl, @Nullable String variable, Map<String, String> set) {
    return new LanguageModels(
            name -> {
              lookedUp.add(name);
              return set.get(name);
            },
            Clock.systemUTC(),
            Limits.DEFAULT)
        .open(ModelSpec.chat(id, new Connection(baseUrl, variable, null)));
  }

  @Test
  void openai_needs_its_usual_key() {
    assertThatThrownBy(() -> open("openai:gpt-4o-mini", null, null, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("environment variable OPENAI_API_KEY, which is not set");
    open("openai:gpt-4o-mini", null, null, Map.of("OPENAI_API_KEY", "sk-1")).close();
  }

  @Test
  void openai_takes_another_variable() {
    open("openai:gpt-4o-mini", null, "MINE", Map.of("MINE", "sk-1")).close();
    assertThat(lookedUp).containsExactly("MINE");
  }

  @Test
  void other_servers_need_no_key_and_never_get_openais() {
    open("openai:m", "http://127.0.0.1:1/v1", null, Map.of("OPENAI_API_KEY", "sk-1")).close();
    open("ollama:m", null, null, Map.of("OPENAI_API_KEY", "sk-1")).close();
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void a_named_but_unset_variable_is_refused() {
    assertThatThrownBy(() -> open("openai:m", "http://127.0.0.1:1/v1", "MINE", Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("MINE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "sk-secret\n", "sk secret", "sk-secrét"})
  void a_key_that_no_header_can_hold_is_refused_without_repeating_it(String key) {
    assertThatThrownBy(() -> open("openai:m", null, "MINE", Map.of("MINE", key)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("MINE")
        .hasMessageNotContaining("secr");
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:hunter2@host/v1, user name or password",
    "http://hunter2@host/v1, user name or password",
    "http://host/v1?api_key=hunter2, query or fragment",
    "http://host/v1#hunter2, query or fragment",
    "ftp://host/v1, http and https are possible",
    "host:8080/v1, http and https are possible",
    "/v1, http and https are possible",
    "http:///v1, no host",
    "http://ho st/v1, is not an address",
    "http://host:99999/v1, 99999",
  })
  void a_bad_address_is_refused_without_repeating_a_secret(String baseUrl, String said) {
    assertThatThrownBy(() -> open("openai:m", baseUrl, null, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the baseUrl of model 'openai:m'")
        .hasMessageContaining(said)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void an_unknown_provider_is_refused() {
    assertThatThrownBy(() -> open("recorded:m", null, null, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("openai, ollama, anthropic and gemini are");
  }

  @Test
  void the_last_v1_is_not_part_of_the_servers_root() {
    assertThat(Address.of("http://h:1/a/v1/", "m").root().base()).isEqualTo("http://h:1/a");
    assertThat(Address.of("http://h:1/", "m").root().base()).isEqualTo("http://h:1");
    assertThat(Address.of("https://API.openai.com/v1", "m").isOpenAi()).isTrue();
    assertThat(Address.of("https://api.openai.com.evil.example/v1", "m").isOpenAi()).isFalse();
  }
}
