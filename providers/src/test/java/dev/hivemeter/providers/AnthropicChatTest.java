package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anthropic's messages, against a scripted server. */
class AnthropicChatTest extends GeneratorContract {
  @Override
  ModelSpec model(Connection connection) {
    return ModelSpec.chat("anthropic:some-model", connection);
  }

  private Condition named(String name, Sampling sampling, Map<String, String> extra) {
    Connection there = new Connection(baseUrl(server.address()), null, null);
    ModelSpec m =
        new ModelSpec(
            "m",
            "anthropic",
            name,
            Mode.CHAT,
            null,
            List.of("END"),
            there,
            new Asking(null, extra, null));
    return new Condition(m, sampling, Elicitation.DIRECT);
  }

  @Override
  String baseUrl(String address) {
    return address;
  }

  @Override
  Reply about(Request request) {
    if (request.path().startsWith("/v1/models?"))
      return Reply.ok(
          "{\"data\":[{\"id\":\"some-model\"},{\"id\":\"other-model\"},"
              + "{\"id\":\"claude-3-opus\"},{\"id\":\"claude-opus-4-7\"},"
              + "{\"id\":\"claude-sonnet-5\"},{\"id\":\"claude-haiku-5-5\"}]}");
    if (request.path().equals("/v1/models/some-alias"))
      return Reply.ok("{\"id\":\"some-model\",\"type\":\"model\"}");
    return Reply.of(404, "{}");
  }

  @Override
  String path() {
    return "/v1/messages";
  }

  @Override
  String nativeFinish(String finish) {
    return finish.equals("stop") ? "end_turn" : "max_tokens";
  }

  private String reply(String blocks, String stop, String rest) {
    return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"served-model\","
        + "\"content\":["
        + blocks
        + "],\"stop_reason\":\""
        + stop
        + "\",\"usage\":{\"input_tokens\":11,\"output_tokens\":5"
        + rest
        + "}}";
  }

  private static String text(String json) {
    return "{\"type\":\"text\",\"text\":" + json + "}";
  }

  @Override
  String reply(String jsonText, String finish) {
    return reply(jsonText.equals("null") ? "" : text(jsonText), nativeFinish(finish), "");
  }

  @Override
  String reasoned(String reasoning, String text) {
    return reply(
        "{\"type\":\"thinking\",\"thinking\":" + reasoning + ",\"signature\":\"s\"}," + text(text),
        "end_turn",
        "");
  }

  @Override
  JsonNode samplers(JsonNode request) {
    return request;
  }

  @Override
  Map<String, Object> neutral() {
    return Map.of("temperature", 1.0, "max_tokens", 64);
  }

  @Override
  Map.Entry<String, String> keyHeader() {
    return Map.entry("x-api-key", KEY);
  }

  @Test
  @Override
  void what_the_study_sets_is_sent() throws Exception {
    ask(condition(new Sampling(0.7, 1.0, 7, 0.0, 33, Seeds.NONE)), null);
    assertThat(sent().get("temperature").asDouble()).isEqualTo(0.7);
    assertThat(sent().get("top_k").asInt()).isEqualTo(7);
    assertThat(sent().get("max_tokens").asInt()).isEqualTo(33);
    assertThat(sent().has("top_p")).isFalse();
    ask(condition(new Sampling(1.0, 0.9, 0, 0.0, 33, Seeds.NONE)), null);
    assertThat(sent().get("top_p").asDouble()).isEqualTo(0.9);
    assertThat(sent().has("temperature")).isFalse();
  }

