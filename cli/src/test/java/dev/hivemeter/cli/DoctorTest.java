package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.cli.ChatServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** doctor against a server over HTTP that misbehaves in one way at a time. */
@Timeout(120)
class DoctorTest {
  @TempDir Path folder;

  private static Reply reply(String text, String id, int promptTokens) {
    ObjectNode body;
    try {
      body = (ObjectNode) ChatServer.JSON.readTree(ChatServer.answer(text).body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    body.put("id", id);
    if (promptTokens > 0)
      body.putObject("usage").put("prompt_tokens", promptTokens).put("completion_tokens", 5);
    return new Reply(200, body.toString());
  }

  /** Temperature, seed and call decide the text, as they should. */
  private static String honest(int n, JsonNode request) {
    if (request.path("temperature").asDouble() == 0) return "cold";
    return request.has("seed") ? "of seed " + request.get("seed") : "drawn " + n;
  }

  private Map<String, String> levels(BiFunction<Integer, JsonNode, Reply> answer)
      throws IOException {
    try (ChatServer server = ChatServer.scripted(Duration.ZERO, answer)) {
      Path study = study("openai:small", server.baseUrl());
      InProcess doctor = InProcess.run(folder, "doctor", study.toString(), "--json");
      assertThat(doctor.err())
          .contains("doctor asks 1 model at most 7 questions each, of at most 24 answer tokens");
      assertThat(server.received.get()).isBetween(1, 7);
      Map<String, String> levels = new TreeMap<>();
      JsonNode out = ChatServer.JSON.readTree(doctor.out());
      for (JsonNode f : out.path("findings"))
        levels.merge(
            f.path("about").asText().replace("openai:small: ", ""),
            f.path("level").asText(),
            (a, b) -> a.equals("fail") || b.equals("ok") ? a : b);
      assertThat(doctor.code()).isEqualTo(levels.containsValue("fail") ? 2 : 0);
      return levels;
    }
  }

  private Path study(String id, String baseUrl) throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: looked-at
        prompts: { bank: quick, limit: 1 }
        models: [{ id: "%s", baseUrl: "%s" }]
        """
            .formatted(id, baseUrl));
  }

  @Test
  void an_honest_server() throws IOException {
    assertThat(levels((n, r) -> reply(honest(n, r), "id-" + n, 18)))
        .containsEntry("embedder", "ok")
        .containsEntry("store", "ok")
        .containsEntry("key", "ok")
        .containsEntry("model", "ok")
        .containsEntry("usage", "ok")
        .containsEntry("prompt", "ok")
        .containsEntry("temperature", "ok")
        .containsEntry("seed", "ok")
        .doesNotContainValue("fail");
  }

  @Test
  void a_server_that_ignores_the_temperature() throws IOException {
    assertThat(levels((n, r) -> reply("always this", "id-" + n, 18)))
        .containsEntry("temperature", "fail");
  }

  @Test
  void a_server_with_a_frozen_seed() throws IOException {
    assertThat(
            levels(
                (n, r) ->
                    reply(
                        r.path("temperature").asDouble() + " " + r.path("seed").asText("7"),
                        "id-" + n,
                        18)))
        .containsEntry("seed", "fail");
  }

  @Test
  void a_gateway_that_replays_what_it_was_asked_before() throws IOException {
    Map<String, Reply> cache = new TreeMap<>();
    assertThat(
            levels(
                (n, r) ->
                    cache.computeIfAbsent(r.toString(), k -> reply(honest(n, r), "id-" + n, 18))))
        .containsEntry("cache", "fail");
  }

  @Test
  void a_server_that_does_not_count_tokens() throws IOException {
    assertThat(levels((n, r) -> reply(honest(n, r), "id-" + n, 0))).containsEntry("usage", "warn");
  }

  @Test
  void a_server_with_a_system_text_of_its_own() throws IOException {
    assertThat(levels((n, r) -> reply(honest(n, r), "id-" + n, 42)))
        .containsEntry("prompt", "warn");
  }

  @Test
  void a_server_where_another_model_answers() throws IOException {
    assertThat(
            levels(
                (n, r) -> {
                  Reply honest = reply(honest(n, r), "id-" + n, 18);
                  return new Reply(200, honest.body().replace("\"small\"", "\"large-9b\""));
                }))
        .containsEntry("model", "warn");
  }

  @Test
  void a_model_that_is_not_there_and_a_key_that_is_not_set() throws IOException {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> reply("never", "id", 1))) {
      InProcess wrong =
          InProcess.run(folder, "doctor", study("openai:smal", server.baseUrl()).toString());
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.out())
          .contains("does not know 'smal', it serves small; write openai:small if that is meant");
      InProcess keyless =
          InProcess.run(
              folder,
              "doctor",
              Files.writeString(
                      folder.resolve("keyless.yaml"),
                      """
                      name: keyless
                      prompts: { bank: quick, limit: 1 }
                      models: [{ id: "openai:small", baseUrl: "%s", apiKeyEnv: NOT_SET }]
                      """
                          .formatted(server.baseUrl()))
                  .toString());
      assertThat(keyless.code()).isEqualTo(2);
      assertThat(keyless.out()).contains("environment variable NOT_SET, which is not set");
      assertThat(server.received.get()).isZero();
    }
  }

  @Test
  void nothing_is_asked_where_nothing_shall_be() throws IOException {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> reply("never", "id", 1))) {
      Path study = study("openai:small", server.baseUrl());
      InProcess doctor = InProcess.run(folder, "doctor", study.toString(), "--no-calls");
      assertThat(doctor.code()).as(doctor.out()).isZero();
      assertThat(server.received.get()).isZero();
      assertThat(doctor.err()).contains("asks their models nothing");
    }
  }
}
