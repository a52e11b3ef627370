package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.providers.ScriptedServer.Reply;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    return prepare(pages, sampling, path, null);
  }

  private static Facts prepare(
      Map<String, String> pages, Sampling sampling, String path, @Nullable String dialect)
      throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            r ->
                pages.containsKey(r.path())
                    ? Reply.ok(pages.get(r.path()))
                    : Reply.of(404, "{}"))) {
      ModelSpec m =
          new ModelSpec(
              "openai:m",
              "openai",
              "m",
              Mode.CHAT,
              null,
              List.of(),
              new Connection(server.address() + path, null, null),
              new Asking(dialect, Map.of(), null));
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
    assertThat(Dialect.VLLM.fields(NEUTRAL))
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
  void an_unknown_server_is_refused_with_the_ways_out() {
    assertThatThrownBy(() -> prepare(Map.of("/v1/models", models("somebody")), NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("may apply min_p, repetition penalty, top_k of its own")
        .hasMessageContaining("dialect:")
        .hasMessageContaining("acceptProviderDefaults: true");
  }

  @Test
  void an_unknown_server_that_is_accepted_is_asked_with_openais_fields() throws Exception {
    Facts facts = prepare(Map.of("/v1/models", models("somebody")), NEUTRAL.leaving(Field.OTHERS));
    assertThat(facts.engine()).isEqualTo("unknown");
    assertThat(facts.samplers())
        .containsExactly(
            "temperature", "top_p", "presence_penalty", "frequency_penalty", "max_tokens");
    assertThat(facts.warnings()).anyMatch(w -> w.contains("may truncate"));
  }

  @Test
  void accepting_defaults_where_there_are_none_is_refused() {
    assertThatThrownBy(
            () -> prepare(Map.of("/v1/models", models("vllm")), NEUTRAL.leaving(Field.OTHERS)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("acceptProviderDefaults has no effect");
  }

  @Test
  void a_server_that_does_not_list_its_models_is_taken_with_a_warning() throws Exception {
    assertThat(prepare(Map.of(), NEUTRAL.leaving(Field.OTHERS)).warnings())
        .anyMatch(w -> w.contains("the model's name was not checked"));
  }

  @Test
  void lm_studio_gives_itself_away_by_its_own_list_and_has_no_min_p() throws Exception {
    Map<String, String> pages =
        Map.of(
            "/v1/models",
            models("organization_owner"),
            "/api/v0/models",
            "{\"data\":[{\"id\":\"m\",\"compatibility_type\":\"gguf\"}]}");
    assertThatThrownBy(() -> prepare(pages, NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("LM Studio may apply min_p of its own");
    Facts facts = prepare(pages, NEUTRAL.leaving(Field.OTHERS));
    assertThat(facts.engine()).isEqualTo("LM Studio");
    assertThat(facts.samplers()).contains("top_k", "repeat_penalty").doesNotContain("min_p");
  }

  @Test
  void openrouter_is_sent_what_the_model_supports_and_nothing_else() throws Exception {
    String list =
        "{\"data\":[{\"id\":\"m\",\"supported_parameters\":[\"temperature\",\"top_p\",\"max_tokens\"],"
            + "\"default_parameters\":{\"top_p\":null}}]}";
    Facts facts = prepare(Map.of("/v1/models", list), NEUTRAL);
    assertThat(facts.engine()).isEqualTo("OpenRouter");
    assertThat(facts.samplers()).containsExactly("temperature", "top_p", "max_tokens", "provider");
    assertThatThrownBy(
            () ->
                prepare(Map.of("/v1/models", list), new Sampling(1.0, 1.0, 0, 0.1, 64, Seeds.NONE)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("minP 0.1, which it does not take over OpenRouter");
    String defaults = list.replace("\"top_p\":null", "\"top_k\":20");
    assertThatThrownBy(() -> prepare(Map.of("/v1/models", defaults), NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("OpenRouter may apply top_k of its own");
  }

  @Test
  void together_has_no_way_to_switch_top_k_off_but_takes_a_number() {
    ModelSpec m = ModelSpec.chat("openai:m", Connection.NONE);
    Manner manner = Manner.of(Dialect.TOGETHER, m, null);
    assertThatThrownBy(() -> manner.check(m, NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Together may apply top_k of its own");
    Sampling forty = new Sampling(1.0, 1.0, 40, 0.0, 64, Seeds.NONE);
    assertThatCode(() -> manner.check(m, forty)).doesNotThrowAnyException();
    assertThat(manner.fields(forty, Mode.CHAT)).containsEntry("top_k", 40);
    assertThat(manner.fields(NEUTRAL, Mode.CHAT)).doesNotContainKey("top_k");
  }

  @Test
  void a_bare_list_of_models_is_one_too() throws Exception {
    assertThatThrownBy(() -> prepare(Map.of("/v1/models", "[{\"id\":\"other\"}]"), NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("serves other");
  }

  @Test
  void deepseeks_reasoner_takes_no_temperature() throws Exception {
    ModelSpec m = ModelSpec.chat("openai:deepseek-reasoner", Connection.NONE);
    Manner manner = Manner.of(Dialect.DEEPSEEK, m, null);
    assertThatThrownBy(() -> manner.check(m, NEUTRAL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("DeepSeek refuses or ignores it");
    assertThat(manner.fields(NEUTRAL, Mode.CHAT)).containsOnlyKeys("max_tokens");
    assertThat(prepare(Map.of("/v1/models", models("deepseek")), NEUTRAL).engine())
        .isEqualTo("DeepSeek");
  }

  @Test
  void the_study_may_name_the_dialect() throws Exception {
    assertThat(prepare(Map.of("/v1/models", models("somebody")), NEUTRAL, "/v1", "vllm").samplers())
        .contains("min_p");
    assertThatThrownBy(() -> prepare(Map.of("/v1/models", models("x")), NEUTRAL, "/v1", "vlm"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'vllm'?");
  }

  @Test
  void what_is_left_to_the_provider_is_not_sent() {
    Sampling left = NEUTRAL.leaving(Field.TEMPERATURE, Field.TOP_K);
    assertThat(Dialect.LLAMA_CPP.fields(left))
        .doesNotContainKeys("temperature", "top_k")
        .containsEntry("min_p", 0.0);
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
    Manner manner = Manner.of(Dialect.OPENAI, m, null);
    for (double t : new double[] {0.7, 1})
      assertThatThrownBy(() -> manner.check(m, Sampling.neutral(t, 64)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is asked with temperature " + t + ", but it takes none")
          .hasMessageContaining("temperatures: [providerDefault]");
    Sampling left = NEUTRAL.leaving(Field.TEMPERATURE);
    assertThatCode(() -> manner.check(m, left)).doesNotThrowAnyException();
    assertThat(manner.fields(left, Mode.CHAT)).containsOnlyKeys("max_completion_tokens");
    assertThatThrownBy(
            () ->
                manner.check(
                    m, new Sampling(1.0, 0.9, 0, 0.0, 64, Seeds.NONE).leaving(Field.TEMPERATURE)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("topP 0.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-5-chat-latest", "omni"})
  void other_models_of_openai_do(String name) {
    ModelSpec m = ModelSpec.chat("openai:" + name, Connection.NONE);
    assertThatCode(() -> Manner.of(Dialect.OPENAI, m, null).check(m, Sampling.neutral(0.7, 64)))
        .doesNotThrowAnyException();
  }

  @Test
  void openai_names_the_limit_differently_in_chat_and_completions() {
    ModelSpec m = ModelSpec.chat("openai:gpt-4o-mini", Connection.NONE);
    Manner openAi = Manner.of(Dialect.OPENAI, m, null);
    assertThat(openAi.fields(NEUTRAL, Mode.CHAT))
        .containsEntry("max_completion_tokens", 64)
        .doesNotContainKey("max_tokens");
    assertThat(openAi.fields(NEUTRAL, Mode.COMPLETION)).containsEntry("max_tokens", 64);
    assertThat(Manner.of(Dialect.COMPATIBLE, m, null).fields(NEUTRAL, Mode.CHAT))
        .containsEntry("max_tokens", 64);
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
