package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's Gemini API, against a scripted server. */
class GeminiChatTest extends GeneratorContract {
  private String topK = "";
  private boolean listed = true;

  @Override
  ModelSpec model(Connection connection) {
    return ModelSpec.chat("gemini:some-model", connection);
  }

  private Condition asking(Map<String, String> extra, @Nullable Integer logprobs) {
    Connection there = new Connection(baseUrl(server.address()), null, null);
    ModelSpec m =
        new ModelSpec(
            "m",
            "gemini",
            "some-model",
            Mode.CHAT,
            null,
            List.of("END"),
            there,
            new Asking(null, extra, logprobs));
    return new Condition(m, Sampling.neutral(1, 64), Elicitation.DIRECT);
  }

  @Override
  String baseUrl(String address) {
    return address;
  }

  @Override
  Reply about(Request request) {
    if (!listed || !request.path().startsWith("/v1beta/models?")) return Reply.of(404, "{}");
    return Reply.ok(
        "{\"models\":[{\"name\":\"models/some-model\",\"temperature\":1,\"topP\":0.95,"
            + topK
            + "\"maxTemperature\":2},{\"name\":\"models/other-model\"}]}");
  }

  @Override
  String path() {
    return "/v1beta/models/some-model:generateContent";
  }

  @Override
  String field(String openAi) {
    return openAi.equals("top_p") ? "topP" : openAi;
  }

  @Override
  String nativeFinish(String finish) {
    return finish.equals("stop") ? "STOP" : "MAX_TOKENS";
  }

  private String reply(String parts, String finish, String rest) {
    return "{\"responseId\":\"r1\",\"modelVersion\":\"served-model\",\"candidates\":[{\"content\":{"
        + "\"role\":\"model\",\"parts\":["
        + parts
        + "]},\"finishReason\":\""
        + finish
        + "\""
        + rest
        + "}],\"usageMetadata\":{\"promptTokenCount\":11,\"candidatesTokenCount\":5}}";
  }

  @Override
  String reply(String jsonText, String finish) {
    return reply("{\"text\":" + jsonText + "}", nativeFinish(finish), "");
  }

  @Override
  String reasoned(String reasoning, String text) {
    return reply(
        "{\"thought\":true,\"text\":" + reasoning + "},{\"text\":" + text + "}", "STOP", "");
  }

  @Override
  JsonNode samplers(JsonNode request) {
    return request.path("generationConfig");
  }

  @Override
  Map<String, Object> neutral() {
    return Map.of("temperature", 1.0, "topP", 1.0, "maxOutputTokens", 64);
  }

  @Override
  Map.Entry<String, String> keyHeader() {
    return Map.entry("x-goog-api-key", KEY);
  }