  /** There is none to be sent. */
  @Test
  @Override
  void no_seed_is_sent_unless_the_call_has_one() throws Exception {
    ask(condition(Sampling.neutral(1, 64)), 42L);
    assertThat(sent().toString()).doesNotContain("seed");
    assertThatThrownBy(() -> prepare(condition(new Sampling(1.0, 1.0, 0, 0.0, 64, Seeds.DERIVED))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("seeds: derived, but Anthropic takes no seed");
  }

  @Test
  @Override
  void a_long_seed_is_cut_to_what_servers_take_and_recorded_as_sent() throws Exception {
    Replied reply = (Replied) ask(condition(Sampling.neutral(1, 64)), -2L);
    assertThat(reply.provenance().seed()).isNull();
  }

  @Test
  void nothing_else_is_sent() throws Exception {
    ask();
    assertThat(sent().fieldNames())
        .toIterable()
        .filteredOn(name -> !name.equals("stream"))
        .containsExactlyInAnyOrder("model", "messages", "temperature", "max_tokens");
    assertThat(server.requests(path()).get(0).headers())
        .containsEntry("anthropic-version", "2023-06-01");
  }

  @Test
  void prompt_and_system_text_have_their_places() throws Exception {
    ask(condition(Sampling.neutral(1, 64), PIRATE, null), null);
    assertThat(sent().get("messages").toString()).contains("\"user\"").contains("Name a sea.");
    assertThat(sent().get("messages")).hasSize(1);
    assertThat(sent().get("system").toString()).contains("You are a pirate.");
  }

  @Test
  void stop_strings_and_extra_fields_are_sent() throws Exception {
    ask(
        named("some-model", Sampling.neutral(1, 64), Map.of("thinking", "{\"type\":\"disabled\"}")),
        null);
    assertThat(sent().get("stop_sequences").toString()).isEqualTo("[\"END\"]");
    assertThat(sent().at("/thinking/type").asText()).isEqualTo("disabled");
    assertThatThrownBy(
            () -> prepare(named("some-model", Sampling.neutral(1, 64), Map.of("top_k", "3"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("extraBody may not set top_k");
  }

  @ParameterizedTest
  @CsvSource({
    "some-model, 1.5, 1.0, 0, 0, temperature 1.5",
    "some-model, 0.7, 0.9, 0, 0, takes one of the two",
    "some-model, 1.0, 1.0, 0, 0.1, minP 0.1",
    "claude-opus-4-7, 1.0, 1.0, 0, 0, temperatures: [providerDefault]",
    "claude-sonnet-5, 1.0, 1.0, 0, 0, temperatures: [providerDefault]",
    "claude-haiku-5-5, 0.5, 1.0, 0, 0, temperatures: [providerDefault]",
  })
  void what_it_cannot_honour_is_refused(
      String name, double t, double topP, int topK, double minP, String message) {
    Sampling s = new Sampling(t, topP, topK, minP, 64, Seeds.NONE);
    assertThatThrownBy(() -> prepare(named(name, s, Map.of())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("model 'm' is asked with")
        .hasMessageContaining(message);
  }

  @Test
  void older_models_take_both_and_the_newest_none() throws Exception {
    prepare(named("claude-3-opus", new Sampling(0.7, 0.9, 0, 0.0, 64, Seeds.NONE), Map.of()));
    Sampling left = Sampling.neutral(1, 64).leaving(Field.TEMPERATURE);
    ask(named("claude-opus-4-7", left, Map.of()), null);
    assertThat(sent().has("temperature")).isFalse();
  }

  @Test
  void a_name_that_stands_for_another_is_taken_and_told() throws Exception {
    assertThat(prepare(named("some-alias", Sampling.neutral(1, 64), Map.of())).warnings())
        .anyMatch(w -> w.contains("stands for some-model today"));
  }

  @Test
  void a_refusal_is_one() throws Exception {
    answer(r -> Reply.ok(reply(text("\"I would rather not\""), "refusal", "")));
    assertThat(outcome()).isEqualTo(new Outcome.Refused("I would rather not"));
  }

  @Test
  void cached_tokens_of_the_prompt_are_counted() throws Exception {
    answer(r -> Reply.ok(reply(text("\"a\""), "end_turn", ",\"cache_read_input_tokens\":100")));
    assertThat(((Replied) ask()).provenance().usage().promptTokens()).isEqualTo(111);
  }

  @Test
  void used_up_credit_is_no_bad_request() throws Exception {
    answer(
        r ->
            Reply.of(
                400,
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
                    + "\"Your credit balance is too low to access the Anthropic API.\"}}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.QUOTA);
  }

  @Test
  void log_probabilities_and_completions_are_refused() {
    Condition c = named("some-model", Sampling.neutral(1, 64), Map.of());
    ModelSpec m = c.model();
    assertThatThrownBy(() -> prepare(with(m, Mode.CHAT, 1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("logprobs, which Anthropic does not give");
    assertThatThrownBy(() -> prepare(with(m, Mode.COMPLETION, null)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("messages only");
  }

  private static Condition with(ModelSpec m, Mode mode, @Nullable Integer logprobs) {
    return new Condition(
        new ModelSpec(
            m.label(),
            m.provider(),
            m.name(),
            mode,
            mode == Mode.CHAT ? null : "{prompt}",
            List.of(),
            m.connection(),
            new Asking(null, Map.of(), logprobs)),
        Sampling.neutral(1, 64),
        Elicitation.DIRECT);
  }
}
