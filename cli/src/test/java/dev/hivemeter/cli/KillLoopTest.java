package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.model.Spent;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.SqliteRunReader;
import dev.hivemeter.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random moments, fifty times and more, from the first millisecond of the process to its
 * last; between single answers, within conversations and within lists. Takes minutes, so it has a
 * profile of its own: {@code mvn -Pslow test}.
 */
@Tag("slow")
@Timeout(1200)
class KillLoopTest {
  private static final int KILLS = 50;
  private static final int PROMPTS = 3;

  /** Odd, so that the last conversation of each prompt has one turn only. */
  private static final int SAMPLES = 7;

  private static final int SLOTS = 3 * PROMPTS * SAMPLES;
  private static final int IN_FLIGHT = 4;
  private static final long SEED = 20261123;

  @TempDir Path folder;

  @Test
  void whenever_it_is_killed_the_resumed_run_is_the_uninterrupted_one() throws Exception {
    Random random = new Random(SEED);
    try (ChatServer server =
        ChatServer.scripted(Duration.ofMillis(25), (n, request) -> answer(request))) {
      Path study = folder.resolve("study.yaml");
      Files.writeString(
          study,
          """
          name: kills
          prompts: { bank: quick, limit: %d }
          models: [{ id: "openai:small", baseUrl: "%s" }]
          elicitation: [direct, { mode: in-context, turns: 2 }, { mode: sequence, k: 3 }]
          sampling: { samples: %d, maxTokens: 24, seeds: derived }
          concurrency: %d
          prices: { "openai:small": { input: 1, output: 2 } }
          """
              .formatted(PROMPTS, server.baseUrl(), SAMPLES, IN_FLIGHT));

      long start = System.nanoTime();
      assertThat(generate("whole").exitCode()).isZero();
      long whole = Duration.ofNanos(System.nanoTime() - start).toMillis();
      Map<String, String> expected = content("whole");
      assertThat(expected).hasSize(SLOTS);

      int kills = 0;
      int inGeneration = 0;
      for (int round = 0; kills < KILLS; round++) {
        String run = "run-" + round;
        double spent = 0;
        int before = server.received.get();
        for (int k = 0; k < 1 + random.nextInt(2); k++) {
          ChildProcess child = generate(run);
          if (random.nextBoolean()) Thread.sleep(random.nextLong(whole + whole / 10));
          else awaitCalls(child, server, server.received.get() + random.nextInt(40));
          boolean alive = child.process.isAlive();
          child.kill();
          if (!alive) continue;
          kills++;
          double now = spent(run);
          assertThat(now).as("seed %d, round %d", SEED, round).isGreaterThanOrEqualTo(spent);
          if (now > spent) inGeneration++;
          spent = now;
        }
        ChildProcess last = generate(run);
        assertThat(last.exitCode()).as("round %d\n%s", round, last.output()).isZero();
        assertThat(content(run)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
        assertThat(spent(run)).isGreaterThanOrEqualTo(spent);
        int calls = server.received.get() - before;
        assertThat(calls).isBetween(SLOTS, SLOTS + 2 * IN_FLIGHT);
      }
      assertThat(inGeneration).as("kills that left a part of a run").isGreaterThan(KILLS / 5);
    }
  }

  /** The other half of the kills: while it asks. */
  private static void awaitCalls(ChildProcess child, ChatServer server, int calls)
      throws InterruptedException {
    while (child.process.isAlive() && server.received.get() < calls) Thread.sleep(1);
  }

  /**
   * The text that a request always gets: which answer is whose can be told, and that a follow-up
   * was sent the same words before it.
   */
  private static ChatServer.Reply answer(JsonNode request) {
    String said = request.toString();
    String text = "answer " + Sha256.of(said).substring(0, 16);
    if (said.contains("numbered list"))
      text = "1. first %1$s\n2. second %1$s\n3. third %1$s".formatted(text);
    ChatServer.Reply plain = ChatServer.answer(text);
    return new ChatServer.Reply(
        200,
        plain
            .body()
            .replaceFirst("\\{", "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7},"));
  }

  private ChildProcess generate(String run) throws Exception {
    return ChildProcess.start(folder, Map.of(), "generate", "study.yaml", "--into", run);
  }

  /**
   * Every slot with its text and what was read in it; a slot without an answer, or with two, fails.
   */
  private Map<String, String> content(String run) throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (StoredRun stored = SqliteRunReader.open(folder.resolve(run))) {
      for (StoredCell cell : stored.cells())
        for (Sample s : stored.samples(cell.key())) {
          assertThat(s.outcome()).isInstanceOf(Outcome.Answered.class);
          String slot = cell.key().slot(s.index());
          assertThat(all).doesNotContainKey(slot);
          boolean isList = cell.cell().condition().elicitation().approach() instanceof Listed;
          assertThat(s.parts()).hasSize(isList ? 3 : 0);
          all.put(slot, ((Outcome.Answered) s.outcome()).text() + "\n" + s.parts());
        }
    }
    return all;
  }

  /** In US dollars, as the run's own attempts say; nothing where there is no run yet. */
  private double spent(String run) {
    if (!Files.exists(folder.resolve(run).resolve("run.db"))) return 0;
    try (StoredRun stored = SqliteRunReader.open(folder.resolve(run))) {
      Map<CellKey, Spent> spent = stored.spent();
      return spent.values().stream().mapToDouble(Spent::costUsd).sum();
    }
  }
}
