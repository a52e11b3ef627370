package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real llama.cpp server with SmolLM2: see scripts/live. */
@Tag("live")
class LiveLlamaTest {
  private static final Prompt PROMPT =
      Prompt.of("bookshop", "Suggest a name for a small bookshop.");

  private final String address = Live.address("HIVEMETER_LIVE_LLAMA");
  private final LanguageModels models =
      new LanguageModels(name -> null, Clock.systemUTC(), Limits.DEFAULT);

  private Condition chat(Sampling sampling) {
    return new Condition(
        ModelSpec.chat(
            "openai:smollm2-135m-instruct", new ModelSpec.Connection(address, null, null)),
        sampling,
        Elicitation.DIRECT);
  }

  private Condition completion(Sampling sampling) {
    ModelSpec model =
        new ModelSpec(
            "smollm2-plain",
            "openai",
            "smollm2-135m-instruct",
            Mode.COMPLETION,
            "Question: {prompt}\nAnswer:",
            List.of("\nQuestion:"),
            new ModelSpec.Connection(address, null, null));
    return new Condition(model, sampling, Elicitation.DIRECT);
  }

  @Test
  void chat_answers_and_the_server_used_what_was_sent() throws Exception {
    check(chat(new Sampling(0.7, 0.9, 17, 0.01, 24, Sampling.Seeds.NONE)), 0.7, 0.9, 17, 0.01);
    check(chat(Sampling.neutral(1.0, 24)), 1, 1, 0, 0);
  }

  @Test
  void completion_answers_and_the_server_used_what_was_sent() throws Exception {
    check(
        completion(new Sampling(0.7, 0.9, 17, 0.01, 24, Sampling.Seeds.NONE)), 0.7, 0.9, 17, 0.01);
    check(completion(Sampling.neutral(1.5, 24)), 1.5, 1, 0, 0);
  }

  private void check(Condition c, double temperature, double topP, int topK, double minP)
      throws Exception {
    try (Generator g = models.open(c.model())) {
      Generator.Facts facts = g.prepare(List.of(c));
      assertThat(facts.engine()).startsWith("llama.cpp ");
      assertThat(facts.details()).contains("SmolLM2-135M-Instruct.Q4_1.gguf");
      // A model that is free to sample may end at once: one empty reply is its right, eight are
      // not.
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Result.Replied reply = (Result.Replied) g.call(new Call(PROMPT, c, i, null));
        assertThat(reply.provenance().usage().promptTokens()).isPositive();
        assertThat(reply.provenance().usage().completionTokens()).isBetween(1, 24);
        outcomes.add(reply.outcome());
      }
      assertThat(outcomes)
          .hasAtLeastOneElementOfType(Outcome.Answered.class)
          .allMatch(o -> o instanceof Outcome.Answered || o instanceof Outcome.Empty);

      JsonNode used = lastUsed();
      assertThat(used.path("temperature").asDouble()).isCloseTo(temperature, within());
      assertThat(used.path("top_p").asDouble()).isCloseTo(topP, within());
      assertThat(used.path("top_k").asInt()).isEqualTo(topK);
      assertThat(used.path("min_p").asDouble()).isCloseTo(minP, within());
      assertThat(used.path("n_predict").asInt()).isEqualTo(24);
      assertThat(used.path("seed").asLong()).isEqualTo(0xFFFFFFFFL);
      Dialect.LLAMA_CPP
          .fields(c.sampling())
          .forEach(
              (name, value) -> {
                assertThat(used.has(name)).as("the server knows %s", name).isTrue();
                if (value instanceof Number n)
                  assertThat(used.path(name).asDouble())
                      .as(name)
                      .isCloseTo(n.doubleValue(), within());
                else if (value instanceof List<?> list)
                  assertThat(used.path(name)).as(name).hasSize(list.size());
                else assertThat(used.path(name).asText()).as(name).isEqualTo(value.toString());
              });
    }
  }

  @Test
  void repeats_without_seed_differ_and_with_the_same_seed_agree() throws Exception {
    Condition c = chat(Sampling.neutral(1.0, 16));
    try (Generator g = models.open(c.model())) {
      g.prepare(List.of(c));
      Set<Outcome> free = new HashSet<>();
      Set<Outcome> seeded = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        free.add(outcome(g.call(new Call(PROMPT, c, i, null))));
        seeded.add(outcome(g.call(new Call(PROMPT, c, i, 12345678901L))));
      }
      assertThat(free).hasSizeGreaterThan(1);
      assertThat(seeded).hasSize(1);
    }
  }

  @Test
  void the_hidden_system_text_is_reported() throws Exception {
    Condition c = chat(Sampling.neutral(1.0, 16));
    try (Generator g = models.open(c.model())) {
      assertThat(g.prepare(List.of(c)).warnings())
          .anyMatch(w -> w.contains("You are a helpful AI assistant named SmolLM"));
    }
  }

  @Test
  void a_name_that_is_not_served_is_refused() throws Exception {
    ModelSpec other =
        ModelSpec.chat("openai:smolm2-135m", new ModelSpec.Connection(address, null, null));
    try (Generator g = models.open(other)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("write openai:smollm2-135m-instruct");
    }
  }

  private static Outcome outcome(Result result) {
    return ((Result.Replied) result).outcome();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-6);
  }

  /** The parameters of the newest request, as the server shows them under /slots. */
  private JsonNode lastUsed() throws Exception {
    URI slots = URI.create(address.replaceAll("/v1$", "") + "/slots");
    String body =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(slots).build(), BodyHandlers.ofString())
            .body();
    JsonNode newest = Json.object();
    for (JsonNode slot : Json.MAPPER.readTree(body))
      if (slot.path("id_task").asLong(-1) > newest.path("id_task").asLong(-1)) newest = slot;
    return newest.path("params");
  }
}
