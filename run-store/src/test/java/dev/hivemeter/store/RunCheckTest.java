package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Finding.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole run, damaged in one way at a time. */
class RunCheckTest {
  @TempDir Path dir;

  @BeforeEach
  void putARun() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(RunCheckTest.class.getResourceAsStream("version-2.db.gz")))) {
      Files.copy(in, dir.resolve("run.db"));
    }
    SqliteRunStore.open(dir).close();
  }

  private void damage(String sql) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("run.db"));
        Statement s = c.createStatement()) {
      s.execute("PRAGMA foreign_keys = OFF");
      assertThat(s.executeUpdate(sql)).as("the damage has an effect").isNotNegative();
    }
  }

  @Test
  void a_whole_run_is_sound_and_open_slots_are_no_damage() {
    List<Finding> findings = RunCheck.of(dir);
    assertThat(findings).noneMatch(f -> f.level() == Level.FAIL);
    assertThat(findings)
        .filteredOn(f -> f.level() == Level.WARN)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.about()).isEqualTo("openai:gamma");
              assertThat(f.what()).isEqualTo("24 slots planned, 16 settled, 8 failed");
              assertThat(f.remedy()).contains("hivemeter run");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "references | DELETE FROM conditions WHERE id = 1 | orphaned",
        "schema | DROP TABLE phrases | phrases.",
        "schema | DROP INDEX samples_by_cell | index on samples",
        "cells | UPDATE prompts SET text = 'another text' WHERE prompt_id = 'toy' | 6 × a cell's key",
        "tasks | UPDATE prompts SET task = '{\"kind\":\"prob\"}' WHERE prompt_id = 'toy' | 1 × a task cannot",
        "tasks | UPDATE prompts SET task = 'x' WHERE prompt_id = 'toy' | 1 × a task cannot",
        "slots | UPDATE samples SET idx = idx + 100 WHERE id = 3 | 1 × a slot's key",
        "outcomes | UPDATE samples SET outcome = 'answred' WHERE id = 1 | an outcome that is not known",
        "outcomes | UPDATE samples SET text = NULL WHERE id = 1 | an answer without its text",
        "outcomes | UPDATE samples SET failure = NULL WHERE outcome = 'failed' | 8 × a failure without",
        "outcomes | DELETE FROM samples WHERE outcome = 'empty' | 2 × a reply that came but",
        "texts | UPDATE samples SET text = 'other' WHERE text_utf16 IS NOT NULL | does not agree",
        "vectors | UPDATE vectors SET vector = x'00112233' WHERE id = 2 | not its embedder's dimension",
      })
  void each_damage_is_a_failure_that_names_itself(String about, String damage, String what)
      throws SQLException {
    damage(damage);
    List<Finding> findings = RunCheck.of(dir);
    assertThat(findings)
        .filteredOn(f -> f.level() == Level.FAIL && f.about().equals(about))
        .anySatisfy(
            f -> {
              assertThat(f.what()).contains(what);
              assertThat(f.remedy()).contains("restore a copy");
            });
  }

  @Test
  void what_can_be_mended_is_a_warning_with_its_remedy() throws SQLException {
    damage("DELETE FROM vectors");
    damage("DELETE FROM attempts WHERE id = 1");
    List<Finding> findings = RunCheck.of(dir);
    assertThat(findings).noneMatch(f -> f.level() == Level.FAIL);
    assertThat(findings)
        .filteredOn(f -> f.level() == Level.WARN)
        .anySatisfy(
            f -> {
              assertThat(f.what()).contains("a planned answer has no vector yet");
              assertThat(f.remedy()).contains("hivemeter score");
            })
        .anySatisfy(f -> assertThat(f.what()).contains("1 × an outcome without an attempt"));
  }

  @Test
  void a_page_that_was_overwritten_is_found() throws IOException {
    Path file = dir.resolve("run.db");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] junk = new byte[4096];
      Arrays.fill(junk, (byte) 0x5a);
      for (int page = 4; page < 40; page++) channel.write(ByteBuffer.wrap(junk), 4096L * page);
    }
    assertThat(RunCheck.of(dir))
        .anySatisfy(
            f -> {
              assertThat(f.level()).isEqualTo(Level.FAIL);
              assertThat(f.about()).isEqualTo("integrity");
            });
  }

  @Test
  void checking_writes_nothing() throws IOException {
    Files.writeString(dir.resolve("run.db.new"), "half");
    Map<String, byte[]> before = bytes();
    assertThat(RunCheck.of(dir)).anySatisfy(f -> assertThat(f.what()).contains("run.db.new"));
    Map<String, byte[]> after = bytes();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  private Map<String, byte[]> bytes() throws IOException {
    Map<String, byte[]> all = new HashMap<>();
    try (Stream<Path> files = Files.list(dir)) {
      for (Path f : files.toList()) all.put(f.getFileName().toString(), Files.readAllBytes(f));
    }
    return all;
  }

  @Test
  void what_is_no_run_is_an_error_and_not_a_finding() throws IOException {
    assertThatThrownBy(() -> RunCheck.of(dir.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no run directory");
    Path other = Files.createDirectory(dir.resolve("other"));
    Files.writeString(
        other.resolve("run.db"), "not a database, but long enough to be one".repeat(9));
    assertThatThrownBy(() -> RunCheck.of(other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no SQLite database");
  }

  @Test
  void a_run_that_is_being_written_can_be_checked() throws Exception {
    Path run = dir.resolve("written");
    try (Child child = Child.start(run)) {
      assertThat(child.line()).isEqualTo("open");
      for (int i = 0; i < 20; i++) child.line();
      assertThat(RunPlace.of(run).writer()).contains("process " + child.pid());
      assertThat(RunCheck.of(run)).noneMatch(f -> f.level() == Level.FAIL);
      child.kill();
    }
    assertThat(RunPlace.of(run).writer()).as("a dead writer holds nothing").isNull();
    assertThat(RunCheck.of(run))
        .noneMatch(f -> f.level() == Level.FAIL)
        .anySatisfy(f -> assertThat(f.what()).contains("stopped by force"));
    SqliteRunStore.open(run).close();
    assertThat(RunPlace.under(dir)).hasSize(1).extracting(RunPlace::writer).containsOnlyNulls();
  }
}
