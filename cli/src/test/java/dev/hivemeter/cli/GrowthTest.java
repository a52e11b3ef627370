package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.SqliteRunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study grows on its run: what is there is kept as it is, only what is new is asked. */
@Timeout(120)
class GrowthTest {
  @TempDir Path folder;

  private InProcess generate(
      ChatServer server,
      int prompts,
      String models,
      int samples,
      String temperatures,
      String... more)
      throws IOException {
    StringBuilder all = new StringBuilder();
    for (String m : models.split(" "))
      all.append(
          "  - { id: \"openai:small\", label: \"%s\", baseUrl: \"%s\" }%n"
              .formatted(m, server.baseUrl()));
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            name: grown
            prompts: { bank: quick, limit: %d }
            models:
            %ssampling: { samples: %d, temperatures: %s, maxTokens: 9 }
            maxAttempts: 1
            """
                .formatted(prompts, all, samples, temperatures));
    String[] args = {"generate", study.toString(), "--into", "run"};
    String[] command = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, command, args.length, more.length);
    return InProcess.run(folder, command);
  }

  /** Every stored text by model, temperature, prompt and sample. */
  private Map<String, String> stored() {
    Map<String, String> all = new TreeMap<>();
    try (RunReader run = SqliteRunReader.open(folder.resolve("run"))) {
      for (StoredCell cell : run.cells())
        for (Sample s : run.samples(cell.key())) {
          String slot =
              cell.cell().condition().label() + "|" + cell.cell().prompt().id() + "|" + s.index();
          String text = s.outcome() instanceof Outcome.Answered a ? a.text() : s.outcome().name();
          assertThat(all.put(slot, text)).as("a slot is stored once").isNull();
        }
    }
    return all;
  }

  @Test
  void more_samples_prompts_models_and_temperatures_ask_only_what_is_new() throws IOException {
    try (ChatServer server =
        ChatServer.scripted(Duration.ZERO, (n, r) -> ChatServer.answer("answer " + n))) {
      int asked = 0;
      Map<String, String> before = Map.of();
      Object[][] steps = {
        {2, "a", 2, "[1.0]", 4},
        {2, "a", 5, "[1.0]", 10},
        {4, "a", 5, "[1.0]", 20},
        {4, "a b", 5, "[1.0]", 40},
        {4, "a b", 5, "[0.5, 1.0]", 80},
        {4, "a b", 5, "[0.5, 1.0]", 80},
      };
      for (Object[] s : steps) {
        InProcess made = generate(server, (int) s[0], (String) s[1], (int) s[2], (String) s[3]);
        assertThat(made.code()).as(made.err()).isZero();
        asked = server.received.get();
        assertThat(asked).as("calls after %s", (Object) s).isEqualTo((int) s[4]);
        Map<String, String> now = stored();
        assertThat(now).hasSize(asked).containsAllEntriesOf(before);
        before = now;
      }
      // A smaller study asks nothing and takes nothing away; the larger one is whole again.
      assertThat(generate(server, 1, "b", 1, "[0.5]").err())
          .contains("79 in the run that this study");
      assertThat(generate(server, 4, "a b", 5, "[0.5, 1.0]").err()).contains("80 reused, 0 to ask");
      assertThat(stored()).isEqualTo(before);
      assertThat(server.received.get()).isEqualTo(80);
    }
  }

  private static JsonNode lastProgress(String events) throws IOException {
    JsonNode last = null;
    for (String line : events.lines().toList()) {
      JsonNode event = ChatServer.JSON.readTree(line);
      if (event.path("event").asText().equals("progress")) last = event;
    }
    return Objects.requireNonNull(last);
  }

  @Test
  void only_what_failed_is_asked_again_where_that_is_wanted() throws IOException {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (ChatServer server =
        ChatServer.scripted(
            Duration.ZERO,
            (n, r) ->
                broken.get() && n % 3 == 0
                    ? new ChatServer.Reply(400, "{\"error\":{\"message\":\"not now\"}}")
                    : ChatServer.answer("answer " + n))) {
      assertThat(generate(server, 3, "a", 4, "[1.0]").code()).isEqualTo(4);
      Map<String, String> before = stored();
      assertThat(before.values()).filteredOn("failed"::equals).hasSize(4);
      broken.set(false);
      // The study has grown meanwhile: four failed slots, twelve that were never asked.
      InProcess again = generate(server, 3, "a", 8, "[1.0]", "--only-failed", "--json");
      JsonNode progress = lastProgress(again.out()).path("models").path(0);
      assertThat(progress.path("planned").asInt()).isEqualTo(24);
      assertThat(progress.path("reused").asInt()).as("what was never asked").isEqualTo(8);
      assertThat(progress.path("left_out").asInt()).isEqualTo(12);
      assertThat(progress.path("done").asInt()).isEqualTo(4);
      assertThat(again.err()).contains("a: 24 slots, 8 reused, 4 asked (4 answered), 12 left out");
      assertThat(again.err())
          .contains("only slots that failed are asked again: 4")
          .contains("12 slots are still open");
      assertThat(again.code()).isEqualTo(4);
      assertThat(server.received.get()).isEqualTo(16);
      Map<String, String> after = stored();
      assertThat(after).hasSize(12).doesNotContainValue("failed");
      before.forEach(
          (slot, text) -> {
            if (!text.equals("failed")) assertThat(after).containsEntry(slot, text);
          });
      InProcess nothing = generate(server, 3, "a", 8, "[1.0]", "--retry-failed");
      assertThat(nothing.err()).contains("asked again: 0");
      assertThat(server.received.get()).isEqualTo(16);
      assertThat(generate(server, 3, "a", 8, "[1.0]").code()).isZero();
      assertThat(server.received.get()).isEqualTo(28);
    }
  }
}
