package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.tables.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsideTest {
  private static final Aside BOTH =
      new Aside(
          "hm \ud83c, hm",
          new Logprobs(
              List.of(
                  new Token("a\ud83c", -0.5, List.of(new Alternative("b", -1.25))),
                  new Token("c", null, List.of())),
              3));

  @TempDir Path dir;

  private static Write sample(Cell cell, int index, Outcome outcome, Aside aside) {
    return new Write.OfSample(
        cell.key(), new Sample(index, outcome, Provenance.UNKNOWN, Map.of()), aside);
  }

  @Test
  void what_came_beside_an_answer_is_kept_exactly_and_the_first_wins() {
    Cell cell = SqliteRunStoreTest.cell("ask");
    Outcome failed = new Outcome.Failed(FailureKind.SERVER, 500, "no");
    Aside late = new Aside("late", null);
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 3);
      store.commit(
          List.of(
              sample(cell, 0, new Outcome.Answered("x", false), BOTH),
              sample(cell, 0, new Outcome.Answered("y", false), late),
              sample(cell, 1, failed, Aside.NONE),
              sample(cell, 1, new Outcome.Empty(), new Aside("only thoughts", null)),
              sample(cell, 2, new Outcome.Answered("z", false), Aside.NONE)));
    }
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      assertThat(run.asides(cell.key()))
          .containsExactly(Map.entry(0, BOTH), Map.entry(1, new Aside("only thoughts", null)));
    }
  }

  @ParameterizedTest
  @CsvSource({"jsonl, JSONL", "csv, CSV", "parquet, PARQUET"})
  void it_is_exported_imported_and_replayed(String ending, Format format) throws IOException {
    Path file = dir.resolve("answers." + ending);
    Cell cell = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(TransferTest.INFO);
      store.register(List.of(cell), 2);
      store.commit(
          List.of(
              sample(cell, 0, new Outcome.Answered("x", false), BOTH),
              sample(cell, 1, new Outcome.Answered("x", false), Aside.NONE)));
      new Exporter(store).export(Exporter.What.ANSWERS, format, file);
    }
    if (format != Format.PARQUET)
      assertThat(Files.readString(file)).contains("logprobs").contains("hm");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), TransferTest.INFO);
      assertThat(store.asides(cell.key())).containsExactly(Map.entry(0, BOTH));
    }
  }
}
