package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Embedder.Embedding;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Embedding models on servers, against a scripted server. */
class RemoteEmbeddersTest {
  private static final String KEY = "sk-canary-0123456789-abcdefghij";
  private ScriptedServer server = started();

  private static ScriptedServer started() {
    try {
      return new ScriptedServer(r -> Reply.of(404, "{}"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void answer_normally() {
    server.script(r -> r.path().equals("/v1/embeddings") ? openAi(r, true) : ollama(r));
  }

  @AfterEach
  void close_the_server() throws IOException {
    server.close();
  }

  private Embedder open(String id, @Nullable String keyEnv) throws InterruptedException {
    String base = server.address() + (id.startsWith("openai:") ? "/v1" : "");
    return new RemoteEmbedders(
            name -> name.equals("CANARY_KEY") ? KEY : null,
            Clock.systemUTC(),
            Limits.DEFAULT,
            Network.DIRECT,
            () -> 0)
        .open(new RemoteEmbedders.Spec(id, base, keyEnv, Set.of("en")));
  }

  private static JsonNode body(Request r) {
    ObjectNode body = Json.object(r.body());
    if (body == null) throw new AssertionError(r.body());
    return body;
  }

  /** The vector of a text is (its length, 3, 4), so that its order can be told. */
  private static ArrayNode vector(String text) {
    return Json.MAPPER.createArrayNode().add(text.length()).add(3).add(4);
  }

  private static Reply openAi(Request r, boolean backwards) {
    ObjectNode reply = Json.object();
    ArrayNode data = reply.putArray("data");
    JsonNode input = body(r).get("input");
    for (int i = 0; i < input.size(); i++) {
      int at = backwards ? input.size() - 1 - i : i;
      data.addObject().put("index", at).set("embedding", vector(input.get(at).asText()));
    }
    return Reply.ok(reply.toString());
  }

  private static Reply ollama(Request r) {
    String tags =
        "{\"models\":[{\"name\":\"mini:latest\",\"digest\":\"" + "ab".repeat(32) + "\"}]}";
    String show =
        "{\"model_info\":{\"general.architecture\":\"bert\",\"bert.context_length\":512}}";
    return switch (r.path()) {
      case "/api/tags" -> Reply.ok(tags);
      case "/api/show" -> Reply.ok(show);
      case "/api/embed" -> embed(r);
      default -> Reply.of(404, "{}");
    };
  }

  private static Reply embed(Request r) {
    ObjectNode reply = Json.object();
    ArrayNode vectors = reply.putArray("embeddings");
    for (JsonNode text : body(r).get("input")) {
      boolean cut = body(r).get("truncate").asBoolean();
      if (text.asText().length() > 100 && !cut)
        return Reply.of(400, "{\"error\":\"the input length exceeds the context length\"}");
      vectors.add(vector(text.asText()));
    }
    return Reply.ok(reply.toString());
  }

  private static void isOf(Embedding e, int length) {
    double norm = Math.sqrt(length * length + 25.0);
    assertThat(e.vector()[0]).isEqualTo((float) (length / norm));
    assertThat(e.vector()[2]).isEqualTo((float) (4 / norm));
    assertThat(e.further()).isEmpty();
  }

  @Test
  void vectors_are_put_in_order_by_their_index() throws Exception {
    try (Embedder e = open("openai:small", "CANARY_KEY")) {
      List<Embedding> all = e.embedAll(List.of("a", "bb", "ccc"));
      for (int i = 0; i < 3; i++) isOf(all.get(i), i + 1);
      assertThat(e.batch()).isGreaterThan(1);
      isOf(e.embed("four"), 4);
    }
    Request r = server.requests("/embeddings").get(1);
    assertThat(r.headers()).containsEntry("authorization", "Bearer " + KEY);
    assertThat(r.body()).contains("\"model\":\"small\"").doesNotContain(KEY);
    assertThat(server.requests("/embeddings")).hasSize(3);
  }

  @Test
  void the_identity_tells_what_is_known() throws Exception {
    try (Embedder e = open("openai:small", null)) {
      assertThat(e.identity())
          .isEqualTo(
              new Embedder.Identity(
                  "openai:small", "not told by openai/embeddings small", 3, 0, Set.of("en")));
    }
    try (Embedder e = open("ollama:mini", null)) {
      assertThat(e.identity())
          .isEqualTo(new Embedder.Identity("ollama:mini", "ab".repeat(32), 3, 512, Set.of("en")));
    }
  }

  @Test
  void ollama_is_told_not_to_cut_and_what_is_cut_is_counted() throws Exception {
    try (Embedder e = open("ollama:mini", null)) {
      List<Embedding> all = e.embedAll(List.of("short", "long ".repeat(40), "end"));
      isOf(all.get(0), 5);
      isOf(all.get(1), 200);
      isOf(all.get(2), 3);
      assertThat(all).extracting(Embedding::tokens).containsExactly(0, 513, 0);
    }
    // The probe, the whole batch, then one by one, the long one twice.
    assertThat(server.requests("/api/embed")).hasSize(6);
  }

  @Test
  void what_passes_is_tried_again_with_the_servers_own_wait() throws Exception {
    AtomicInteger n = new AtomicInteger();
    server.script(
        r ->
            n.incrementAndGet() % 3 == 0
                ? openAi(r, false)
                : Reply.of(429, "{}").with("retry-after-ms", "1"));
    try (Embedder e = open("openai:small", null)) {
      isOf(e.embed("four"), 4);
    }
    assertThat(n.get()).isEqualTo(6);
  }

  @Test
  void the_beginning_of_a_long_text_is_asked_for_as_patiently() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    server.script(
        r ->
            r.body().contains("\"truncate\":true") && refused.incrementAndGet() <= 2
                ? Reply.of(503, "{}").with("retry-after-ms", "1")
                : ollama(r));
    try (Embedder e = open("ollama:mini", null)) {
      isOf(e.embed("long ".repeat(40)), 200);
    }
    assertThat(refused.get()).isEqualTo(3);
  }

  private void fails(Function<Request, Reply> script, String message) {
    server.script(script);
    assertThatThrownBy(() -> open("openai:small", "CANARY_KEY").close())
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("embedding 'openai:small': ")
        .hasMessageContaining(message)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void what_does_not_pass_ends_with_its_reason_at_once() {
    fails(r -> Reply.of(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}"), "bad key [key]");
    assertThat(server.requests("/embeddings")).hasSize(1);
    fails(r -> Reply.of(400, "{\"error\":{\"message\":\"too long\"}}"), "too long");
  }

  @Test
  void another_dimension_is_refused() throws Exception {
    try (Embedder e = open("openai:small", null)) {
      server.script(r -> Reply.ok("{\"data\":[{\"index\":0,\"embedding\":[1,2]}]}"));
      assertThatThrownBy(() -> e.embed("x"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("a vector of 2 numbers after one of 3");
    }
  }

  @Test
  void a_model_that_ollama_does_not_have_is_named_with_the_nearest() {
    assertThatThrownBy(() -> open("ollama:mino", null).close())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not know 'mino'")
        .hasMessageContaining("ollama pull mino");
  }

  @Test
  void a_zero_vector_stays_zero() {
    assertThat(Vectors.unit(new float[] {0, 0})).containsExactly(0f, 0f);
    assertThat(Vectors.read(Json.MAPPER.createArrayNode().add("1"))).isNull();
    assertThat(Vectors.read(Json.MAPPER.createArrayNode().add(1e300))).isNull();
  }
}
