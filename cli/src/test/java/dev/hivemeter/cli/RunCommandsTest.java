package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hivemeter.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** ls, show and verify on runs that were made from the command line. */
@Timeout(120)
class RunCommandsTest {
  @TempDir Path folder;

  private void generate(ChatServer server, String run) throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            name: shown
            prompts: { bank: quick, limit: 2 }
            models: [{ id: "openai:small", baseUrl: "%s" }, "control:dice"]
            sampling: { samples: 2, temperatures: [0.7, 1.0], maxTokens: 9 }
            concurrency: 1
            maxAttempts: 2
            """
                .formatted(server.baseUrl()));
    InProcess made = InProcess.run(folder, "generate", study.toString(), "--into", "runs/" + run);
    assertThat(made.code()).as(made.err()).isEqualTo(4);
  }

  private static ChatServer server() throws IOException {
    return ChatServer.scripted(
        Duration.ZERO,
        (n, r) ->
            n == 3
                ? new ChatServer.Reply(400, "{\"error\":{\"message\":\"not \\u001b[31mthis\"}}")
                : ChatServer.answer("answer\u202E " + n));
  }

  @Test
  void a_run_is_listed_shown_and_found_sound() throws Exception {
    try (ChatServer server = server()) {
      generate(server, "one");
    }
    InProcess ls = InProcess.run(folder, "ls");
    assertThat(ls.code()).as(ls.err()).isZero();
    assertThat(ls.out()).contains("one (shown)").containsPattern("2 +8 +15 +0 +1 +0 +no");
    JsonNode line = ChatServer.JSON.readTree(InProcess.run(folder, "ls", "runs", "--json").out());
    assertThat(line.path("answered").asInt()).isEqualTo(15);
    assertThat(line.path("failed").asInt()).isEqualTo(1);
    int all = line.path("open").asInt();
    for (String outcome : Outcome.NAMES) all += line.path(outcome).asInt();
    assertThat(all).as("every slot is somewhere").isEqualTo(line.path("planned").asInt());
    assertThat(line.path("written_by").isNull()).isTrue();

    InProcess show = InProcess.run(folder, "show", "runs/one");
    assertThat(show.out())
        .contains("openai:small: 8 planned, 7 answered, 1 failed")
        .contains("failed: 1 INVALID_REQUEST")
        .contains("8 calls (without reply: 1 INVALID_REQUEST)")
        .contains("temperatures:")
        .contains("none; `hivemeter score RUN` makes them");
    JsonNode shown =
        ChatServer.JSON.readTree(InProcess.run(folder, "show", "runs/one", "--json").out());
    assertThat(shown.path("models").path(0).path("outcomes").path("answered").asInt()).isEqualTo(7);

    InProcess verify = InProcess.run(folder, "verify", "runs/one");
    assertThat(verify.code()).as(verify.out()).isZero();
    assertThat(verify.out()).contains("the run is sound").contains("1 failed");
  }

  @Test
  void one_slot_is_shown_with_its_attempts_and_harmless_to_a_terminal() throws Exception {
    try (ChatServer server = server()) {
      generate(server, "one");
    }
    InProcess failed =
        InProcess.run(
            folder,
            "show",
            "runs/one",
            "--model",
            "openai:small",
            "--temperature",
            "1.0",
            "--sample",
            "0");
    assertThat(failed.out())
        .contains("failed: INVALID_REQUEST, status 400")
        .contains("attempt 1 at ")
        .doesNotContain("\u001b")
        .doesNotContain("\u202E");
    JsonNode slot =
        ChatServer.JSON.readTree(
            InProcess.run(
                    folder,
                    "show",
                    "runs/one",
                    "--model",
                    "openai:small",
                    "--temperature",
                    "0.7",
                    "--sample",
                    "0",
                    "--json")
                .out()
                .lines()
                .findFirst()
                .orElseThrow());
    assertThat(slot.path("response").asText()).isEqualTo("answer\u202E 1");
    String key = slot.path("slot").asText();
    assertThat(InProcess.run(folder, "show", "runs/one", "--key", key.substring(0, 12)).out())
        .contains("slot " + key);

    InProcess mistyped = InProcess.run(folder, "show", "runs/one", "--model", "openai:smal");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("no model 'openai:smal', did you mean 'openai:small'?");
    InProcess none = InProcess.run(folder, "show", "runs/one", "--sample", "77");
    assertThat(none.err()).contains("no slot of run 'runs/one' fits");
  }

  @Test
  void a_later_turn_is_shown_with_what_was_said_in_it() throws Exception {
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO, (n, r) -> ChatServer.answer("[think]m[/think]ans " + n))) {
      Path study =
          Files.writeString(
              folder.resolve("study.yaml"),
              """
              name: turns
              prompts: { bank: quick, limit: 1 }
              models: [{ id: "openai:small", baseUrl: "%s" }]
              elicitation:
                - direct
                - { mode: in-context, name: talk, turns: 3, system: Be odd., text: "One more." }
              sampling: { samples: 3, maxTokens: 9 }
              concurrency: 1
              """
                  .formatted(server.baseUrl()));
      InProcess made = InProcess.run(folder, "generate", study.toString(), "--into", "run");
      assertThat(made.code()).as(made.err()).isZero();
      for (int turn = 0; turn < 3; turn++) {
        JsonNode shown = slot("--elicitation", "talk", "--sample", "" + turn);
        ArrayNode said = ChatServer.JSON.createArrayNode();
        said.addObject().put("role", "system").put("content", "Be odd.");
        for (JsonNode m : shown.path("said_before"))
          said.addObject().put("role", m.path("role").asText()).set("content", m.path("text"));
        said.addObject().put("role", "user").set("content", shown.path("asked"));
        assertThat(server.requests)
            .as("what is shown of turn %d is what was sent", turn)
            .anyMatch(r -> r.path("messages").equals(said));
        assertThat(said).hasSize(2 + 2 * turn);
      }
    }
    JsonNode direct = slot("--elicitation", "direct", "--sample", "1");
    assertThat(direct.path("asked")).isEqualTo(direct.path("prompt"));
    assertThat(direct.has("said_before")).isFalse();
    String text = show("--elicitation", "talk", "--sample", "2").out();
    assertThat(text)
        .contains("\n  before, user: " + direct.path("prompt").asText().replace("\n", "\n    "))
        .containsPattern("\n  before, assistant: ans \\d\n  before, user: One more.\n")
        .contains("\n  asked as: One more.\n");
    assertThat(show("--elicitation", "direct", "--sample", "2").out()).doesNotContain("asked as");
    assertThat(show("--elicitation", "tolk").err())
        .contains("no elicitation 'tolk', did you mean 'talk'?");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("run/run.db"));
        Statement s = c.createStatement()) {
      s.execute(
          "UPDATE samples SET outcome = 'failed', failure = 'SERVER', status = 500, message = 'x'"
              + " WHERE idx = 0");
    }
    assertThat(show("--elicitation", "talk", "--sample", "1").out())
        .contains("\n  asked as: not known, an answer before it is not there\n");
    assertThat(slot("--elicitation", "talk", "--sample", "1").path("asked").isNull()).isTrue();
  }

  private InProcess show(String... filters) {
    List<String> args = new ArrayList<>(List.of("show", "run"));
    args.addAll(List.of(filters));
    return InProcess.run(folder, args.toArray(String[]::new));
  }

  private JsonNode slot(String... filters) throws IOException {
    List<String> args = new ArrayList<>(List.of(filters));
    args.add("--json");
    return ChatServer.JSON.readTree(show(args.toArray(String[]::new)).out());
  }

  @Test
  void a_damaged_run_is_listed_with_its_reason_and_found_damaged() throws Exception {
    try (ChatServer server = server()) {
      generate(server, "one");
    }
    Path broken = Files.createDirectories(folder.resolve("runs/broken"));
    byte[] bytes = Files.readAllBytes(folder.resolve("runs/one/run.db"));
    Arrays.fill(bytes, 8192, bytes.length, (byte) 7);
    Files.write(broken.resolve("run.db"), bytes);
    InProcess ls = InProcess.run(folder, "ls");
    assertThat(ls.code()).isEqualTo(4);
    assertThat(ls.out()).contains("cannot be read:").contains("one (shown)");
    InProcess verify = InProcess.run(folder, "verify", "runs/broken");
    assertThat(verify.code()).as(verify.out() + verify.err()).isEqualTo(4);
    assertThat(verify.out()).contains("fail  integrity").contains("restore a copy");
    assertThat(InProcess.run(folder, "verify", "runs/none").code()).isEqualTo(2);
    assertThat(InProcess.run(folder, "ls", "nowhere").err()).contains("there is no folder");
  }

  @Test
  void a_model_that_changes_between_two_sessions_is_warned_about_shown_and_reported()
      throws Exception {
    for (String build : new String[] {"fp_1", "fp_2"}) {
      try (ChatServer server =
          ChatServer.scripted(
              Duration.ZERO,
              (n, r) ->
                  new ChatServer.Reply(
                      200,
                      ChatServer.answer("answer " + n)
                          .body()
                          .replaceFirst("\\{", "{\"system_fingerprint\":\"" + build + "\",")))) {
        Path study =
            Files.writeString(
                folder.resolve("study.yaml"),
                """
                name: changing
                prompts: { bank: quick, limit: 2 }
                models: [{ id: "openai:small", baseUrl: "%s" }]
                sampling: { samples: %d, maxTokens: 9 }
                """
                    .formatted(server.baseUrl(), build.equals("fp_1") ? 3 : 6));
        InProcess made = InProcess.run(folder, "run", study.toString(), "--into", "run");
        assertThat(made.code()).as(made.err()).isZero();
        if (build.equals("fp_1")) assertThat(made.err()).doesNotContain("changed while");
        else
          assertThat(made.err())
              .contains("warning: openai:small changed while it was asked")
              .contains("system_fingerprint was fp_1, is fp_2 after 6 answers");
      }
    }
    assertThat(InProcess.run(folder, "show", "run").out())
        .contains("openai:small: system_fingerprint was fp_1, is fp_2 after 6 answers");
    assertThat(Files.readString(folder.resolve("run/report/index.html")))
        .contains("system_fingerprint was fp_1, is fp_2 after 6 answers");
  }
}
