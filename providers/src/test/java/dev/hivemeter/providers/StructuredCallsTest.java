package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which endpoints and models are told to hold verbalised answers to a schema, and in what words.
 */
class StructuredCallsTest {
  private static final Sampling NEUTRAL = Sampling.neutral(1, 64);
  private static final Elicitation HELD =
      new Elicitation(
          "v", null, new Approach.Listed(2, "{prompt} {k} as JSON.", Form.VERBALISED, true));
  private static final Elicitation IN_WORDS =
      new Elicitation(
          "w", null, new Approach.Listed(2, "{prompt} {k} as JSON.", Form.VERBALISED, false));
  private static final Elicitation LIST =
      new Elicitation("s", null, new Approach.Listed(2, "{prompt} {k}.", Form.SEQUENCE, false));
  private static final String NOTE = "asked for as JSON in words only";

  private final ScriptedServer server = new ScriptedServer(this::answer);
  private String capabilities = "";
  private String parameters = "[]";

  StructuredCallsTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Reply answer(Request r) {
    if (r.path().endsWith("/messages"))
      return Reply.ok("{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}");
    if (r.path().endsWith(":generateContent"))
      return Reply.ok("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}");
    if (r.path().endsWith("/completions"))
      return Reply.ok("{\"choices\":[{\"message\":{\"content\":\"x\"}}]}");
    if (r.path().equals("/v1/models/claude-listed"))
      return Reply.ok("{\"id\":\"claude-listed\"" + capabilities + "}");
    if (r.path().equals("/listed/v1/models"))
      return Reply.ok("{\"data\":[{\"id\":\"m\",\"supported_parameters\":" + parameters + "}]}");
    if (r.path().contains("/models?pageSize="))
      return Reply.ok(
          "{\"models\":[{\"name\":\"models/gemini-2.5-flash\"},{\"name\":\"models/gemma-3-27b-it\"},"
              + "{\"name\":\"models/gemini-2.5-flash-image\"}]}");
    return Reply.of(404, "{}");
  }

  /** What was sent, and the notes. */
  private record Sent(JsonNode body, List<String> notes) {
    boolean noted() {
      return notes.stream().anyMatch(n -> n.contains(NOTE));
    }
  }

  private Sent ask(Condition c) throws Exception {
    LanguageModels models = new LanguageModels(n -> null, Clock.systemUTC(), Limits.DEFAULT);
    List<String> notes;
    try (Generator g = models.open(c.model())) {
      notes = g.prepare(List.of(c)).warnings();
      assertThat(g.call(new Call(Prompt.of("p", "Name a sea."), c, 0, null, List.of())))
          .isInstanceOf(Replied.class);
    }
    List<Request> all = server.requests("");
    return new Sent(Json.MAPPER.readTree(all.get(all.size() - 1).body()), notes);
  }

  private ModelSpec model(
      String id, String path, @Nullable String dialect, Map<String, String> extra) {
    String[] parts = id.split(":", 2);
    return new ModelSpec(
        "m",
        parts[0],
        parts[1],
        Mode.CHAT,
        null,
        List.of(),
        new Connection(server.address() + path, null, null),
        new Asking(dialect, extra, null));
  }

  private Sent claude(String name, Sampling sampling, Elicitation e) throws Exception {
    return ask(new Condition(model("anthropic:" + name, "", null, Map.of()), sampling, e));
  }

  private Sent gemini(String name, Elicitation e) throws Exception {
    return ask(new Condition(model("gemini:" + name, "", null, Map.of()), NEUTRAL, e));
  }

