package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Finding;
import java.io.IOException;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks a run against itself: the file, the tables, every identity computed again from what is
 * stored, every text, every vector, every count. Reads one moment of the run and writes nothing, so
 * that it may be done while another process writes.
 *
 * <p>Cost: everything is read once.
 */
public final class RunCheck {
  private static final int SHOWN = 5;

  private final List<Finding> findings = new ArrayList<>();

  private RunCheck() {}

  /**
   * What was found, good and bad; a failure means that the run is damaged.
   *
   * @throws BadInput when there is no run, it is no run of ours, or a newer Hivemeter wrote it
   */
  public static List<Finding> of(Path dir) {
    RunCheck check = new RunCheck();
    RunFolder folder = new RunFolder(dir);
    folder.requireStore();
    try (Db db = Db.open(folder.database(), true)) {
      StoredRun.requireKnown(db, folder.database());
      check.leftovers(dir);
      db.read(
          c -> {
            try (Statement s = c.createStatement()) {
              s.execute("BEGIN DEFERRED");
              check.run(c);
              s.execute("COMMIT");
            }
            return true;
          });
    } catch (BadInput e) {
      if (!isDamage(e)) throw e;
      check.findings.add(
          Finding.fail("integrity", String.valueOf(e.getMessage()), CheckOf.RESTORE));
    }
    return List.copyOf(check.findings);
  }

  /** Whether SQLite can be loaded and used on this machine. */
  public static Finding library() {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      return Finding.ok("store", "SQLite " + texts(c, "SELECT sqlite_version()").get(0));
    } catch (SQLException | LinkageError e) {
      return Finding.fail(
          "store",
          "SQLite does not load: " + e,
          "the cache folder must allow programs to be loaded from it (not noexec); name another with"
              + " HIVEMETER_CACHE");
    }
  }

  private static boolean isDamage(BadInput e) {
    return String.valueOf(e.getMessage()).contains(" is damaged or cut off ");
  }

  private void run(Connection c) throws SQLException {
    integrity(c);
    if (Finding.anyFailed(findings)) return;
    foreignKeys(c);
    schema(c);
    if (Finding.anyFailed(findings)) return;
    part(c, "tasks", CheckTasks::of);
    part(c, "cells", CheckIdentities::of);
    part(c, "outcomes", CheckSamples::of);
    part(c, "vectors", CheckVectors::of);
    part(c, "counts", CheckCounts::of);
  }

  /** What cannot even be read is damage too. */
  private void part(Connection c, String about, Db.Work<List<Finding>> check) {
    try {
      findings.addAll(check.run(c));
    } catch (SQLException | RuntimeException e) {
      findings.add(Finding.fail(about, "cannot be read: " + e, CheckOf.RESTORE));
    }
  }

  private void integrity(Connection c) throws SQLException {
    List<String> problems = texts(c, "PRAGMA integrity_check(20)");
    if (problems.equals(List.of("ok")))
      findings.add(Finding.ok("integrity", "SQLite finds no damage"));
    else
      findings.add(
          Finding.fail(
              "integrity",
              "SQLite finds damage: " + String.join("; ", first(problems)),
              CheckOf.RESTORE));
  }

  private void foreignKeys(Connection c) throws SQLException {
    Map<String, Integer> broken = new TreeMap<>();
    for (String table : texts(c, "PRAGMA foreign_key_check")) broken.merge(table, 1, Integer::sum);
    if (broken.isEmpty())
      findings.add(Finding.ok("references", "every row's references are there"));
    broken.forEach(
        (table, n) ->
            findings.add(
                Finding.fail(
                    "references",
                    n + " rows of " + table + " are orphaned: what they belong to is not there",
                    CheckOf.RESTORE)));
  }

  private void schema(Connection c) throws SQLException {
    int version = Schema.versionOf(c);
    if (version < Schema.VERSION) {
      findings.add(
          Finding.ok(
              "schema",
              "store version "
                  + version
                  + ", of an older Hivemeter; it is read as it is, and migrated, with a copy kept,"
                  + " when it is written next"));
      return;
    }
    Map<String, String> there = SchemaCheck.columns(c);
    Map<String, String> expected = SchemaCheck.expected();
    TreeSet<String> differ = new TreeSet<>(there.keySet());
    differ.addAll(expected.keySet());
    differ.removeIf(
        k -> there.containsKey(k) && String.valueOf(expected.get(k)).equals(there.get(k)));
    if (differ.isEmpty()) findings.add(Finding.ok("schema", "store version " + version));
    else
      findings.add(
          Finding.fail(
              "schema",
              "the tables are not those of store version "
                  + version
                  + ": "
                  + String.join("; ", first(List.copyOf(differ))),
              CheckOf.RESTORE));
  }

  private void leftovers(Path dir) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(dir)) {
      files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(
              n -> n.equals("run.db.new") || n.startsWith(".write-test-") || n.endsWith(".part"))
          .sorted()
          .forEach(names::add);
    } catch (IOException e) {
      findings.add(Finding.warn("folder", "cannot be listed: " + RunFolder.reason(e), ""));
    }
    if (!names.isEmpty())
      findings.add(
          Finding.warn(
              "folder",
              "holds what a process that was stopped by force left behind: "
                  + String.join(", ", first(names)),
              "it is of no use; remove it when nobody writes the run"));
    if (Files.exists(dir.resolve("run.db-wal")) && RunLock.holder(dir).isEmpty())
      findings.add(
          Finding.warn(
              "folder",
              "the log run.db-wal is there, so the last process was stopped by force",
              "nothing is lost; the next command that writes the run folds it in. Until then copy"
                  + " both files or none"));
  }

  private static List<String> texts(Connection c, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      while (r.next()) texts.add(r.getString(1));
    }
    return texts;
  }

  private static List<String> first(List<String> all) {
    if (all.size() <= SHOWN) return all;
    List<String> some = new ArrayList<>(all.subList(0, SHOWN));
    some.add((all.size() - SHOWN) + " more");
    return some;
  }
}
