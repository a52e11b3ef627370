package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Probes and controls pass through the rooms that embed and score, apart from open prompts. */
class HeldRoomsTest {
  private static final Prompt OPEN = Prompt.of("open", "What is the sea like?");
  private static final Prompt COIN =
      prompt("coin", new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1));
  private static final Prompt PARIS =
      prompt("paris", new Task.Control(List.of("Paris"), List.of()));

  private final MemoryStore store = new MemoryStore();
  private final List<String> embedded = Collections.synchronizedList(new ArrayList<>());
  private final List<Cell> cells = new ArrayList<>();

  @BeforeEach
  void describe() {
    store.describe(new RunInfo("s", null, "0", Instant.EPOCH, "here", 7));
  }

  private static Prompt prompt(String id, Task task) {
    return new Prompt(id, "Ask " + id + ".", null, List.of(), List.of(), "en", task);
  }

  private void hold(String model, Prompt prompt, String... texts) {
    Cell cell =
        new Cell(
            prompt,
            new Condition(
                ModelSpec.chat(model, ModelSpec.Connection.NONE),
                Sampling.neutral(1, 10),
                Elicitation.DIRECT));
    cells.add(cell);
    store.register(List.of(cell), texts.length);
    List<RunStore.Write> writes = new ArrayList<>();
    for (int i = 0; i < texts.length; i++)
      writes.add(
          new RunStore.Write.OfSample(
              cell.key(),
              new Sample(i, new Outcome.Answered(texts[i], false), Provenance.UNKNOWN, Map.of())));
    store.commit(writes);
  }

  private void all() {
    hold("test:a", OPEN, "It is wide and blue", "It is deep and cold");
    hold("test:b", OPEN, "Blue it is and wide", "Salt and wind and foam");
    hold("test:a", COIN, "heads", "heads", "heads", "tails");
    hold("test:b", COIN, "heads", "tails", "no idea", "heads");
    hold("test:a", PARIS, "Paris", "Paris", "Rome");
    hold("control:parrot", COIN, "a fixed text", "a fixed text", "a fixed text", "a fixed text");
  }

  @Test
  void only_open_prompts_and_their_answers_are_embedded() throws Exception {
    all();
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    assertThat(embedded)
        .containsExactlyInAnyOrder(
            "What is the sea like?",
            "It is wide and blue",
            "It is deep and cold",
            "Blue it is and wide",
            "Salt and wind and foam");
  }

  @Test
  void each_answer_is_either_compared_or_held_against_something() throws Exception {
    all();
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    List<ScoreRow> rows = score(new Counting().identity());
    for (ScoreRow r : rows) {
      boolean held = r.metric().startsWith("probe-") || r.metric().startsWith("control-");
      if (r.scope() == Scope.POOL)
        assertThat(Set.of("coin", "paris").contains(r.promptId())).as(r.toString()).isEqualTo(held);
    }
    assertThat(rows)
        .filteredOn(r -> r.metric().equals("prompts-used@1"))
        .singleElement()
        .satisfies(r -> assertThat(r.score()).isEqualTo(new Score.Value(1, 1)));
    assertThat(value(rows, "probe-mode-share@1", "test:a", "coin")).isEqualTo(0.75);
    assertThat(value(rows, "probe-invalid-rate@1", "test:b", "coin")).isEqualTo(0.25);
    assertThat(value(rows, "control-accuracy@1", "test:a", "paris")).isEqualTo(2 / 3.0);
    assertThat(store.places()).noneMatch(p -> !p.promptId().equals("open"));
    assertThat(store.scores()).containsExactlyElementsOf(rows);
  }

  @Test
  void open_numbers_are_the_same_with_probes_and_controls_beside_them() throws Exception {
    hold("test:a", OPEN, "It is wide and blue", "It is deep and cold");
    hold("test:b", OPEN, "Blue it is and wide", "Salt and wind and foam");
    new EmbeddingRoom(store, new Counting(), new StopSignal()).run();
    List<ScoreRow> alone = score(new Counting().identity());
    hold("test:a", COIN, "heads", "tails");
    hold("test:b", PARIS, "Paris", "Paris");
    List<ScoreRow> beside = score(new Counting().identity());
    assertThat(beside).startsWith(alone.toArray(ScoreRow[]::new)).hasSizeGreaterThan(alone.size());
  }

  @Test
  void a_run_without_open_prompts_needs_no_embedder_and_keeps_no_old_comparisons() {
    hold("test:a", COIN, "heads", "heads", "tails", "heads");
    store.replaceScores(
        "older",
        Scored.of(
            List.of(
                new ScoreRow(
                    "mean-pairwise-cosine@1",
                    "older",
                    Scope.STUDY,
                    "",
                    "",
                    "",
                    null,
                    "",
                    ScoreRow.DEFAULT,
                    new Score.Value(0.9, 3)))));
    List<ScoreRow> rows = score(null);
    assertThat(rows).isNotEmpty().allMatch(r -> r.metric().startsWith("probe-"));
    assertThat(store.scores()).containsExactlyElementsOf(rows);
  }

  @Test
  void a_generator_that_is_no_model_is_not_held_against_a_law() {
    all();
    Set<String> models = new HashSet<>();
    for (ScoreRow r : score(null)) if (r.metric().startsWith("probe-")) models.add(r.model());
    assertThat(models).containsExactlyInAnyOrder("test:a", "test:b");
  }

  private List<ScoreRow> score(Embedder.@Nullable Identity embedder) {
    return ScoringRoom.run(store, embedder, PoolMetrics.ALL, 1, n -> {});
  }

  private static double value(List<ScoreRow> rows, String metric, String model, String prompt) {
    return rows.stream()
        .filter(r -> r.metric().equals(metric) && r.model().equals(model))
        .filter(r -> r.promptId().equals(prompt) && r.variant().equals(ScoreRow.DEFAULT))
        .map(r -> ((Score.Value) r.score()).value())
        .findFirst()
        .orElseThrow();
  }

  private final class Counting implements Embedder {
    @Override
    public Identity identity() {
      return new Identity("test", "0", 2, 256, Set.of("en"));
    }

    @Override
    public int workers() {
      return 1;
    }

    @Override
    public Embedding embed(String text) {
      embedded.add(text);
      double angle = text.hashCode() % 7;
      return new Embedding(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)}, 3);
    }

    @Override
    public void close() {}
  }
}
