package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path dir;

  @Test
  void after_a_clean_close_one_file_is_the_run() throws IOException {
    Path run = filled("run");
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("run.db", "run.lock");
    }
    assertThat(run.resolve("run.lock")).isEmptyFile();
    Path copy = Files.createDirectory(dir.resolve("copy"));
    Files.copy(run.resolve("run.db"), copy.resolve("run.db"));
    try (SqliteRunReader reader = SqliteRunReader.open(copy)) {
      assertThat(reader.outcomes().values()).hasSize(1);
    }
  }

  @Test
  void names_with_signs_that_mean_something_elsewhere_are_only_names() {
    String odd = "what? 50% #1 é 漢 & 'x'";
    Path run = filled(odd);
    assertThat(run.resolve("run.db")).isRegularFile();
    try (SqliteRunReader reader = SqliteRunReader.open(run)) {
      assertThat(reader.cells()).hasSize(1);
    }
  }

  @Test
  void a_second_writer_in_this_process_is_refused_and_the_first_keeps_its_lock() {
    Path run = dir.resolve("run");
    try (SqliteRunStore first = SqliteRunStore.open(run)) {
      for (int i = 0; i < 2; i++)
        assertThatThrownBy(() -> SqliteRunStore.open(run))
            .isInstanceOf(BadInput.class)
            .hasMessageContaining("is being written by this same process");
      first.register(List.of(SqliteRunStoreTest.cell("ask")), 1);
    }
    SqliteRunStore.open(run).close();
  }

  @Test
  void closing_twice_is_closing_once() {
    SqliteRunStore store = SqliteRunStore.open(dir.resolve("run"));
    store.close();
    store.close();
  }

  @Test
  void a_folder_without_a_run_is_not_an_empty_run() throws IOException {
    assertThatThrownBy(() -> SqliteRunReader.open(dir))
        .isInstanceOf(BadInput.class)
        .hasMessage(dir + " holds no run: there is no run.db in it");
    assertThatThrownBy(() -> SqliteRunReader.open(dir.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessage("there is no run directory " + dir.resolve("none"));
    Files.createDirectory(dir.resolve("run.db"));
    assertThatThrownBy(() -> SqliteRunReader.open(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void an_empty_database_file_is_damage() throws IOException {
    Files.createFile(dir.resolve("run.db"));
    refusedByBoth(dir, "is empty (0 bytes), so it is damaged");
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
    for (String text : List.of("hello", "x".repeat(9000))) {
      Path run = Files.createDirectories(dir.resolve("run" + text.length()));
      Files.writeString(run.resolve("run.db"), text);
      refusedByBoth(run, "is not a Hivemeter run: it is no SQLite database");
      assertThat(run.resolve("run.db")).hasContent(text);
    }
  }

  @Test
  void a_database_that_is_cut_off_is_refused() throws IOException {
    Path run = filled("run");
    Path file = run.resolve("run.db");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2 / 4096 * 4096);
    }
    refusedByBoth(run, "is damaged or cut off");
  }

  @Test
  void a_database_of_another_program_is_refused() throws SQLException {
    sql(dir, "CREATE TABLE samples (id INTEGER)");
    refusedByBoth(dir, "is an SQLite database of another program, not a Hivemeter run");
  }

  @Test
  void a_newer_store_is_refused() throws SQLException {
    Path run = filled("run");
    int newer = Schema.VERSION + 1;
    sql(run, "PRAGMA user_version = " + newer);
    refusedByBoth(
        run,
        "was written by a newer Hivemeter (store version "
            + newer
            + ", this one knows "
            + Schema.VERSION
            + ")");
    sql(run, "PRAGMA user_version = 0");
    refusedByBoth(run, "store version 0, which never was");
  }

  @Test
  void a_log_without_its_database_is_refused() throws IOException {
    Files.writeString(dir.resolve("run.db-wal"), "log");
    assertThatThrownBy(() -> SqliteRunStore.open(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has the log run.db-wal but not its run.db");
  }

  @Test
  void a_directory_that_cannot_be_made_is_told_before_anything_else() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> SqliteRunStore.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("is a file, not a folder");
    assertThatThrownBy(() -> SqliteRunStore.open(file.resolve("run")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be written: Not a directory");
  }

  @Test
  void a_directory_that_takes_no_files_is_told() {
    Path sealed = Path.of("/proc/self/hivemeter");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    assertThatThrownBy(() -> SqliteRunStore.open(sealed))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void a_full_disk_is_told_and_what_was_committed_stays() {
    Path run = dir.resolve("run");
    Cell cell = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(run)) {
      store.register(List.of(cell), 100);
      store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "kept")));
      int pages = Integer.parseInt(store.db.pragma("page_count"));
      store.db.pragma("max_page_count = " + (pages + 2));
      assertThatThrownBy(
              () ->
                  store.commit(List.of(SqliteRunStoreTest.answer(cell, 1, "x".repeat(1_000_000)))))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("no space left to write");
      store.db.pragma("max_page_count = 1000000");
      assertThat(store.commit(List.of(SqliteRunStoreTest.answer(cell, 2, "after")))).isEqualTo(1);
    }
    try (SqliteRunReader reader = SqliteRunReader.open(run)) {
      assertThat(reader.samples(cell.key())).extracting(s -> s.index()).containsExactly(0, 2);
    }
  }

  @Test
  void a_run_that_was_never_described_says_so() {
    Path run = filled("run");
    try (SqliteRunReader reader = SqliteRunReader.open(run)) {
      assertThat(reader.isDescribed()).isFalse();
      assertThatThrownBy(reader::info)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("was stopped before it was described");
    }
  }

  @Test
  void opening_leaves_no_test_files_behind() throws IOException {
    Path run = dir.resolve("run");
    try (SqliteRunStore store = SqliteRunStore.open(run)) {
      assertThat(store.directory()).isEqualTo(run);
      try (Stream<Path> files = Files.list(run)) {
        List<String> names = new ArrayList<>();
        files.forEach(f -> names.add(f.getFileName().toString()));
        assertThat(names).allMatch(n -> n.startsWith("run."));
      }
    }
  }

  private static void refusedByBoth(Path run, String message) {
    assertThatThrownBy(() -> SqliteRunReader.open(run).cells())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> SqliteRunStore.open(run).close())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  /** A run with one answered slot, closed. */
  private Path filled(String name) {
    Path run = dir.resolve(name);
    Cell cell = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(run)) {
      store.register(List.of(cell), 1);
      store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "a".repeat(20_000))));
    }
    return run;
  }

  private static void sql(Path run, String statement) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + run.resolve("run.db"));
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }
}
