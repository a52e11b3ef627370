package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunStore.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that was killed outside its write-ahead log leaves a rollback journal. */
class HotJournalTest {
  private static final int ANSWERS = 300;
  private final Cell cell = SqliteRunStoreTest.cell("ask");

  @TempDir Path dir;
  private Path killed;

  @BeforeEach
  void kill_in_the_middle_of_a_transaction() throws SQLException, IOException {
    Path whole = dir.resolve("whole");
    killed = Files.createDirectory(dir.resolve("killed"));
    try (SqliteRunStore store = SqliteRunStore.open(whole)) {
      store.register(List.of(cell), ANSWERS);
      List<Write> answers = new ArrayList<>();
      for (int i = 0; i < ANSWERS; i++)
        answers.add(SqliteRunStoreTest.answer(cell, i, "an answer of some length ".repeat(40)));
      store.commit(answers);
    }
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + whole.resolve("run.db"));
        Statement s = c.createStatement()) {
      s.execute("PRAGMA journal_mode = DELETE");
      // So small a cache that changed pages reach the file before the transaction ends.
      s.execute("PRAGMA cache_size = 2");
      s.execute("BEGIN IMMEDIATE");
      s.execute("UPDATE samples SET text = 'half a transaction'");
      for (String name : List.of("run.db", "run.db-journal"))
        Files.copy(whole.resolve(name), killed.resolve(name));
      s.execute("ROLLBACK");
    }
  }

  @Test
  void a_reader_plays_it_back() {
    try (SqliteRunReader run = SqliteRunReader.open(killed)) {
      assertThat(run.samples(cell.key())).hasSize(ANSWERS).allMatch(HotJournalTest::isWhole);
    }
    assertThat(killed.resolve("run.db-journal")).doesNotExist();
  }

  @Test
  void a_writer_plays_it_back() {
    try (SqliteRunStore run = SqliteRunStore.open(killed)) {
      assertThat(run.samples(cell.key())).hasSize(ANSWERS).allMatch(HotJournalTest::isWhole);
    }
  }

  private static boolean isWhole(Sample s) {
    return s.outcome().toString().contains("an answer of some length");
  }
}