  @Test
  void claude_is_given_the_schema_in_its_output_configuration() throws Exception {
    Sent sent = claude("claude-sonnet-4-5-20250929", NEUTRAL, HELD);
    assertThat(sent.noted()).isFalse();
    assertThat(sent.body().path("output_config"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"format":{"type":"json_schema","schema":
                {"type":"object","properties":{"answers":{"type":"array","items":{"type":"object",
                "properties":{"text":{"type":"string"},"probability":{"type":"number"}},
                "required":["text","probability"],"additionalProperties":false}}},
                "required":["answers"],"additionalProperties":false}}}"""));
    assertThat(sent.body().path("messages").toString()).contains("Name a sea. 2 as JSON.");
    assertThat(server.requests("/messages").get(0).headers()).doesNotContainKey("anthropic-beta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-opus-4-5-20251101",
        "claude-opus-4-6",
        "claude-sonnet-4-6",
        "claude-haiku-4-5",
      })
  void claude_4_5_and_later_are_documented_to_take_it(String name) throws Exception {
    assertThat(claude(name, NEUTRAL, HELD).body().has("output_config")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-opus-4-1-20250805",
        "claude-opus-4-20250514",
        "claude-sonnet-4-20250514",
        "claude-3-5-haiku-20241022",
        "some-model",
      })
  void earlier_ones_are_asked_in_words_with_a_note(String name) throws Exception {
    Sent sent = claude(name, NEUTRAL, HELD);
    assertThat(sent.body().has("output_config")).isFalse();
    assertThat(sent.noted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_the_list_of_models_says_of_claude_comes_first(boolean supported) throws Exception {
    server.script(
        r ->
            r.path().startsWith("/v1/models?")
                ? Reply.ok(
                    "{\"data\":[{\"id\":\"claude-haiku-4-5\",\"capabilities\":{"
                        + "\"structured_outputs\":{\"supported\":"
                        + supported
                        + "}}}]}")
                : answer(r));
    Sent sent = claude("claude-haiku-4-5", NEUTRAL, HELD);
    assertThat(sent.body().has("output_config")).isEqualTo(supported);
    assertThat(sent.noted()).isEqualTo(!supported);
  }

  @Test
  void so_does_what_it_says_of_a_name_that_stands_for_another() throws Exception {
    capabilities = ",\"capabilities\":{\"structured_outputs\":{\"supported\":true}}";
    server.script(
        r ->
            r.path().startsWith("/v1/models?")
                ? Reply.ok("{\"data\":[{\"id\":\"other\"}]}")
                : answer(r));
    assertThat(claude("claude-listed", NEUTRAL, HELD).body().has("output_config")).isTrue();
  }

  @Test
  void other_parts_of_the_output_configuration_are_the_studys() throws Exception {
    ModelSpec effort =
        model(
            "anthropic:claude-opus-4-6", "", null, Map.of("output_config", "{\"effort\":\"low\"}"));
    JsonNode config = ask(new Condition(effort, NEUTRAL, HELD)).body().path("output_config");
    assertThat(config.path("effort").asText()).isEqualTo("low");
    assertThat(config.path("format").path("type").asText()).isEqualTo("json_schema");
  }

  @Test
  void gemini_is_given_googles_kind_of_schema_with_the_answer_first() throws Exception {
    Sent sent = gemini("gemini-2.5-flash", HELD);
    assertThat(sent.noted()).isFalse();
    JsonNode config = sent.body().path("generationConfig");
    assertThat(config.path("responseMimeType").asText()).isEqualTo("application/json");
    assertThat(config.path("responseSchema"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type":"OBJECT","properties":{"answers":{"type":"ARRAY","items":{"type":"OBJECT",
                "properties":{"text":{"type":"STRING"},"probability":{"type":"NUMBER"}},
                "required":["text","probability"],"propertyOrdering":["text","probability"]}}},
                "required":["answers"]}"""));
    assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemma-3-27b-it", "gemini-2.5-flash-image"})
  void other_models_behind_gemini_are_asked_in_words(String name) throws Exception {
    Sent sent = gemini(name, HELD);
    assertThat(sent.body().path("generationConfig").has("responseSchema")).isFalse();
    assertThat(sent.body().path("generationConfig").has("responseMimeType")).isFalse();
    assertThat(sent.noted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o-mini, true",
    "openai, gpt-4.1, true",
    "openai, gpt-4-turbo, false",
    "openai, gpt-4, false",
    "openai, gpt-3.5-turbo, false",
    "openai, gpt-4o-2024-05-13, false",
    "vllm, m, true",
    "llama.cpp, m, true",
    "lm-studio, m, true",
    "together, m, true",
    "deepseek, m, false",
    "compatible, m, false",
    "openrouter, m, false",
  })
  void dialects_are_given_one_where_they_document_it(String dialect, String name, boolean held)
      throws Exception {
    boolean open = List.of("lm-studio", "together", "compatible").contains(dialect);
    Sampling sampling = open ? NEUTRAL.leaving(Field.OTHERS) : NEUTRAL;
    ModelSpec m = model("openai:" + name, "/v1", dialect, Map.of());
    Sent sent = ask(new Condition(m, sampling, HELD));
    assertThat(sent.body().path("response_format").path("type").asText(""))
        .isEqualTo(held ? "json_schema" : "");
    assertThat(sent.noted()).isEqualTo(!held);
  }

  @ParameterizedTest
  @CsvSource({"structured_outputs, true", "response_format, false"})
  void openrouter_says_of_each_model_whether_it_takes_one(String parameter, boolean held)
      throws Exception {
    parameters = "[\"temperature\",\"top_p\",\"max_tokens\",\"" + parameter + "\"]";
    ModelSpec m = model("openai:m", "/listed/v1", "openrouter", Map.of());
    Sent sent = ask(new Condition(m, NEUTRAL, HELD));
    assertThat(sent.body().has("response_format")).isEqualTo(held);
    assertThat(sent.noted()).isEqualTo(!held);
  }

