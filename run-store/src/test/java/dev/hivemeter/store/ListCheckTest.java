package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Finding.Level;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.RunStore.Write;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of lists, damaged in one way at a time. */
class ListCheckTest {
  @TempDir Path dir;

  /** Samples 1 to 3 are a direct cell's, 4 to 6 a sequence's, 7 to 9 verbalised. */
  @BeforeEach
  void putARun() {
    List<Cell> cells =
        List.of(
            cell("direct", new Approach.Once()),
            cell("sequence", new Approach.Listed(3, "{k} of {prompt}", Form.SEQUENCE, false)),
            cell("verbalised", new Approach.Listed(3, "{k} of {prompt}", Form.VERBALISED, false)));
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.describe(TransferTest.INFO);
      store.register(cells, 3);
      for (Cell cell : cells) {
        boolean list = !cell.condition().elicitation().name().equals("direct");
        List<Write> writes = new ArrayList<>();
        writes.add(answered(cell, 0, list ? List.of("a", "b\uD83C", "c") : List.of()));
        writes.add(answered(cell, 1, list ? List.of("d") : List.of()));
        writes.add(
            of(
                cell,
                2,
                list ? new Outcome.Unparsed("no list", false) : new Outcome.Empty(),
                List.of()));
        store.commit(writes);
      }
    }
  }

  private static Cell cell(String name, Approach approach) {
    return new Cell(
        Prompt.of("Ask"),
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            new Elicitation(name, null, approach)));
  }

  private static Write answered(Cell cell, int index, List<String> parts) {
    return of(
        cell,
        index,
        new Outcome.Answered("reply " + index, false),
        parts.stream().map(t -> new Part(t, 0.25, false)).toList());
  }

  private static Write of(Cell cell, int index, Outcome outcome, List<Part> parts) {
    return new Write.OfSample(
        cell.key(), new Sample(index, outcome, Provenance.UNKNOWN, Map.of(), parts));
  }

  private List<Finding> failures() {
    return RunCheck.of(dir).stream().filter(f -> f.level() == Level.FAIL).toList();
  }

  @Test
  void a_run_of_lists_is_sound() {
    assertThat(failures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outcomes | DELETE FROM parts WHERE sample = 5 | 1 × an answered list without its answers; row 5 of samples",
        "outcomes | DELETE FROM parts WHERE sample IN (7, 8) | 2 × an answered list without its answers; the first is row 7 of samples",
        "outcomes | UPDATE samples SET outcome = 'unparsed' WHERE id = 8 | 1 × answers of a list that was not answered; the list of row 8 of samples",
        "outcomes | DELETE FROM parts WHERE sample = 4 AND part = 1 | 1 × a list with a gap; the list of row 4 of samples",
        "outcomes | DELETE FROM parts WHERE sample = 4 AND part = 0 | 1 × a list with a gap; the list of row 4 of samples",
        "outcomes | UPDATE parts SET part = -1 WHERE sample = 4 AND part = 0 | 1 × a list with a gap; the list of row 4 of samples",
        "outcomes | UPDATE parts SET text = '' WHERE sample = 5 | 1 × an answer of a list without its text; row 4 of parts",
        "outcomes | UPDATE parts SET text = char(10) WHERE sample = 5 | 1 × an answer of a list without its text; row 4 of parts",
        "outcomes | UPDATE parts SET probability = 25 WHERE sample = 8 | 1 × a probability outside [0, 1]; row 8 of parts",
        "texts | UPDATE parts SET text = 'other' WHERE text_utf16 IS NOT NULL | 2 × an exact text that does not agree with its repaired one; the first is row 2 of parts",
        "references | INSERT INTO parts (sample, part, text, cut) VALUES (99, 0, 'x', 0) | 1 rows of parts are orphaned",
      })
  void each_damage_of_a_list_is_a_failure_with_its_row(String about, String damage, String what)
      throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("run.db"));
        Statement s = c.createStatement()) {
      s.execute("PRAGMA foreign_keys = OFF");
      assertThat(s.executeUpdate(damage)).as("the damage has an effect").isPositive();
    }
    assertThat(failures())
        .filteredOn(f -> f.about().equals(about))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.what()).startsWith(what);
              assertThat(f.remedy()).startsWith("restore a copy of the whole run directory");
            });
  }
}
