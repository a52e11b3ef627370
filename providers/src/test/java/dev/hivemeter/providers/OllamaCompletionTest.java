package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ollama's generate endpoint, past the chat template. */
class OllamaCompletionTest extends GeneratorContract {
  @Override
  ModelSpec model(Connection connection) {
    return new ModelSpec(
        "base",
        "ollama",
        "some-model",
        Mode.COMPLETION,
        "Question: {prompt}\nAnswer:",
        List.of("\nQuestion:"),
        connection);
  }

  /** With the path that people copy from OpenAI-compatible settings. */
  @Override
  String baseUrl(String address) {
    return address + "/v1";
  }

  @Override
  Reply about(Request request) {
    return OllamaChatTest.aboutOllama(
        request, OllamaChatTest.show("", "\"completion\",\"thinking\"", 8192, ""));
  }

  @Override
  String path() {
    return "/api/generate";
  }

  @Override
  String reply(String jsonText, String finish) {
    return "{\"model\":\"served-model\",\"response\":"
        + jsonText
        + ",\"done\":true,\"done_reason\":\""
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
    return OllamaChatTest.ollamaNeutral();
  }

  @Test
  void the_template_is_filled_past_the_models_own() throws Exception {
    ask();
    assertThat(sent().get("raw").asBoolean()).isTrue();
    assertThat(sent().get("stream").asBoolean(true)).isFalse();
    assertThat(sent().get("prompt").asText()).isEqualTo("Question: Name a sea.\nAnswer:");
    assertThat(samplers(sent()).get("stop").toString()).isEqualTo("[\"\\nQuestion:\"]");
  }
}
