package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Finding;
import dev.hivemeter.tables.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One run for every store version: {@code version-N.db.gz}, with {@code version-N.txt} that says
 * how it was made. A new version needs only the two files.
 */
class FixturesTest {
  /** Of each version's run, as exported: counted in the files by sqlite3. */
  private static final int[] ANSWERS = {12, 60, 45, 110, 52};

  @TempDir Path dir;

  static IntStream older() {
    return IntStream.range(1, Schema.VERSION);
  }

  static IntStream all() {
    return IntStream.rangeClosed(1, Schema.VERSION);
  }

  private void put(int version) throws IOException {
    try (@Nullable InputStream in =
        FixturesTest.class.getResourceAsStream("version-" + version + ".db.gz")) {
      assertThat(in)
          .as("a run that store version %d wrote, version-%d.db.gz", version, version)
          .isNotNull();
      assertThat(FixturesTest.class.getResource("version-" + version + ".txt")).isNotNull();
      if (in == null) return;
      try (InputStream unpacked = new GZIPInputStream(in)) {
        Files.copy(unpacked, dir.resolve("run.db"));
      }
    }
  }

  /** Everything that can be taken out of a run, as exported. */
  private Map<String, String> told(StoredRun run) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Exporter.What what : Exporter.What.values()) {
      Path file = dir.resolve("export");
      new Exporter(run).export(what, Format.JSONL, file);
      all.put(what.name(), Files.readString(file));
      Files.delete(file);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("older")
  void an_older_run_tells_the_same_before_and_after_its_migration(int version)
      throws IOException, SQLException {
    put(version);
    Map<String, String> before;
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      before = told(run);
      assertThat(run.changes()).isNotNull();
    }
    assertThat(version(dir.resolve("run.db"))).as("reading changes nothing").isEqualTo(version);
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(told(store)).isEqualTo(before);
    }
    assertThat(version(dir.resolve("run.db"))).isEqualTo(Schema.VERSION);
    Path kept = dir.resolve("run.db.version-" + version);
    assertThat(version(kept)).isEqualTo(version);
    Path restored = Files.createDirectory(dir.resolve("restored"));
    Files.copy(kept, restored.resolve("run.db"));
    try (SqliteRunReader run = SqliteRunReader.open(restored)) {
      assertThat(told(run)).as("the copy that was kept").isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("older")
  void a_migrated_store_has_the_tables_of_a_new_one(int version) throws IOException {
    put(version);
    SqliteRunStore.open(dir).close();
    Path fresh = dir.resolve("fresh");
    SqliteRunStore.open(fresh).close();
    try (SqliteRunReader migrated = SqliteRunReader.open(dir);
        SqliteRunReader made = SqliteRunReader.open(fresh)) {
      assertThat(migrated.db.read(SchemaCheck::columns))
          .isEqualTo(made.db.read(SchemaCheck::columns))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_run_of_every_version_is_sound(int version) throws IOException {
    put(version);
    assertThat(RunCheck.of(dir))
        .hasSizeGreaterThan(8)
        .noneMatch(f -> f.level() == Finding.Level.FAIL);
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      assertThat(told(run).get("ANSWERS")).hasLineCount(1 + ANSWERS[version - 1]);
    }
  }

  private static int version(Path file) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return Schema.versionOf(c);
    }
  }
}
