package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.tables.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Out of one run and into another. */
class TransferTest {
  static final RunInfo INFO =
      new RunInfo("imported", null, "0.1", Instant.parse("2026-01-31T12:00:00Z"), "host", 7);

  @TempDir Path dir;

  /** CSV has no place for what describes the run; everything else comes back in every format. */
  @ParameterizedTest
  @CsvSource({
    "answers.jsonl, JSONL",
    "answers.jsonl.gz, JSONL",
    "answers.csv, CSV",
    "answers.csv.gz, CSV",
    "answers.parquet, PARQUET",
    "answers.parquet.gz, PARQUET"
  })
  void an_exported_run_is_imported_without_loss(String name, Format format) {
    long seed = System.nanoTime();
    Anything any = new Anything(seed);
    Path file = dir.resolve(name);
    RunInfo info = any.info();
    List<Cell> cells = any.cells(4, 3);
    List<List<Sample>> samples = new ArrayList<>();
    List<Map<Integer, Aside>> asides = new ArrayList<>();
    Map<String, Generator.Facts> endpoints;
    long rows;
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(info);
      store.register(cells, 6);
      for (Cell cell : cells) {
        store.putEndpoint(cell.condition().model().label(), any.facts());
        List<Sample> ofCell = new ArrayList<>();
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          ofCell.add(any.sample(i));
          writes.add(new Write.OfSample(cell.key(), ofCell.get(i), any.aside(ofCell.get(i))));
        }
        samples.add(ofCell);
        store.commit(writes);
        asides.add(store.asides(cell.key()));
      }
      endpoints = store.endpoints();
      rows =
          samples.stream().flatMap(List::stream).mapToInt(s -> Math.max(1, s.parts().size())).sum();
      assertThat(new Exporter(store).export(Exporter.What.ANSWERS, format, file)).isEqualTo(rows);
    }
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      Importer importer = new Importer(store);
      assertThat(importer.run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO))
          .as("seed %d", seed)
          .isEqualTo(new Importer.Result(rows, rows, 0));
      boolean described = format != Format.CSV;
      assertThat(store.info()).as("seed %d", seed).isEqualTo(described ? info : INFO);
      assertThat(store.endpoints()).as("seed %d", seed).isEqualTo(described ? endpoints : Map.of());
      List<StoredCell> stored = store.cells();
      assertThat(stored)
          .as("seed %d", seed)
          .isEqualTo(cells.stream().map(c -> new StoredCell(c.key(), unconnected(c), 6)).toList());
      for (int i = 0; i < cells.size(); i++) {
        assertThat(store.samples(cells.get(i).key())).as("seed %d", seed).isEqualTo(samples.get(i));
        assertThat(store.asides(cells.get(i).key())).as("seed %d", seed).isEqualTo(asides.get(i));
      }
      assertThat(importer.run(List.of(file), Importer.Shape.HIVEMETER, Map.of(), INFO))
          .isEqualTo(new Importer.Result(rows, 0, rows));
      assertThat(store.cells()).isEqualTo(stored);
    }
  }

  /** What one import of an export left, another export says again, row for row. */
  @Test
  void parquet_and_jsonl_say_the_same() throws IOException {
    long seed = System.nanoTime();
    Anything any = new Anything(seed);
    Path parquet = dir.resolve("answers.parquet");
    Path once = dir.resolve("once.jsonl");
    Path again = dir.resolve("again.jsonl");
    List<Cell> cells = any.cells(2, 2);
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(any.info());
      store.register(cells, 4);
      for (Cell cell : cells)
        for (int i = 0; i < 4; i++)
          store.commit(List.of(new Write.OfSample(cell.key(), any.sample(i))));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.PARQUET, parquet);
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, once);
    }
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      new Importer(store).run(List.of(parquet), Importer.Shape.AUTO, Map.of(), INFO);
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, again);
    }
    assertThat(Files.readAllLines(again)).as("seed %d", seed).isEqualTo(Files.readAllLines(once));
  }

  private static Cell unconnected(Cell cell) {
    Condition c = cell.condition();
    ModelSpec m = c.model();
    return new Cell(
        cell.prompt(),
        new Condition(
            new ModelSpec(
                m.label(),
                m.provider(),
                m.name(),
                m.mode(),
                m.template(),
                m.stop(),
                ModelSpec.Connection.NONE,
                new Asking(null, m.asking().extraBody(), null)),
            c.sampling(),
            c.elicitation()));
  }

  /** The text of a reply may be read in more than one way; what is measured are its parts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"two\",\"cut\":true | \"three\",\"cut\":true | answer 2 \"three\" of probability 0.5, cut, | answer 2 \"two\" of probability 0.5, cut",
        "\"probability\":0.5 | \"probability\":0.75 | answer 2 \"two\" of probability 0.75, cut | answer 2 \"two\" of probability 0.5, cut",
        "\"two\",\"cut\":true | \"two\",\"cut\":false | answer 2 \"two\" of probability 0.5, but | answer 2 \"two\" of probability 0.5, cut",
      })
  void a_reply_whose_list_was_read_otherwise_is_a_conflict(
      String from, String to, String told, String held) throws IOException {
    Path file = dir.resolve("answers.jsonl");
    Cell cell = SqliteRunStoreTest.cell("ask");
    Sample sample =
        new Sample(
            0,
            new Outcome.Answered("1. one 2. two", false),
            Provenance.UNKNOWN,
            Map.of(),
            List.of(new Part("one", null, false), new Part("two", 0.5, true)));
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(INFO);
      store.register(List.of(cell), 1);
      store.commit(List.of(new Write.OfSample(cell.key(), sample)));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
      Importer importer = new Importer(store);
      assertThat(importer.run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO).added()).isZero();
      String other = Files.readString(file).replace(from, to);
      assertThat(other).isNotEqualTo(Files.readString(file));
      Files.writeString(file, other);
      assertThatThrownBy(() -> importer.run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is the same reply read as 2 answers, " + told)
          .hasMessageContaining(
              "but the run already holds the same reply read as 2 answers, " + held)
          .hasMessageContaining("Nothing was imported");
      assertThat(store.samples(cell.key())).containsExactly(sample);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"parts\":2 | : the call brought 2 answers, but the file holds 1 of them; the rows of one call",
        "\"parts\":1 | read as 1 answers, but the run already holds the same reply read as 2 answers, answer 2 \"two\"; give",
      })
  void a_list_that_lost_an_answer_is_an_error(String parts, String message) throws IOException {
    Path file = dir.resolve("answers.jsonl");
    Cell cell = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(INFO);
      store.register(List.of(cell), 1);
      store.commit(
          List.of(
              new Write.OfSample(
                  cell.key(),
                  new Sample(
                      0,
                      new Outcome.Answered("1. one 2. two", false),
                      Provenance.UNKNOWN,
                      Map.of(),
                      List.of(new Part("one", null, false), new Part("two", null, false))))));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
      List<String> lines = Files.readAllLines(file);
      Files.writeString(
          file, lines.get(0) + "\n" + lines.get(1).replace("\"parts\":2", parts) + "\n");
      assertThatThrownBy(
              () -> new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void csv_answers_are_harmless_in_spreadsheets_and_come_back() throws IOException {
    Path file = dir.resolve("answers.csv");
    List<String> texts =
        List.of(
            "=HYPERLINK(\"http://x\")", "'quoted", "-1", "two\r\nlines, and \"more\"", "x\uD83Cy");
    Cell cell = SqliteRunStoreTest.cell("+ask");
    List<Sample> samples;
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(INFO);
      store.register(List.of(cell), 5);
      for (int i = 0; i < texts.size(); i++)
        store.commit(List.of(SqliteRunStoreTest.answer(cell, i, texts.get(i))));
      samples = store.samples(cell.key());
      new Exporter(store).export(Exporter.What.ANSWERS, Format.CSV, file);
    }
    assertThat(Files.readString(file))
        .startsWith("prompt_id,prompt,prompt_utf16,")
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", ",'+ask,", ",''quoted,", ",'-1,");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO);
      assertThat(store.samples(cell.key())).isEqualTo(samples);
      assertThat(store.cells().get(0).cell()).isEqualTo(cell);
    }
  }

  @Test
  void the_first_line_of_an_export_tells_where_it_comes_from() throws IOException {
    Path file = dir.resolve("answers.jsonl");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(INFO);
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
    }
    assertThat(file)
        .hasContent(
            "{\"hivemeter_export\":1,\"kind\":\"answers\",\"name\":\"imported\",\"tool_version\":"
                + "\"0.1\",\"created\":\"2026-01-31T12:00:00Z\",\"host\":\"host\",\"seed\":7,"
                + "\"endpoints\":{},\"study\":null}");
  }

  @Test
  void a_changed_prompt_in_an_export_is_noticed() throws IOException {
    Path file = dir.resolve("answers.jsonl");
    Cell cell = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(INFO);
      store.register(List.of(cell), 1);
      store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "a")));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
    }
    Files.writeString(
        file, Files.readString(file).replace("\"prompt\":\"ask\"", "\"prompt\":\"Ask\""));
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      assertThatThrownBy(
              () -> new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("row 2 (line 2): field 'cell' does not belong");
      assertThat(store.cells()).isEmpty();
    }
  }

  @Test
  void a_later_export_version_is_refused() throws IOException {
    Path file = dir.resolve("answers.jsonl");
    Files.writeString(file, "{\"hivemeter_export\": 2}\n");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      assertThatThrownBy(
              () -> new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("a later one needs a later Hivemeter");
    }
  }
}
