package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.providers.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each elicitation sends, on both protocols. */
class ElicitationCallsTest {
  private static final Prompt PROMPT = Prompt.of("p", "Name a sea.");
  private static final Elicitation TALK =
      new Elicitation("talk", "Be brief.", new Approach.InContext(3, "Another."));
  private static final Elicitation VERBALISED =
      new Elicitation(
          "v", null, new Approach.Listed(2, "{prompt} {k} as JSON.", Form.VERBALISED, true));

  private ScriptedServer server = new ScriptedServer(r -> Reply.of(404, "{}"));

  ElicitationCallsTest() throws IOException {}

  @BeforeEach
  void answer() {
    server.script(
        r -> {
          if (r.path().endsWith("/completions"))
            return Reply.ok("{\"choices\":[{\"message\":{\"content\":\"x\"},\"text\":\"x\"}]}");
          if (r.path().equals("/api/chat"))
            return Reply.ok("{\"message\":{\"content\":\"x\"},\"done\":true}");
          if (r.path().startsWith("/api/"))
            return OllamaChatTest.aboutOllama(
                r, OllamaChatTest.show("", "\"completion\"", 8192, ""));
          return LlamaCppChatTest.aboutLlamaCpp(r, "4294967295");
        });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private ModelSpec openAi() {
    return ModelSpec.chat(
        "openai:some-model", new Connection(server.address() + "/v1", null, null));
  }

  private ModelSpec ollama() {
    return ModelSpec.chat("ollama:some-model", new Connection(server.address(), null, null));
  }

  private JsonNode sent(ModelSpec model, Elicitation e, String... earlier) throws Exception {
    Condition c = new Condition(model, Sampling.neutral(1, 64), e);
    LanguageModels models = new LanguageModels(n -> null, Clock.systemUTC(), Limits.DEFAULT);
    try (Generator g = models.open(model)) {
      g.prepare(List.of(c));
      assertThat(g.call(new Call(PROMPT, c, earlier.length, null, List.of(earlier))))
          .isInstanceOf(Replied.class);
    }
    String path = model.provider().equals("ollama") ? "/api/chat" : "/completions";
    var all = server.requests(path);
    return Json.MAPPER.readTree(all.get(all.size() - 1).body());
  }

  @Test
  void a_conversation_is_sent_with_the_answers_so_far() throws Exception {
    String expected =
        "[{\"role\":\"system\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":\"Name a sea.\"},"
            + "{\"role\":\"assistant\",\"content\":\"Aral\"},"
            + "{\"role\":\"user\",\"content\":\"Another.\"},"
            + "{\"role\":\"assistant\",\"content\":\"Black\"},"
            + "{\"role\":\"user\",\"content\":\"Another.\"}]";
    for (ModelSpec model : List.of(openAi(), ollama())) {
      JsonNode messages = sent(model, TALK, "Aral", "Black").path("messages");
      assertThat(messages).hasSize(6);
      for (int i = 0; i < 6; i++)
        for (String field : List.of("role", "content"))
          assertThat(messages.get(i).path(field).asText())
              .isEqualTo(Json.MAPPER.readTree(expected).get(i).path(field).asText());
    }
  }

  @Test
  void the_first_turn_is_the_prompt_alone() throws Exception {
    assertThat(sent(openAi(), TALK).path("messages")).hasSize(2);
  }

  @Test
  void verbalised_answers_are_held_to_a_schema_where_the_endpoint_can() throws Exception {
    JsonNode openAi = sent(openAi(), VERBALISED);
    assertThat(openAi.path("messages").get(0).path("content").asText())
        .isEqualTo("Name a sea. 2 as JSON.");
    JsonNode format = openAi.path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    JsonNode schema = format.path("json_schema").path("schema");
    assertThat(schema.path("properties").path("answers").path("type").asText()).isEqualTo("array");
    assertThat(sent(ollama(), VERBALISED).path("format")).isEqualTo(schema);
  }

  @Test
  void other_calls_carry_no_schema() throws Exception {
    Elicitation inWords =
        new Elicitation("w", null, new Approach.Listed(2, "{prompt}", Form.VERBALISED, false));
    for (Elicitation e : List.of(Elicitation.DIRECT, inWords)) {
      assertThat(sent(openAi(), e).has("response_format")).isFalse();
      assertThat(sent(ollama(), e).path("format").isMissingNode()).isTrue();
    }
  }

  @Test
  void a_list_goes_into_the_template_of_a_completion() throws Exception {
    ModelSpec plain =
        new ModelSpec(
            "plain",
            "openai",
            "some-model",
            Mode.COMPLETION,
            "Q: {prompt}\nA:",
            List.of(),
            openAi().connection());
    Elicitation list =
        new Elicitation(
            "s", null, new Approach.Listed(3, "{prompt} List {k}.", Form.SEQUENCE, false));
    assertThat(sent(plain, list).path("prompt").asText()).isEqualTo("Q: Name a sea. List 3.\nA:");
    assertThatThrownBy(() -> sent(plain, new Elicitation("talk", null, TALK.approach())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no conversation as elicitation 'talk' needs");
  }
}
