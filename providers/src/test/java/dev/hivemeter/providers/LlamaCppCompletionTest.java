package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The completions endpoint, as llama.cpp's server speaks it. */
class LlamaCppCompletionTest extends GeneratorContract {
  @Override
  ModelSpec model(Connection connection) {
    return new ModelSpec(
        "base",
        "openai",
        "some-model",
        Mode.COMPLETION,
        "Question: {prompt}\nAnswer:",
        List.of("\nQuestion:", "##"),
        connection);
  }

  @Override
  String baseUrl(String address) {
    return address + "/v1/";
  }

  @Override
  Reply about(Request request) {
    return LlamaCppChatTest.aboutLlamaCpp(request, "4294967295");
  }

  @Override
  String path() {
    return "/v1/completions";
  }

  @Override
  String reply(String jsonText, String finish) {
    return "{\"id\":\"cmpl-1\",\"model\":\"served-model\",\"choices\":[{\"index\":0,"
        + "\"logprobs\":null,\"finish_reason\":\""
        + finish
        + "\",\"text\":"
        + jsonText
        + "}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5}}";
  }

  @Override
  JsonNode samplers(JsonNode request) {
    return request;
  }

  @Override
  Map<String, Object> neutral() {
    return LlamaCppChatTest.llamaCppNeutral();
  }

  @Test
  void the_template_is_filled_and_the_stop_strings_are_sent() throws Exception {
    ask();
    assertThat(sent().get("prompt").asText()).isEqualTo("Question: Name a sea.\nAnswer:");
    assertThat(sent().get("stop").toString()).isEqualTo("[\"\\nQuestion:\",\"##\"]");
    assertThat(sent().has("messages")).isFalse();
  }

  @Test
  void a_system_text_is_refused() {
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64), PIRATE, null)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no place for the system text of elicitation 'pirate'");
  }

  @Test
  void no_chat_template_is_asked_for() throws Exception {
    assertThat(prepare(condition(Sampling.neutral(1, 64))).warnings()).isEmpty();
    assertThat(server.requests("/apply-template")).isEmpty();
  }

  @Test
  void a_content_filter_is_an_outcome() throws Exception {
    answer(r -> Reply.ok(reply("\"\"", "content_filter")));
    assertThat(outcome()).isEqualTo(new Outcome.Filtered(""));
  }
}