  @Test
  void other_calls_carry_none_and_no_note() throws Exception {
    for (Elicitation e : List.of(Elicitation.DIRECT, IN_WORDS, LIST)) {
      Sent claude = claude("claude-haiku-4-5", NEUTRAL, e);
      assertThat(claude.body().has("output_config")).isFalse();
      Sent gemini = gemini("gemini-2.5-flash", e);
      assertThat(gemini.body().path("generationConfig").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("temperature", "topP", "maxOutputTokens");
      ModelSpec deepSeek = model("openai:m", "/v1", "deepseek", Map.of());
      Sent words = ask(new Condition(deepSeek, NEUTRAL, e));
      assertThat(words.body().has("response_format")).isFalse();
      assertThat(claude.noted() || gemini.noted() || words.noted()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai:m, vllm, response_format, response_format",
    "anthropic:claude-haiku-4-5, , output_config, output_config.format",
    "gemini:gemini-2.5-flash, , generationConfig, generationConfig.responseMimeType",
  })
  void a_study_that_sets_the_field_itself_is_told_so(
      String id, @Nullable String dialect, String field, String named) throws Exception {
    String path = id.startsWith("openai") ? "/v1" : "";
    String value = "{\"format\":{},\"responseMimeType\":\"text/plain\",\"type\":\"text\"}";
    ModelSpec m = model(id, path, dialect, Map.of(field, value));
    assertThatThrownBy(() -> ask(new Condition(m, NEUTRAL, HELD)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("extraBody sets " + named)
        .hasMessageContaining("structured: false");
    assertThatCode(() -> ask(new Condition(m, NEUTRAL, IN_WORDS))).doesNotThrowAnyException();
  }

  @Test
  void where_nothing_is_sent_the_study_may_ask_for_json_as_it_likes() throws Exception {
    ModelSpec m =
        model(
            "openai:m", "/v1", "deepseek", Map.of("response_format", "{\"type\":\"json_object\"}"));
    Sampling some = new Sampling(0.7, 1.0, 0, 0.0, 64, Seeds.NONE);
    assertThat(
            ask(new Condition(m, some, HELD)).body().path("response_format").path("type").asText())
        .isEqualTo("json_object");
  }

  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"open\":{\"type\":\"boolean\"},\"kinds\":{\"type\":\"array\","
          + "\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}},\"required\":[\"open\",\"kinds\"],"
          + "\"additionalProperties\":false}";
  private static final Elicitation FORMED =
      new Elicitation("f", "Say it as JSON.", new Approach.Formed(SCHEMA));

  @Test
  void any_call_can_carry_a_schema_of_its_own() throws Exception {
    Sent open = ask(new Condition(model("openai:m", "/v1", "vllm", Map.of()), NEUTRAL, FORMED));
    JsonNode format = open.body().path("response_format");
    assertThat(format.path("json_schema").path("schema")).isEqualTo(Json.MAPPER.readTree(SCHEMA));
    assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
    assertThat(open.body().path("messages").toString())
        .contains("Say it as JSON.")
        .contains("Name a sea.");
    assertThat(open.noted()).isFalse();
    assertThat(
            claude("claude-haiku-4-5", NEUTRAL, FORMED)
                .body()
                .path("output_config")
                .path("format")
                .path("schema"))
        .isEqualTo(Json.MAPPER.readTree(SCHEMA));
    assertThat(
            gemini("gemini-2.5-flash", FORMED)
                .body()
                .path("generationConfig")
                .path("responseSchema"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type":"OBJECT","properties":{"open":{"type":"BOOLEAN"},"kinds":{"type":"ARRAY",
                "items":{"type":"STRING","enum":["a","b"]}}},"propertyOrdering":["open","kinds"],
                "required":["open","kinds"]}"""));
  }

  @Test
  void where_none_is_taken_a_formed_answer_is_asked_for_in_words_with_a_note() throws Exception {
    Sent sent = ask(new Condition(model("openai:m", "/v1", "deepseek", Map.of()), NEUTRAL, FORMED));
    assertThat(sent.body().has("response_format")).isFalse();
    assertThat(sent.noted()).isTrue();
  }

  @Test
  void a_schema_that_is_no_object_is_refused_before_any_call() {
    Elicitation broken = new Elicitation("f", null, new Approach.Formed("[1]"));
    ModelSpec m = model("openai:m", "/v1", "vllm", Map.of());
    assertThatThrownBy(() -> ask(new Condition(m, NEUTRAL, broken)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("elicitation 'f'")
        .hasMessageContaining("not one JSON object");
    assertThat(server.requests("/completions")).isEmpty();
  }

  @Test
  void extra_fields_do_not_fight_with_a_formed_answer() {
    ModelSpec m = model("openai:m", "/v1", "vllm", Map.of("response_format", "{}"));
    assertThatThrownBy(() -> ask(new Condition(m, NEUTRAL, FORMED)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("extraBody sets response_format")
        .hasMessageNotContaining("structured: false");
  }
}