  @Test
  void nothing_else_is_sent() throws Exception {
    ask();
    assertThat(sent().fieldNames()).toIterable().containsExactly("contents", "generationConfig");
    assertThat(samplers(sent()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(neutral().keySet());
    assertThat(server.requests(path())).hasSize(1);
  }

  @Test
  void prompt_and_system_text_have_their_places() throws Exception {
    ask(condition(Sampling.neutral(1, 64), PIRATE, null), null);
    assertThat(sent().at("/contents/0/parts/0/text").asText()).isEqualTo("Name a sea.");
    assertThat(sent().get("systemInstruction").toString()).contains("You are a pirate.");
  }

  @Test
  void a_top_k_that_cannot_be_switched_off_is_refused_set_or_accepted() throws Exception {
    topK = "\"topK\":64,";
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Gemini may apply topK 64 of its own");
    ask(condition(new Sampling(1.0, 1.0, 40, 0.0, 64, Seeds.NONE)), null);
    assertThat(samplers(sent()).get("topK").asInt()).isEqualTo(40);
    ask(condition(Sampling.neutral(1, 64).leaving(Field.OTHERS)), null);
    assertThat(samplers(sent()).has("topK")).isFalse();
  }

  @Test
  void a_server_that_does_not_say_its_top_k_is_refused_unless_it_is_set_or_accepted()
      throws Exception {
    listed = false;
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Gemini may apply topK (it does not list its models) of its own")
        .hasMessageContaining("set topK")
        .hasMessageContaining("acceptProviderDefaults: true");
    assertThat(prepare(condition(new Sampling(1.0, 1.0, 40, 0.0, 64, Seeds.NONE))).warnings())
        .anyMatch(w -> w.contains("does not list its models (404)"));
    ask(condition(Sampling.neutral(1, 64).leaving(Field.OTHERS)), null);
    assertThat(samplers(sent()).has("topK")).isFalse();
  }

  @Test
  void what_it_cannot_honour_is_refused() {
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(2.5, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("temperatures up to 2.0");
    assertThatThrownBy(() -> prepare(condition(new Sampling(1.0, 1.0, 0, 0.1, 64, Seeds.NONE))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("minP 0.1");
  }

  private Condition named(String name, Sampling sampling) {
    ModelSpec m =
        ModelSpec.chat("gemini:" + name, new Connection(baseUrl(server.address()), null, null));
    return new Condition(m, sampling, Elicitation.DIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-3.6-flash", "gemini-3.5-flash-lite", "gemini-4-pro"})
  void models_without_samplers_are_asked_with_none_and_the_tables_say_so(String name)
      throws Exception {
    server.script(
        r ->
            r.path().startsWith("/v1beta/models?")
                ? Reply.ok("{\"models\":[{\"name\":\"models/" + name + "\",\"topK\":64}]}")
                : Reply.ok(reply("\"a\"", "stop")));
    Sampling left = Sampling.neutral(1, 64).leaving(Field.TEMPERATURE);
    Condition c = named(name, left);
    try (Generator g =
        new LanguageModels(n -> null, Clock.systemUTC(), Limits.DEFAULT).open(c.model())) {
      assertThat(g.prepare(List.of(c)).samplers()).containsExactly("maxOutputTokens");
      g.call(new Call(PROMPT, c, 0, null));
    }
    JsonNode sent = Json.MAPPER.readTree(server.requests(":generateContent").get(0).body());
    assertThat(samplers(sent).fieldNames()).toIterable().containsExactly("maxOutputTokens");
    assertThatThrownBy(() -> prepare(named(name, Sampling.neutral(0.7, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("temperature 0.7, but Gemini ignores or refuses")
        .hasMessageContaining("temperatures: [providerDefault]");
    Sampling nucleus = new Sampling(1.0, 0.9, 0, 0.0, 64, Seeds.NONE);
    assertThatThrownBy(() -> prepare(named(name, nucleus.leaving(Field.TEMPERATURE))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("topP 0.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-3.5-flash", "gemini-3.1-pro-preview", "gemini-2.5-flash-lite"})
  void earlier_ones_take_them(String name) {
    assertThat(GeminiModel.takesNone(name)).isFalse();
  }

  @Test
  void extra_fields_are_merged_into_the_configuration() throws Exception {
    String thinking = "{\"thinkingConfig\":{\"thinkingBudget\":0}}";
    ask(asking(Map.of("generationConfig", thinking), null), null);
    assertThat(samplers(sent()).at("/thinkingConfig/thinkingBudget").asInt(9)).isZero();
    assertThat(samplers(sent()).get("temperature").asDouble()).isEqualTo(1);
    assertThat(samplers(sent()).get("stopSequences").toString()).isEqualTo("[\"END\"]");
    assertThatThrownBy(() -> prepare(asking(Map.of("generationConfig", "{\"topK\":1}"), null)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("extraBody may not set generationConfig.topK");
  }

  @Test
  void filters_are_outcomes() throws Exception {
    answer(r -> Reply.ok("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered(null));
    answer(r -> Reply.ok(reply("{\"text\":\"half\"}", "RECITATION", "")));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered("half"));
    answer(r -> Reply.ok("{\"candidates\":[{\"finishReason\":\"SAFETY\"}]}"));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered(null));
  }

  @Test
  void thoughts_are_counted_with_the_answer() throws Exception {
    answer(
        r ->
            Reply.ok(
                reply("\"a\"", "stop")
                    .replace(
                        "\"candidatesTokenCount\":5",
                        "\"candidatesTokenCount\":5,\"thoughtsTokenCount\":30")));
    assertThat(((Replied) ask()).provenance().usage().completionTokens()).isEqualTo(35);
  }

  @Test
  void thoughts_that_cannot_be_leave_the_answers_tokens_unknown() throws Exception {
    for (String thoughts : new String[] {"-30", "2147483647"}) {
      answer(
          r ->
              Reply.ok(
                  reply("\"a\"", "stop")
                      .replace("Count\":5", "Count\":5,\"thoughtsTokenCount\":" + thoughts)));
      assertThat(((Replied) ask()).provenance().usage().completionTokens()).isNull();
    }
  }

  @Test
  void the_wait_in_an_errors_details_is_kept() throws Exception {
    answer(
        r ->
            Reply.of(
                429,
                "{\"error\":{\"code\":429,\"message\":\"slow\",\"status\":\"RESOURCE_EXHAUSTED\","
                    + "\"details\":[{\"quotaId\":\"PerMinute\"},{\"retryDelay\":\"34.5s\"}]}}"));
    Broke broke = broke();
    assertThat(broke.kind()).isEqualTo(FailureKind.RATE_LIMIT);
    assertThat(broke.retryAfter()).isEqualTo(Duration.ofMillis(34_500));
  }

  @Test
  void a_daily_quota_and_a_wrong_key_stop_the_model() throws Exception {
    answer(
        r ->
            Reply.of(
                429,
                "{\"error\":{\"details\":[{\"quotaId\":\"GenerateRequestsPerDayPerProject\"}]}}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.QUOTA);
    answer(r -> Reply.of(400, "{\"error\":{\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.AUTH);
  }

  @Test
  void log_probabilities_are_read() throws Exception {
    String result =
        ",\"logprobsResult\":{\"chosenCandidates\":[{\"token\":\"A\",\"logProbability\":-0.5}],"
            + "\"topCandidates\":[{\"candidates\":[{\"token\":\"A\",\"logProbability\":-0.5},"
            + "{\"token\":\"B\",\"logProbability\":-1}]}]}";
    answer(r -> Reply.ok(reply("{\"text\":\"A\"}", "STOP", result)));
    Replied reply = (Replied) ask(asking(Map.of(), 2), null);
    assertThat(samplers(sent()).get("logprobs").asInt()).isEqualTo(2);
    assertThat(samplers(sent()).get("responseLogprobs").asBoolean()).isTrue();
    assertThat(reply.aside().logprobs())
        .isEqualTo(
            new Logprobs(
                List.of(
                    new Token(
                        "A", -0.5, List.of(new Alternative("A", -0.5), new Alternative("B", -1)))),
                5));
  }
}
