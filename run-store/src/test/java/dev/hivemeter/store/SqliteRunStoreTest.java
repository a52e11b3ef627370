package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunStoreTest {
  @TempDir Path dir;

  @Test
  void everything_comes_back_as_it_was_stored() {
    long seed = System.nanoTime();
    Anything any = new Anything(seed);
    RunInfo info = any.info();
    List<Cell> cells = any.cells(5, 4);
    Map<CellKey, List<Sample>> samples = new HashMap<>();
    List<StoredAttempt> attempts = new ArrayList<>();
    Map<String, Generator.Facts> endpoints = new HashMap<>();
    List<ScoreRow> scores = new ArrayList<>();
    for (int i = 0; i < 50; i++) scores.add(any.score("e"));
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.describe(any.info());
      store.describe(info);
      store.register(cells, 7);
      for (Cell cell : cells) {
        endpoints.put(cell.condition().model().label(), any.facts());
        List<Write> batch = new ArrayList<>();
        List<Sample> ofCell = new ArrayList<>();
        samples.put(cell.key(), ofCell);
        for (int i = 6; i >= 0; i--) {
          Sample sample = any.sample(i);
          ofCell.add(0, sample);
          StoredAttempt attempt = new StoredAttempt(cell.key(), i, any.attempt());
          attempts.add(attempt);
          batch.add(new Write.OfAttempt(attempt.cell(), i, attempt.attempt()));
          batch.add(new Write.OfSample(cell.key(), sample));
        }
        assertThat(store.commit(batch)).as("seed %d", seed).isEqualTo(7);
      }
      endpoints.forEach(store::putEndpoint);
      store.replaceScores("e", Scored.of(scores));
    }
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      assertThat(run.info()).as("seed %d", seed).isEqualTo(info);
      assertThat(run.cells())
          .as("seed %d", seed)
          .isEqualTo(cells.stream().map(c -> new StoredCell(c.key(), c, 7)).toList());
      for (Cell cell : cells)
        assertThat(run.samples(cell.key())).as("seed %d", seed).isEqualTo(samples.get(cell.key()));
      List<StoredAttempt> stored = new ArrayList<>();
      run.eachAttempt(stored::add);
      assertThat(stored).as("seed %d", seed).isEqualTo(attempts);
      assertThat(run.endpoints()).as("seed %d", seed).isEqualTo(endpoints);
      assertThat(run.scores()).as("seed %d", seed).isEqualTo(scores);
    }
  }

  @Test
  void broken_surrogates_are_kept_beside_their_repaired_text() {
    Cell cell = cell("ask x\uD83Cy");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 2);
      store.commit(List.of(answer(cell, 0, "x\uD83Cy"), answer(cell, 1, "x\uD83Dy")));
      assertThat(store.samples(cell.key()))
          .extracting(s -> ((Outcome.Answered) s.outcome()).text())
          .containsExactly("x\uD83Cy", "x\uD83Dy");
      assertThat(store.cells().get(0).cell()).isEqualTo(cell);
      List<String> columns =
          store.transaction(
              c -> {
                List<String> found = new ArrayList<>();
                try (var s = c.createStatement();
                    var r =
                        s.executeQuery("SELECT text, hex(text_utf16) FROM samples ORDER BY idx")) {
                  while (r.next()) found.add(r.getString(1) + " " + r.getString(2));
                }
                return found;
              });
      assertThat(columns).containsExactly("x\uFFFDy 0078D83C0079", "x\uFFFDy 0078D83D0079");
    }
  }

  @Test
  void the_first_settled_outcome_wins_and_a_failed_one_is_replaced() {
    Cell cell = cell("ask");
    Outcome.Failed failed = new Outcome.Failed(FailureKind.TIMEOUT, 0, "late");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 2);
      assertThat(store.commit(List.of(write(cell, 0, failed)))).isEqualTo(1);
      assertThat(store.settled()).isEmpty();
      assertThat(store.commit(List.of(answer(cell, 0, "first")))).isEqualTo(1);
      assertThat(store.commit(List.of(answer(cell, 0, "second")))).isZero();
      assertThat(store.commit(List.of(write(cell, 0, failed)))).isZero();
      assertThat(store.samples(cell.key()))
          .containsExactly(
              new Sample(0, new Outcome.Answered("first", false), Provenance.UNKNOWN, Map.of()));
      assertThat(store.settled()).containsExactly(Map.entry(cell.key(), bits(0)));
    }
  }

  @Test
  void gaps_among_settled_samples_stay_open() {
    Cell gaps = cell("gaps");
    Cell late = cell("late");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(gaps, late), 9);
      store.commit(List.of(answer(gaps, 0, "a"), answer(gaps, 4, "b"), answer(gaps, 5, "c")));
      store.commit(List.of(answer(late, 7, "d"), answer(late, 8, "e")));
      assertThat(store.settled())
          .isEqualTo(Map.of(gaps.key(), bits(0, 4, 5), late.key(), bits(7, 8)));
    }
  }

  @Test
  void every_outcome_but_failed_is_settled() {
    Cell cell = cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell, cell("other")), 5);
      store.commit(
          List.of(
              answer(cell, 0, "a"),
              write(cell, 1, new Outcome.Refused(null)),
              write(cell, 2, new Outcome.Filtered("f")),
              write(cell, 3, new Outcome.Empty()),
              write(cell, 4, new Outcome.Failed(FailureKind.SERVER, 500, "m"))));
      assertThat(store.settled()).isEqualTo(Map.of(cell.key(), bits(0, 1, 2, 3)));
      assertThat(store.outcomes())
          .isEqualTo(
              Map.of(
                  cell.key(),
                  Map.of("answered", 1, "refused", 1, "filtered", 1, "empty", 1, "failed", 1),
                  cell("other").key(),
                  Map.of()));
    }
  }

  @Test
  void a_batch_is_kept_whole_or_not_at_all() {
    Cell cell = cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 2);
      assertThatThrownBy(
              () -> store.commit(List.of(answer(cell, 0, "a"), answer(cell("unknown"), 0, "b"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was never registered");
      assertThat(store.samples(cell.key())).isEmpty();
      assertThat(store.commit(List.of(answer(cell, 0, "a")))).isEqualTo(1);
    }
  }

  @Test
  void registering_again_keeps_places_and_samples_and_takes_what_changed() {
    Cell first = cell("first");
    Cell second = cell("second");
    Prompt relabelled = new Prompt("other-id", "first", "fam", List.of("c"), List.of("t"), "en");
    ModelSpec moved =
        ModelSpec.chat("openai:m", new ModelSpec.Connection("http://elsewhere", "KEY", null));
    Cell changed =
        new Cell(relabelled, new Condition(moved, Sampling.neutral(1, 64), Elicitation.DIRECT));
    assertThat(changed.key()).isEqualTo(first.key());
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(first, second), 2);
      store.commit(List.of(answer(first, 0, "a")));
      store.register(List.of(second, changed, cell("third")), 9);
      assertThat(store.cells())
          .extracting(StoredCell::cell)
          .containsExactly(changed, second, cell("third"));
      assertThat(store.cells()).extracting(StoredCell::planned).containsOnly(9);
      assertThat(store.samples(first.key())).hasSize(1);
    }
  }

  @Test
  void vectors_come_back_bit_by_bit_and_absent_ones_are_left_out() {
    Embedder.Identity embedder =
        new Embedder.Identity("local:m@limit-256", "abc", 3, 256, Set.of("en", "de"));
    Map<String, StoredVector> vectors = new HashMap<>();
    for (int i = 0; i < 700; i++)
      vectors.put(
          Sha256.of("text " + i), new StoredVector(new float[] {i, -0.0f, Float.MIN_VALUE * i}, i));
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(store.embedder(embedder.name())).isEmpty();
      store.putVectors(embedder, vectors);
      String known = Sha256.of("text 1");
      store.putVectors(embedder, Map.of(known, new StoredVector(new float[] {9, 9, 9}, 9)));
      assertThat(store.embedder(embedder.name())).contains(embedder);
      assertThat(store.embeddings()).containsExactly(embedder.name());
      assertThat(store.embedded(embedder.name())).isEqualTo(vectors.keySet());
      assertThat(store.embedded("another")).isEmpty();
      Set<String> asked = new HashSet<>(vectors.keySet());
      asked.add(Sha256.of("absent"));
      Map<String, StoredVector> found = store.vectors(embedder.name(), asked);
      assertThat(found.keySet()).isEqualTo(vectors.keySet());
      found.forEach(
          (hash, v) -> assertThat(v).usingRecursiveComparison().isEqualTo(vectors.get(hash)));
      assertThat(store.vectors("another", asked)).isEmpty();
    }
  }

  @Test
  void vectors_of_other_weights_are_never_mixed_in() {
    Embedder.Identity one = new Embedder.Identity("e", "aaa", 1, 256, Set.of());
    Embedder.Identity other = new Embedder.Identity("e", "bbb", 1, 256, Set.of());
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.putVectors(one, Map.of());
      assertThatThrownBy(() -> store.putVectors(other, Map.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("made by another model (aaa, this one is bbb)");
    }
  }

  @Test
  void a_negative_zero_stays_one() {
    ScoreRow like = new Anything(1).score("e");
    ScoreRow zero =
        new ScoreRow(
            like.metric(),
            "e",
            like.scope(),
            "",
            "",
            "",
            null,
            "",
            "",
            new Score.Value(-0.0, 1, new Interval(-0.0, Double.POSITIVE_INFINITY, "t")));
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.replaceScores("e", Scored.of(List.of(zero)));
      assertThat(store.scores()).containsExactly(zero);
    }
  }

  @Test
  void scoring_again_replaces_the_same_embedding_and_what_needs_none() {
    Anything any = new Anything(1);
    ScoreRow a = any.score("a");
    ScoreRow b = any.score("b");
    ScoreRow none = any.score("");
    ScoreRow again = any.score("a");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(store.scores()).isEmpty();
      store.replaceScores("b", Scored.of(List.of(b)));
      store.replaceScores("a", Scored.of(List.of(a, none)));
      store.replaceScores("a", Scored.of(List.of(none, again)));
      assertThat(store.scores()).containsExactly(b, none, again);
    }
  }

  @Test
  void a_password_in_an_address_is_not_stored() {
    ModelSpec model =
        ModelSpec.chat(
            "openai:m", new ModelSpec.Connection("http://user:s3cret@host:1/v1", "KEY", null));
    Cell cell =
        new Cell(
            Prompt.of("ask"), new Condition(model, Sampling.neutral(1, 64), Elicitation.DIRECT));
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 1);
      assertThat(store.cells().get(0).cell().condition().model().connection().baseUrl())
          .isEqualTo("http://host:1/v1");
    }
  }

  @Test
  void a_reader_sees_what_is_committed_while_the_writer_is_open() {
    Cell cell = cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 2);
      try (RunReader reader = SqliteRunReader.open(dir)) {
        assertThat(reader.samples(cell.key())).isEmpty();
        store.commit(List.of(answer(cell, 0, "a")));
        assertThat(reader.samples(cell.key())).hasSize(1);
      }
    }
  }

  static Cell cell(String prompt) {
    return new Cell(
        Prompt.of(prompt),
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            Elicitation.DIRECT));
  }

  static Write answer(Cell cell, int index, String text) {
    return write(cell, index, new Outcome.Answered(text, false));
  }

  static Write write(Cell cell, int index, Outcome outcome) {
    return new Write.OfSample(cell.key(), new Sample(index, outcome, Provenance.UNKNOWN, Map.of()));
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int i : set) bits.set(i);
    return bits;
  }
}
