package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of conversations and lists, beside what a server then counts. */
@Timeout(120)
class PlanOfConversationsTest {
  private static final int SHORT = 7;

  @TempDir Path folder;

  private final AtomicLong sent = new AtomicLong();
  private final AtomicBoolean counts = new AtomicBoolean(true);

  /** A prompt of eight tokens a message and one for every four characters; short answers. */
  private ChatServer.Reply reply(JsonNode request) {
    long prompt = 0;
    for (JsonNode m : request.path("messages"))
      prompt += 8 + m.path("content").asText().length() / 4;
    sent.addAndGet(prompt);
    ChatServer.Reply plain = ChatServer.answer("A harbour in the rain, at night.");
    if (!counts.get()) return plain;
    try {
      ObjectNode body = (ObjectNode) ChatServer.JSON.readTree(plain.body());
      body.putObject("usage").put("prompt_tokens", prompt).put("completion_tokens", SHORT);
      return new ChatServer.Reply(200, body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void study(ChatServer server, String elicitation) throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: talks
        prompts: { bank: quick, limit: 1 }
        models: [{ id: "openai:small", label: "Gespräch ☕", baseUrl: "%s" }]
        elicitation: %s
        sampling: { samples: 30, maxTokens: 400 }
        concurrency: 4
        """
            .formatted(server.baseUrl(), elicitation));
  }

  private InProcess command(String name, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = name;
    args[1] = "study.yaml";
    args[2] = "--into";
    args[3] = "run";
    System.arraycopy(more, 0, args, 4, more.length);
    InProcess done = InProcess.run(folder, args);
    assertThat(done.code()).as(done.err()).isIn(0, 5);
    return done;
  }

  private JsonNode plan() throws IOException {
    String out = command("plan", "--json").out();
    assertThat(out).as("every text survives").matches("\\p{ASCII}*").contains("Gespr\\u00");
    JsonNode model = ChatServer.JSON.readTree(out).path("models").path(0);
    assertThat(model.path("model").asText()).isEqualTo("Gespräch ☕");
    return model;
  }

  @Test
  void what_is_sent_stays_within_the_range_and_is_foreseen_once_answers_are_there()
      throws Exception {
    try (ChatServer server = ChatServer.scripted(Duration.ZERO, (n, request) -> reply(request))) {
      study(server, "[{mode: in-context, turns: 10}]");
      JsonNode fresh = plan().path("prompt_tokens");
      assertThat(command("plan").out())
          .contains("each turn of a conversation sends the answers before it again");
      // The first turns and a little more: nothing is known yet of later ones.
      command("generate", "--max-calls", "5");
      long before = sent.get();
      JsonNode early = plan().path("prompt_tokens");
      InProcess events = command("generate", "--json");
      assertThat(events.out()).matches("(?s)\\p{ASCII}*").contains("Gespr\\u00");
      assertThat(server.received.get()).isEqualTo(30);
      double rest = sent.get() - before;
      assertThat((double) sent.get()).as("of %s", fresh).isLessThan(fresh.path("worst").asDouble());
      assertThat(early.path("low").asDouble()).isLessThanOrEqualTo(rest * 1.2);
      assertThat(early.path("expected").asDouble()).isBetween(rest * 0.8, rest * 1.2);
      assertThat(early.path("worst").asDouble()).isGreaterThan(rest);
    }
  }

  @Test
  void what_a_server_does_not_count_is_the_same_in_every_session() throws Exception {
    counts.set(false);
    try (ChatServer server = ChatServer.scripted(Duration.ZERO, (n, request) -> reply(request))) {
      study(server, "[{mode: in-context, turns: 10}]");
      JsonNode fresh = plan();
      long worst =
          Math.round(
              fresh.path("prompt_tokens").path("worst").asDouble()
                  + fresh.path("answer_tokens").path("worst").asDouble());
      String spent = "spent in this run so far: 30 calls, " + worst + " tokens, cost unknown";
      assertThat(command("generate").err()).contains(spent);
      assertThat(command("plan").out()).contains(spent);
      assertThat(command("generate").err()).contains(spent);
    }
  }

  @Test
  void a_list_is_one_call_for_several_answers() throws Exception {
    try (ChatServer server = ChatServer.scripted(Duration.ZERO, (n, request) -> reply(request))) {
      study(server, "[{mode: sequence, k: 5}]");
      assertThat(command("plan").out())
          .contains("30 calls for 150 answers, those of a list in one reply, ")
          .contains("answers 1500 – 6000 – 12000 tokens");
    }
  }
}
