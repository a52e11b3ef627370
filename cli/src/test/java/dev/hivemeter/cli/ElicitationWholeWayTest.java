package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.pipeline.StopSignal;
import dev.hivemeter.prompts.PromptBank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every elicitation from the study file to the summary, behind a server that obeys. */
class ElicitationWholeWayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] NAMES = {"Tide", "Salt", "Rope", "Knot", "Gull", "Sail", "Deck"};

  /** What the console shows, with every figure a zero. */
  private static final String TABLE =
      """
      Elicitation (the same model and prompts; calls are drawn whole)
                        at equal answers                at equal tokens                 mean cosine
                        cosine  vendi  rouge-l  dist-0  cosine  vendi  rouge-l  dist-0  within a call  across calls
      openai:small T=0.0
        direct          0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000
        system          0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000
        paraphrase      0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000
        in-context-0    0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000   0.000          0.000
        sequence-0      0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000   0.000          0.000
        verbalised-0    0.000   0.00   0.000    0.000   0.000   0.00   0.000    0.000   0.000          0.000
      """;

  @TempDir Path folder;

  /** How often each thing was said to the server; the same words get the next answer. */
  private final Map<String, AtomicInteger> heard = new HashMap<>();

  private void study(String name, String url, String elicitation, int samples) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        prompts: { bank: quick, limit: 3 }
        models: [{ id: "openai:small", baseUrl: "%s" }]
        elicitation: %s
        sampling: { samples: %d, maxTokens: 200 }
        concurrency: %d
        """
            .formatted(name, url, elicitation, samples, name.equals("modes") ? 1 : 4));
  }

  /** A reply in the asked form; what it says depends on the words before and their number. */
  private String reply(JsonNode request) {
    String said = request.path("messages").toString();
    int times;
    synchronized (heard) {
      times = heard.computeIfAbsent(said, k -> new AtomicInteger()).getAndIncrement();
    }
    int draw = Integer.parseInt(Sha256.of(said + times).substring(0, 6), 16);
    if (said.contains("numbered list")) {
      if (times == 0) return "I would rather not.";
      return "Here:\n1. The " + name(draw) + "\n2. The " + name(draw / 7) + "\n3. The Boat";
    }
    if (said.contains("how probable"))
      return "{\"answers\":[{\"text\":\"The "
          + name(draw)
          + "\",\"probability\":0.5},{\"text\":\"The "
          + name(draw / 7)
          + "\",\"probability\":0.25}]}";
    return "The " + name(draw) + " and the " + name(draw / 49);
  }

  /** The reply with a count of its tokens: its words. */
  private static ChatServer.Reply counted(String text) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(ChatServer.answer(text).body());
      body.putObject("usage")
          .put("prompt_tokens", 20)
          .put("completion_tokens", text.split("\\s+").length);
      return new ChatServer.Reply(200, body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(int draw) {
    return NAMES[draw % NAMES.length];
  }

  @Test
  void every_mode_is_asked_stored_scored_and_shown() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, request) -> counted(reply(request)))) {
      study(
          "modes",
          server.baseUrl(),
          "[direct, system, paraphrase, {mode: in-context, turns: 3}, {mode: sequence, k: 3},"
              + " {mode: verbalised, k: 2}]",
          6);
      assertThat(InProcess.run(folder, "plan", "modes.yaml").out())
          .contains("3 prompts × 1 models × 1 samplings × 6 elicitations × 6 samples = 108 slots");
      InProcess run = InProcess.run(folder, "run", "modes.yaml");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.received.get()).isEqualTo(108);
      assertThat(run.out())
          .contains("openai:small T=1.0 in-context-3")
          .contains("Outcomes: 105 answered, 3 unparsed")
          .contains("-3: 18 replies, 3 unparsed, 0 short, 0 long; 45 answers\n")
          .contains("-2: 18 replies, 0 unparsed, 0 short, 0 long; 36 answers, 0 without a pr");
      String block = run.out().substring(run.out().indexOf("Elicitation"));
      assertThat(block.substring(0, block.indexOf("\n\n") + 1).replaceAll("[0-9]", "0"))
          .isEqualTo(TABLE);
      assertThat(Files.readString(folder.resolve("runs/modes/report/index.html")))
          .contains("Asked differently", "Does asking differently help?", "long lists", "unparsed");
      conversations(server.requests);
      List<JsonNode> answers = answers("modes");
      lists(answers);
      paraphrases(answers);
    }
  }

  /** Each follow-up holds the answers before it, in turn with the request for another. */
  private static void conversations(Iterable<JsonNode> requests) {
    int followUps = 0;
    for (JsonNode request : requests) {
      JsonNode messages = request.path("messages");
      if (!messages.toString().contains("\"assistant\"")) continue;
      followUps++;
      assertThat(messages.size()).isIn(3, 5);
      assertThat(messages.get(1).path("role").asText()).isEqualTo("assistant");
      assertThat(messages.get(2).path("content").asText()).contains("different answer");
    }
    assertThat(followUps).isEqualTo(3 * 4);
  }

  private static void lists(List<JsonNode> answers) {
    List<JsonNode> sequence = of(answers, "sequence-3");
    // Six calls a prompt, of which the first brought no list.
    assertThat(sequence).hasSize(3 * (1 + 5 * 3));
    assertThat(sequence.get(0).path("outcome").asText()).isEqualTo("unparsed");
    assertThat(sequence.get(0).path("response").asText()).isEqualTo("I would rather not.");
    assertThat(sequence.get(1).path("reply").asText()).startsWith("Here:\n1. The ");
    assertThat(sequence.get(1).path("completion_tokens").isNumber()).isTrue();
    assertThat(sequence.get(2).path("completion_tokens").isNull()).isTrue();
    assertThat(sequence.get(3).path("response").asText()).isEqualTo("The Boat");
    assertThat(sequence.get(3).path("part").asInt()).isEqualTo(2);
    assertThat(sequence.get(3).path("slot")).isEqualTo(sequence.get(1).path("slot"));
    assertThat(of(answers, "verbalised-2"))
        .hasSize(3 * 6 * 2)
        .extracting(a -> a.path("probability").asDouble())
        .containsOnly(0.5, 0.25);
  }

  private static void paraphrases(List<JsonNode> answers) {
    for (JsonNode a : of(answers, "paraphrase")) {
      assertThat(a.path("paraphrase").asInt()).isEqualTo(a.path("sample").asInt() % 5);
      List<String> family =
          PromptBank.paraphrases().stream()
              .filter(p -> a.path("family").asText().equals(p.family()))
              .map(Prompt::text)
              .toList();
      assertThat(family).hasSize(5).startsWith(a.path("prompt").asText());
      assertThat(a.path("asked").asText()).isEqualTo(family.get(a.path("paraphrase").asInt()));
    }
  }

  private static List<JsonNode> of(List<JsonNode> answers, String elicitation) {
    return answers.stream()
        .filter(a -> a.path("elicitation").asText().equals(elicitation))
        .toList();
  }

  @Test
  void a_conversation_that_was_stopped_in_the_middle_ends_like_one_that_was_not() throws Exception {
    StopSignal stop = new StopSignal();
    AtomicInteger stopAfter = new AtomicInteger(7);
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ofMillis(2),
            (n, request) -> {
              if (n == stopAfter.get()) stop.stop();
              return ChatServer.answer(said(request));
            })) {
      String talk = "[{mode: in-context, turns: 4}]";
      study("stopped", server.baseUrl(), talk, 8);
      study("whole", server.baseUrl(), talk, 8);
      InProcess stopped = InProcess.run(folder, Map.of(), stop, "generate", "stopped.yaml");
      assertThat(stopped.code()).as(stopped.err()).isEqualTo(130);
      int before = server.received.get();
      assertThat(before).isLessThan(24);
      assertThat(InProcess.run(folder, "generate", "stopped.yaml").code()).isZero();
      assertThat(server.received.get()).isEqualTo(24);
      stopAfter.set(-1);
      assertThat(InProcess.run(folder, "generate", "whole.yaml").code()).isZero();
      assertThat(texts("stopped")).hasSize(24).isEqualTo(texts("whole"));
      for (JsonNode a : answers("stopped"))
        assertThat(a.path("predecessor").isNull()).isEqualTo(a.path("sample").asInt() % 4 == 0);
    }
  }

  /** An answer that depends on every word that was said before. */
  private static String said(JsonNode request) {
    return "I say " + Sha256.of(request.path("messages").toString()).substring(0, 12);
  }

  @Test
  void what_follows_on_a_failed_answer_waits_and_is_asked_by_the_same_command() throws Exception {
    List<String> broken = new ArrayList<>(List.of("once"));
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, request) ->
                request.path("messages").size() == 3 && !broken.isEmpty()
                    ? new ChatServer.Reply(400, "{}")
                    : ChatServer.answer(said(request)))) {
      study("broken", server.baseUrl(), "[{mode: in-context, turns: 4}]", 4);
      InProcess first = InProcess.run(folder, "generate", "broken.yaml");
      assertThat(first.code()).isEqualTo(4);
      assertThat(first.err()).contains("6 later turns of conversations were not asked");
      assertThat(server.received.get()).isEqualTo(6);
      broken.clear();
      assertThat(InProcess.run(folder, "generate", "broken.yaml").code()).isZero();
      assertThat(server.received.get()).isEqualTo(6 + 9);
    }
  }

  private Map<String, String> texts(String run) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (JsonNode a : answers(run))
      texts.put(
          a.path("prompt_id").asText() + " " + a.path("sample").asInt() + " " + a.path("slot"),
          a.path("response").asText());
    return texts;
  }

  private List<JsonNode> answers(String run) throws IOException {
    InProcess export =
        InProcess.run(folder, "export", "runs/" + run, "--what", "answers", "-o", run + ".jsonl");
    assertThat(export.code()).as(export.err()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(run + ".jsonl")))
      if (!line.startsWith("{\"hivemeter_export\"")) rows.add(JSON.readTree(line));
    return rows;
  }
}
