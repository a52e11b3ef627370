package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, prices, budgets and events from the command line, over real HTTP. */
class BudgetTest {
  @TempDir Path folder;
  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, request) -> {
              String plain = ChatServer.answer("answer " + n).body();
              return new ChatServer.Reply(
                  200,
                  plain.replaceFirst(
                      "\\{", "{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5},"));
            });
    study("");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void study(String more) throws Exception {
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: budget
        prompts: { bank: quick, limit: 5 }
        models: [{ id: "openai:small", baseUrl: "%s" }, "control:parrot"]
        sampling: { samples: 10, maxTokens: 20 }
        concurrency: 4
        %s
        """
            .formatted(server.baseUrl(), more));
  }

  @Test
  void an_unknown_price_is_unknown_and_never_nothing() {
    InProcess plan = InProcess.run(folder, "plan", "study.yaml");
    assertThat(plan.out())
        .contains("openai:small: 50 calls")
        .contains("cost unknown: no price is known")
        .contains("cost: unknown")
        .doesNotContain("$0")
        .doesNotContain("control:parrot:");
    InProcess refused = InProcess.run(folder, "generate", "study.yaml", "--max-cost", "1");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("the price of model 'openai:small' is not known");
    assertThat(server.received.get()).isZero();
  }

  @Test
  void a_price_that_is_nobodys_is_warned_about_with_the_nearest_name() throws Exception {
    study(
        "prices: { \"openai:smal\": { input: 1, output: 2 }, \"control:parrot\": { input: 0, output: 0 } }");
    for (String command : new String[] {"plan", "generate"}) {
      InProcess r = InProcess.run(folder, command, "study.yaml", "--into", "run");
      assertThat(r.code()).as(r.err()).isZero();
      assertThat(r.err())
          .contains(
              "warning: the study's price for 'openai:smal' has no effect: no model of it has that id"
                  + " or label, did you mean 'openai:small'?")
          .doesNotContain("'control:parrot'");
    }
    InProcess shown = InProcess.run(folder, "plan", "study.yaml", "--print-config");
    assertThat(shown.out()).contains("openai:smal:");
  }

  @Test
  void a_spent_budget_stops_cleanly_says_how_to_go_on_and_counts_over_sessions() throws Exception {
    study("prices: { \"openai:small\": { input: 100, output: 200 } }");
    // $0.002 a call. Reserved are 20 answer tokens ($0.004) and the prompt.
    InProcess first =
        InProcess.run(folder, "generate", "study.yaml", "--into", "my run", "--max-cost", "0.05");
    assertThat(first.code()).as(first.err()).isEqualTo(5);
    assertThat(first.err())
        .contains("maxCostUsd 0.0500 is reached")
        .contains(
            "continue with a higher limit in the place of N: hivemeter generate study.yaml --into"
                + " 'my run' --max-cost N\n")
        .doesNotContain("--max-cost 0.05");
    int calls = server.received.get();
    assertThat(calls).isBetween(18, 25);
    assertThat(first.err())
        .contains("spent in this run so far: " + calls + " calls, " + 15 * calls);

    InProcess same =
        InProcess.run(folder, "generate", "study.yaml", "--into", "my run", "--max-cost", "0.05");
    assertThat(same.code()).isEqualTo(5);
    assertThat(server.received.get()).as("nothing is left of the budget").isEqualTo(calls);

    InProcess plan = InProcess.run(folder, "plan", "study.yaml", "--into", "my run");
    assertThat(plan.out())
        .contains((50 - calls) + " calls")
        .contains("as counted before")
        .contains("spent in this run so far: " + calls + " calls")
        .contains("(the study)");

    InProcess rest =
        InProcess.run(folder, "generate", "study.yaml", "--into", "my run", "--max-cost", "1");
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(server.received.get()).isEqualTo(50);
    assertThat(rest.err()).contains("50 calls, 750 tokens, $0.1000");
  }

  @Test
  void events_are_one_object_a_line_and_nothing_else() throws Exception {
    InProcess run = InProcess.run(folder, "generate", "study.yaml", "--json", "--max-calls", "30");
    assertThat(run.code()).isEqualTo(5);
    List<JsonNode> events = run.out().lines().map(BudgetTest::json).toList();
    assertThat(events)
        .extracting(e -> e.path("event").asText())
        .startsWith("begin")
        .endsWith("end");
    JsonNode end = events.get(events.size() - 1);
    assertThat(end.path("exit").asInt()).isEqualTo(5);
    assertThat(end.path("open").asInt()).isEqualTo(20);
    assertThat(end.path("spent").path("calls").asInt()).isEqualTo(30);
    assertThat(end.path("spent").path("cost_is_whole").asBoolean()).isFalse();
    JsonNode progress = events.get(events.size() - 2);
    assertThat(progress.path("models")).hasSize(2);
    assertThat(progress.path("models").path(0).path("outcomes").path("answered").asInt())
        .isEqualTo(30);
    assertThat(progress.path("models").path(0).path("cost_usd").isNull()).isTrue();
  }

  @Test
  void flags_go_before_the_study_and_a_file_of_prices_before_both() throws Exception {
    study("prices: { \"openai:small\": { input: 1, output: 2 } }\nbudget: { maxCalls: 1 }");
    Files.writeString(
        folder.resolve("mine.yaml"),
        "date: 2026-01-01\nprices:\n  - { name: small, input: 1000, output: 2000 }\n");
    InProcess run =
        InProcess.run(
            folder, "generate", "study.yaml", "--max-calls", "2", "--prices", "mine.yaml");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("2 calls, 30 tokens, $0.0400");
    assertThat(InProcess.run(folder, "plan", "study.yaml", "--print-config").out())
        .contains("maxCalls: 1");
  }

  @Test
  void a_bad_time_is_said() {
    InProcess run = InProcess.run(folder, "generate", "study.yaml", "--max-time", "soon");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--max-time 'soon' is not a time such as 8h, 90m, 45s or 1h30m");
  }

  @Test
  void init_writes_the_schema() {
    assertThat(InProcess.run(folder, "init", "--schema").code()).isZero();
    assertThat(folder.resolve("study.schema.json"))
        .hasSameTextualContentAs(Path.of("../docs/study.schema.json"));
    assertThat(InProcess.run(folder, "init", "--schema").code()).isEqualTo(2);
  }

  private static JsonNode json(String line) {
    try {
      return ChatServer.JSON.readTree(line);
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
