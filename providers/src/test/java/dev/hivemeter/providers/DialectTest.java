package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.providers.ScriptedServer.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static final Sampling NEUTRAL = Sampling.neutral(1, 64);

  private static Facts prepare(Map<String, String> pages, Sampling sampling) throws Exception {
    return prepare(pages, sampling, "/v1");
  }

  private static Facts prepare(Map<String, String> pages, Sampling sampling, String path)
      throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            r ->
                pages.containsKey(r.path())
                    ? Reply.ok(pages.get(r.path()))
                    : Reply.of(404, "{}"))) {
      ModelSpec m = ModelSpec.chat("openai:m", new Connection(server.address() + path, null, null));
      try (Generator g =
          new LanguageModels(name -> null, Clock.systemUTC(), Limits.DEFAULT).open(m)) {
        return g.prepare(List.of(new Condition(m, sampling, Elicitation.DIRECT)));
      }
    }
  }

  private static String models(String owner) {
    return "{\"data\":[{\"id\":\"m\",\"owned_by\":\"" + owner + "\"}]}";
  }

  @Test
  void ollama_behind_openais_protocol_is_refused_with_the_remedy() {
    assertThatThrownBy(
            () ->
                prepare(
                    Map.of(
                        "/v1/models", models("library"), "/api/version", "{\"version\":\"0.6.8\"}"),
                    NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("use ollama:m with baseUrl http://127.0.0.1:");
  }

  @Test
  void vllm_takes_top_k_min_p_and_the_repetition_penalty() throws Exception {
    Facts facts =
        prepare(
            Map.of("/v1/models", models("vllm"), "/version", "{\"version\":\"0.9.1\"}"),
            new Sampling(1.0, 1.0, 5, 0.1, 64, Seeds.NONE));
    assertThat(facts.engine()).isEqualTo("vLLM 0.9.1");
    assertThat(facts.samplers()).contains("top_k", "min_p", "repetition_penalty");
    assertThat(Dialect.VLLM.fields(NEUTRAL, Mode.CHAT))
        .containsEntry("top_k", -1)
        .containsEntry("min_p", 0.0)
        .containsEntry("repetition_penalty", 1.0);
  }

  @Test
  void llama_cpp_that_hides_its_props_gives_itself_away_by_its_models() throws Exception {
    Facts facts = prepare(Map.of("/v1/models", models("llamacpp")), NEUTRAL);
    assertThat(facts.engine()).isEqualTo("llama.cpp");
    assertThat(facts.samplers()).contains("min_p", "samplers");
  }

  @Test
  void an_unknown_server_is_asked_with_openais_fields_and_a_warning() throws Exception {
    Facts facts = prepare(Map.of("/v1/models", models("somebody")), NEUTRAL);
    assertThat(facts.engine()).isEqualTo("unknown");
    assertThat(facts.samplers())
        .containsExactly(
            "temperature", "top_p", "presence_penalty", "frequency_penalty", "max_tokens");
    assertThat(facts.warnings())
        .anyMatch(w -> w.contains("may truncate"))
        .anyMatch(w -> w.contains("reasoning"));
  }

  @Test
  void a_server_that_does_not_list_its_models_is_taken_with_a_warning() throws Exception {
    assertThat(prepare(Map.of(), NEUTRAL).warnings())
        .anyMatch(w -> w.contains("the model's name was not checked"));
  }

  @Test
  void an_address_that_lacks_v1_is_refused_with_the_right_one() {
    assertThatThrownBy(() -> prepare(Map.of("/v1/models", models("vllm")), NEUTRAL, ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("lacks its last part; write http://127.0.0.1:")
        .hasMessageEndingWith("/v1");
  }

  @Test
  void top_k_or_min_p_on_openai_are_refused_naming_what_it_takes() {
    ModelSpec m = ModelSpec.chat("openai:gpt-4o-mini", Connection.NONE);
    assertThatThrownBy(
            () -> Dialect.OPENAI.check(m, new Sampling(1.0, 1.0, 5, 0.0, 64, Seeds.NONE)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("model 'openai:gpt-4o-mini' is asked with topK 5")
        .hasMessageContaining("only temperature, topP, maxTokens");
    assertThatThrownBy(
            () -> Dialect.COMPATIBLE.check(m, new Sampling(1.0, 1.0, 0, 0.1, 64, Seeds.NONE)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("minP 0.1");
    assertThatThrownBy(() -> Dialect.OPENAI.check(m, Sampling.neutral(2.5, 64)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("temperatures up to 2.0");
    assertThatCode(() -> Dialect.OPENAI.check(m, new Sampling(1.5, 0.9, 0, 0.0, 64, Seeds.NONE)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o1-mini", "o3", "o4-mini", "gpt-5-nano"})
  void openais_reasoning_models_take_no_temperature(String name) {
    ModelSpec m = ModelSpec.chat("openai:" + name, Connection.NONE);
    assertThatThrownBy(() -> Dialect.OPENAI.check(m, Sampling.neutral(0.7, 64)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("only take temperature 1");
    assertThatCode(() -> Dialect.OPENAI.check(m, NEUTRAL)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-5-chat-latest", "omni"})
  void other_models_of_openai_do(String name) {
    ModelSpec m = ModelSpec.chat("openai:" + name, Connection.NONE);
    assertThatCode(() -> Dialect.OPENAI.check(m, Sampling.neutral(0.7, 64)))
        .doesNotThrowAnyException();
  }

  @Test
  void openai_names_the_limit_differently_in_chat_and_completions() {
    assertThat(Dialect.OPENAI.fields(NEUTRAL, Mode.CHAT))
        .containsEntry("max_completion_tokens", 64)
        .doesNotContainKey("max_tokens");
    assertThat(Dialect.OPENAI.fields(NEUTRAL, Mode.COMPLETION)).containsEntry("max_tokens", 64);
    assertThat(Dialect.COMPATIBLE.fields(NEUTRAL, Mode.CHAT)).containsEntry("max_tokens", 64);
  }

  @Test
  void a_templates_own_words_are_found_without_its_tags_and_roles() {
    assertThat(LlamaCpp.ownWords("<|im_start|>user\n <|im_end|>\n<|im_start|>assistant\n"))
        .isNull();
    assertThat(LlamaCpp.ownWords("<s>[INST]  [/INST]")).isNull();
    assertThat(LlamaCpp.ownWords("USER:   ASSISTANT:")).isNull();
    assertThat(
            LlamaCpp.ownWords(
                "<|im_start|>system\nYou are a helpful assistant<|im_end|>\n<|im_start|>user\n"))
        .isEqualTo("\"You are a helpful assistant\"");
  }
}
