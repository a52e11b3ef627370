package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ollama's own chat endpoint. */
class OllamaChatTest extends GeneratorContract {
  static final String HEX = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53";
  private String show = show("stop \\\"<|im_end|>\\\"", "\"completion\"", 8192, "");

  static String show(String parameters, String capabilities, int context, String system) {
    return "{\"modelfile\":\"FROM /x/sha256-"
        + HEX
        + "\",\"parameters\":\""
        + parameters
        + "\",\"template\":\"T\",\"system\":\""
        + system
        + "\",\"capabilities\":["
        + capabilities
        + "],\"model_info\":{\"general.architecture\":\"llama\",\"llama.context_length\":"
        + context
        + "}}";
  }

  static Reply aboutOllama(Request request, String show) {
    return switch (request.path()) {
      case "/api/tags" ->
          Reply.ok(
              "{\"models\":[{\"name\":\"some-model:latest\",\"digest\":\"d1\",\"details\":{}},"
                  + "{\"name\":\"other-model:1b\"}]}");
      case "/api/version" -> Reply.ok("{\"version\":\"0.6.8\"}");
      case "/api/show" -> Reply.ok(show);
      default -> Reply.of(404, "{}");
    };
  }

  static Map<String, Object> ollamaNeutral() {
    Map<String, Object> f = new LinkedHashMap<>();
    f.put("temperature", 1.0);
    f.put("top_p", 1.0);
    f.put("top_k", 0);
    f.put("min_p", 0.0);
    f.put("typical_p", 1.0);
    f.put("repeat_penalty", 1.0);
    f.put("repeat_last_n", 0);
    f.put("presence_penalty", 0.0);
    f.put("frequency_penalty", 0.0);
    f.put("mirostat", 0);
    f.put("num_predict", 64);
    f.put("num_ctx", 4096);
    return f;
  }

  @Override
  ModelSpec model(Connection connection) {
    return ModelSpec.chat("ollama:some-model", connection);
  }

  @Override
  String baseUrl(String address) {
    return address;
  }

  @Override
  Reply about(Request request) {
    return aboutOllama(request, show);
  }

  @Override
  String path() {
    return "/api/chat";
  }

  @Override
  String reply(String jsonText, String finish) {
    return "{\"model\":\"served-model\",\"created_at\":\"2026-03-01T12:00:00.123456789Z\","
        + "\"message\":{\"role\":\"assistant\",\"content\":"
        + jsonText
        + "},\"done\":true,\"done_reason\":\""
        + finish
        + "\",\"prompt_eval_count\":11,\"eval_count\":5}";
  }

  @Override
  String reasoned(String reasoning, String text) {
    return reply(text + ",\"thinking\":" + reasoning, "stop");
  }

  @Override
  JsonNode samplers(JsonNode request) {
    return request.path("options");
  }

  @Override
  Map<String, Object> neutral() {
    return ollamaNeutral();
  }

  /** An empty list of stop strings would make Ollama forget those of the Modelfile. */
  @Test
  void nothing_is_sent_as_an_option_but_what_is_neutral() throws Exception {
    ask();
    assertThat(samplers(sent()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(neutral().keySet());
  }

  @Test
  void top_k_and_min_p_are_sent() throws Exception {
    ask(condition(new Sampling(0.7, 0.9, 17, 0.02, 33, Seeds.NONE)), null);
    assertThat(samplers(sent()).get("top_k").asInt()).isEqualTo(17);
    assertThat(samplers(sent()).get("min_p").asDouble()).isEqualTo(0.02);
  }

  @Test
  void prompt_and_system_text_are_messages() throws Exception {
    ask(condition(Sampling.neutral(1, 64), PIRATE, null), null);
    JsonNode messages = sent().get("messages");
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).get("role").asText()).isEqualTo("system");
    assertThat(messages.get(0).get("content").asText()).isEqualTo("You are a pirate.");
    assertThat(messages.get(1).get("role").asText()).isEqualTo("user");
    assertThat(messages.get(1).get("content").asText()).isEqualTo("Name a sea.");
  }

  @Test
  void the_facts_tell_version_digest_weights_and_defaults() throws Exception {
    Facts facts = prepare(condition(Sampling.neutral(1, 64)));
    assertThat(facts.engine()).isEqualTo("Ollama 0.6.8");
    assertThat(facts.details())
        .contains("\"digest\":\"d1\"", "\"weightsSha256\":\"" + HEX, "\"defaults\":\"stop");
  }

  @Test
  void thinking_is_switched_off_only_where_there_is_some() throws Exception {
    ask();
    assertThat(sent().has("think")).isFalse();
    show = show("", "\"completion\",\"thinking\"", 8192, "");
    ask();
    assertThat(sent().get("think").asBoolean(true)).isFalse();
    assertThat(prepare(condition(Sampling.neutral(1, 64))).warnings())
        .anyMatch(w -> w.contains("think: false"));
  }

  @Test
  void the_context_has_room_for_prompt_and_answer_but_no_more_than_trained() throws Exception {
    ask(condition(Sampling.neutral(1, 3000)), null);
    assertThat(samplers(sent()).get("num_ctx").asInt()).isEqualTo(5048);
    show = show("", "", 2048, "");
    ask(condition(Sampling.neutral(1, 3000)), null);
    assertThat(samplers(sent()).get("num_ctx").asInt()).isEqualTo(2048);
    assertThat(prepare(condition(Sampling.neutral(1, 3000))).warnings())
        .anyMatch(w -> w.contains("room for 2048 tokens"));
  }

  @Test
  void a_modelfile_with_a_seed_is_refused() {
    show = show("stop x\\nseed                           42", "", 8192, "");
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("sets the seed 42");
  }

  @Test
  void a_system_text_of_the_modelfile_is_warned_of() throws Exception {
    show = show("", "", 8192, "You are a poet.");
    assertThat(prepare(condition(Sampling.neutral(1, 64))).warnings())
        .anyMatch(w -> w.endsWith("\"You are a poet.\""));
  }

  @Test
  void an_error_within_a_reply_of_status_200_is_the_servers() throws Exception {
    answer(r -> Reply.ok("{\"error\":\"runner died\"}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.SERVER);
  }

  @Test
  void an_unfinished_reply_is_malformed() throws Exception {
    answer(r -> Reply.ok("{\"model\":\"m\",\"message\":{\"content\":\"half\"},\"done\":false}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void another_kind_of_server_is_refused() {
    server.script(r -> Reply.of(404, "<html>"));
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("not as Ollama does")
        .hasMessageContaining("http://127.0.0.1:11434");
  }
}
