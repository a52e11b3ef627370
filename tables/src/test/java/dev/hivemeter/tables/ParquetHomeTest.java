package dev.hivemeter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetHomeTest {
  @TempDir Path dir;

  @Test
  void the_library_is_unpacked_once_and_a_damaged_one_is_replaced() throws IOException {
    String resource =
        DuckLibrary.resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path library = DuckLibrary.unpacked(dir, resource);
    var made = Files.getLastModifiedTime(library);
    byte[] whole = Files.readAllBytes(library);
    assertThat(DuckLibrary.unpacked(dir, resource)).isEqualTo(library);
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(made);
    whole[1000] ^= 1;
    Files.write(library, whole);
    Files.createFile(dir.resolve("duckdb.left.part"));
    assertThat(DuckLibrary.unpacked(dir, resource)).isEqualTo(library);
    whole[1000] ^= 1;
    assertThat(Files.readAllBytes(library)).isEqualTo(whole);
    assertThat(dir.resolve("duckdb.left.part")).doesNotExist();
  }

  @Test
  void a_library_that_does_not_load_is_told_with_the_next_step() throws IOException {
    Path library = Files.writeString(dir.resolve("no.lib"), "not a library");
    try (DuckClasses classes = new DuckClasses(DuckLibrary.classes(), library)) {
      assertThatThrownBy(classes::driver).isInstanceOf(UnsatisfiedLinkError.class);
    }
    assertThat(ParquetHome.unloadable(dir, new UnsatisfiedLinkError("failed to map segment")))
        .hasMessageContaining("does not load: failed to map segment")
        .hasMessageContaining("not mounted noexec")
        .hasMessageContaining("HIVEMETER_CACHE");
  }

  @Test
  void a_machine_without_a_library_is_told_which_have_one() {
    assertThatThrownBy(() -> ParquetHome.load(dir, "Linux", "s390x"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("on Linux on s390x")
        .hasMessageContaining("use JSONL or CSV here");
    assertThat(DuckLibrary.resource("Mac OS X", "aarch64")).endsWith("macos_arm64");
    assertThat(DuckLibrary.resource("Windows 11", "amd64")).endsWith("windows_amd64");
    assertThat(DuckLibrary.resource("Linux", "aarch64")).endsWith("linux_arm64");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws IOException {
    Path inTheWay = Files.createFile(dir.resolve("plain"));
    assertThatThrownBy(() -> ParquetHome.load(inTheWay, System.getProperty("os.name"), "amd64"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("Parquet needs the folder " + inTheWay)
        .hasMessageContaining("HIVEMETER_CACHE");
  }

  @Test
  void folders_of_the_dead_are_swept_and_those_of_the_living_stay() throws IOException {
    Path killed = Files.createDirectory(dir.resolve("use-killed"));
    Files.createFile(killed.resolve("lock"));
    Files.createDirectories(killed.resolve("spill/deep"));
    Files.createFile(killed.resolve("spill/deep/rows"));
    Path early = Files.createDirectory(dir.resolve("use-early"));
    try (WorkFolder living = WorkFolder.in(dir);
        WorkFolder another = WorkFolder.in(dir)) {
      assertThat(living.isLocked()).isTrue();
      assertThat(killed).doesNotExist();
      assertThat(early).doesNotExist();
      assertThat(living.path()).isDirectory();
      assertThat(another.path()).isDirectory().isNotEqualTo(living.path());
    }
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left.filter(p -> p.getFileName().toString().startsWith("use-"))).isEmpty();
    }
  }

  @Test
  void nothing_but_the_private_folder_is_open() throws IOException, SQLException {
    Path secret = Files.writeString(dir.resolve("secret.csv"), "a\n1\n");
    try (WorkFolder work = WorkFolder.in(dir.resolve("it's home"));
        Duck duck = Duck.open(work, work.path(), false)) {
      duck.run("COPY (SELECT 1 AS a) TO " + Duck.text(work.file("x.parquet").toString()));
      for (String sql :
          new String[] {
            "SELECT * FROM read_csv(" + Duck.text(secret.toString()) + ")",
            "SELECT * FROM read_text(" + Duck.text(work.path() + "/../../secret.csv") + ")",
            "COPY (SELECT 1) TO " + Duck.text(dir.resolve("made.csv").toString()),
            "ATTACH " + Duck.text(dir.resolve("made.db").toString()),
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET enable_external_access = true",
            "SET threads = 8"
          }) assertThatThrownBy(() -> duck.run(sql)).as(sql).isInstanceOf(SQLException.class);
      Path link = Files.createSymbolicLink(work.file("link.csv"), secret);
      assertThatThrownBy(
              () -> duck.run("SELECT * FROM read_csv(" + Duck.text(link.toString()) + ")"))
          .isInstanceOf(SQLException.class);
    }
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("secret.csv", "it's home");
    }
  }

  @Test
  void other_drivers_do_not_wake_it() throws IOException {
    assertThat(DriverManager.drivers()).isNotNull();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files.filter(p -> p.getFileName().toString().startsWith("libduckdb_java")))
          .isEmpty();
    }
  }
}
