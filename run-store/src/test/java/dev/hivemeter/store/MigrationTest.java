package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that version 1 wrote; version-1.txt beside it says how it was made. */
class MigrationTest {
  private static final String EMBEDDER = "local:all-minilm-l6-v2@limit-256";

  @TempDir Path dir;

  @BeforeEach
  void putTheOldRun() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(MigrationTest.class.getResourceAsStream("version-1.db.gz")))) {
      Files.copy(in, dir.resolve("run.db"));
    }
  }

  /** All that version 1 could tell. */
  private record Told(List<StoredCell> cells, List<Sample> samples, List<ScoreRow> scores) {
    static Told by(StoredRun run) {
      List<Sample> samples = new ArrayList<>();
      for (StoredCell cell : run.cells()) samples.addAll(run.samples(cell.key()));
      return new Told(run.cells(), samples, run.scores());
    }
  }

  @Test
  void an_older_run_can_be_read_and_stays_as_it_is() throws IOException, SQLException {
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      Told told = Told.by(run);
      assertThat(told.cells).hasSize(4);
      assertThat(told.samples).hasSize(12);
      assertThat(told.scores).isNotEmpty();
      assertThat(run.phrases()).isEmpty();
      assertThat(run.places()).isEmpty();
      assertThat(run.placesEmbedding()).isEmpty();
      assertThat(run.spent().values()).allSatisfy(s -> assertThat(s.costUsd()).isZero());
      StoredVector blue = vector(run, "Blue.");
      assertThat(blue.vector()).hasSize(384);
      assertThat(blue.further()).isEmpty();
    }
    assertThat(version(dir.resolve("run.db"))).isEqualTo(1);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("run.db");
    }
  }

  @Test
  void an_older_run_is_kept_beside_and_migrated_without_loss() throws SQLException, IOException {
    Told before;
    StoredVector blueBefore;
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      before = Told.by(run);
      blueBefore = vector(run, "Blue.");
    }
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(Told.by(store)).isEqualTo(before);
      assertThat(vector(store, "Blue.")).usingRecursiveComparison().isEqualTo(blueBefore);
      store.replaceScores(EMBEDDER, Scored.of(before.scores));
    }
    assertThat(version(dir.resolve("run.db"))).isEqualTo(Schema.VERSION);
    assertThat(version(dir.resolve("run.db.version-1"))).isEqualTo(1);
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      assertThat(Told.by(run)).isEqualTo(before);
    }
    Path restored = Files.createDirectory(dir.resolve("restored"));
    Files.copy(dir.resolve("run.db.version-1"), restored.resolve("run.db"));
    try (SqliteRunReader run = SqliteRunReader.open(restored)) {
      assertThat(Told.by(run)).isEqualTo(before);
    }
  }

  @Test
  void a_migrated_store_has_the_tables_of_a_new_one() throws SQLException {
    SqliteRunStore.open(dir).close();
    Path fresh = dir.resolve("fresh");
    SqliteRunStore.open(fresh).close();
    assertThat(tables(dir.resolve("run.db"))).isEqualTo(tables(fresh.resolve("run.db")));
  }

  @Test
  void texts_beyond_the_limit_count_as_not_embedded_until_they_have_their_windows() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      Embedder.Identity embedder = store.embedder(EMBEDDER).orElseThrow();
      Set<String> done = store.embedded(EMBEDDER);
      // Eight distinct texts; the two long answers go on beyond 256 tokens.
      assertThat(done).hasSize(6).contains(Sha256.of("Blue."));
      List<String> open = new ArrayList<>();
      for (StoredCell cell : store.cells())
        for (Sample s : store.samples(cell.key())) {
          String text = Objects.requireNonNullElse(SampleTable.text(s.outcome()), "");
          if (text.length() > 2000) open.add(Sha256.of(text));
        }
      assertThat(open).hasSize(2).doesNotContainAnyElementsOf(done);
      String hash = open.get(0);
      StoredVector old = Objects.requireNonNull(store.vectors(EMBEDDER, open).get(hash));
      assertThat(old.tokens()).isGreaterThan(256);
      float[] second = new float[384];
      second[3] = 1;
      store.putVectors(
          embedder, Map.of(hash, new StoredVector(new float[384], List.of(second), old.tokens())));
      assertThat(store.embedded(EMBEDDER)).hasSize(7).contains(hash);
      StoredVector completed = Objects.requireNonNull(store.vectors(EMBEDDER, open).get(hash));
      assertThat(completed.vector()).isEqualTo(old.vector());
      assertThat(completed.further()).containsExactly(second);
    }
  }

  @Test
  void opening_again_migrates_nothing() throws IOException {
    SqliteRunStore.open(dir).close();
    Files.delete(dir.resolve("run.db.version-1"));
    SqliteRunStore.open(dir).close();
    assertThat(dir.resolve("run.db.version-1")).doesNotExist();
  }

  @Test
  void a_migration_that_was_cut_off_after_the_copy_is_made_again() throws IOException {
    Files.writeString(dir.resolve("run.db.version-1.part"), "half a copy");
    Files.writeString(dir.resolve("run.db.version-1"), "an older copy");
    SqliteRunStore.open(dir).close();
    assertThat(dir.resolve("run.db.version-1.part")).doesNotExist();
    assertThat(Files.size(dir.resolve("run.db.version-1"))).isGreaterThan(50_000);
  }

  private static StoredVector vector(StoredRun run, String text) {
    String hash = Sha256.of(text);
    return Objects.requireNonNull(run.vectors(EMBEDDER, List.of(hash)).get(hash));
  }

  private static int version(Path file) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return Schema.versionOf(c);
    }
  }

  private static List<String> tables(Path file) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT m.name, p.name, p.type, p.\"notnull\", p.pk FROM sqlite_master m"
                    + " JOIN pragma_table_info(m.name) p ORDER BY m.name, p.name")) {
      while (r.next())
        columns.add(
            r.getString(1) + "." + r.getString(2) + " " + r.getString(3) + " " + r.getInt(4));
    }
    return columns;
  }
}
