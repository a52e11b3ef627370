package dev.hivemeter.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of {@code run.db}, version 5. A change here is a new version: a store of a newer one
 * is refused, an older one is read as it is and migrated before it is written ({@link Migration}).
 *
 * <p>{@code samples.slot} is unique: a slot has one row whatever happens. The index over cell, idx
 * and outcome alone answers what is settled, so that resuming never reads a text. {@code
 * vectors.further} is null where the windows after the first were never embedded, and empty where
 * there are none. {@code prompts.task} is null for an open-ended prompt; it is no part of the
 * digest, because it is no part of what a model sees.
 */
final class Schema {
  static final int VERSION = 5;

  /** "HIVE" in ASCII: tells a run from any other SQLite file. */
  static final int APPLICATION_ID = 0x48495645;

  /** What version 2 added. */
  static final List<String> FINDINGS =
      List.of(
          """
          CREATE TABLE phrases (
            id INTEGER PRIMARY KEY, sampling TEXT NOT NULL, elicitation TEXT NOT NULL,
            prompt_id TEXT NOT NULL, rank INTEGER NOT NULL, phrase TEXT NOT NULL,
            tokens INTEGER NOT NULL, models TEXT NOT NULL, responses INTEGER NOT NULL,
            occurrences INTEGER NOT NULL, share NOT NULL, echo INTEGER NOT NULL,
            example_model TEXT NOT NULL, example_sample INTEGER NOT NULL, example TEXT NOT NULL)""",
          """
          CREATE TABLE pools (
            id INTEGER PRIMARY KEY, embedding TEXT NOT NULL, sampling TEXT NOT NULL,
            elicitation TEXT NOT NULL, prompt_id TEXT NOT NULL, model TEXT NOT NULL)""",
          """
          CREATE TABLE places (
            id INTEGER PRIMARY KEY, pool INTEGER NOT NULL REFERENCES pools (id),
            sample INTEGER NOT NULL, x NOT NULL, y NOT NULL, cluster INTEGER NOT NULL)""");

  /** What version 3 added: what an attempt cost. */
  static final List<String> COSTS = List.of("ALTER TABLE attempts ADD COLUMN cost_usd REAL");

  /** What version 3 added: what about an endpoint was no longer as it had been. */
  static final List<String> CHANGES =
      List.of(
          """
          CREATE TABLE changes (
            id INTEGER PRIMARY KEY, label TEXT NOT NULL, what TEXT NOT NULL,
            before TEXT NOT NULL, after TEXT NOT NULL, answers INTEGER NOT NULL,
            last_at TEXT)""");

  /** What version 3 added: what came beside answers. */
  static final List<String> ASIDES =
      List.of(
          """
          CREATE TABLE asides (
            sample INTEGER PRIMARY KEY REFERENCES samples (id), reasoning TEXT,
            reasoning_utf16 BLOB, logprobs TEXT)""");

  /** What version 4 added: the answers of a list that one call brought. */
  static final List<String> PARTS =
      List.of(
          """
          CREATE TABLE parts (
            id INTEGER PRIMARY KEY, sample INTEGER NOT NULL REFERENCES samples (id),
            part INTEGER NOT NULL, text TEXT NOT NULL, text_utf16 BLOB, probability,
            cut INTEGER NOT NULL, UNIQUE (sample, part))""",
          "ALTER TABLE places ADD COLUMN part INTEGER NOT NULL DEFAULT 0");

  /** What version 5 added: what a prompt's answers are held against. */
  static final List<String> TASKS = List.of("ALTER TABLE prompts ADD COLUMN task TEXT");

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE info (
            id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, study TEXT,
            tool_version TEXT NOT NULL, created TEXT NOT NULL, host TEXT NOT NULL,
            seed INTEGER NOT NULL)""",
          """
          CREATE TABLE prompts (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, prompt_id TEXT NOT NULL,
            text TEXT NOT NULL, text_utf16 BLOB, family TEXT, categories TEXT NOT NULL,
            tags TEXT NOT NULL, language TEXT NOT NULL)""",
          """
          CREATE TABLE conditions (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
            model TEXT NOT NULL, sampling TEXT NOT NULL, elicitation TEXT NOT NULL)""",
          """
          CREATE TABLE cells (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
            prompt INTEGER NOT NULL REFERENCES prompts (id),
            condition INTEGER NOT NULL REFERENCES conditions (id),
            planned INTEGER NOT NULL)""",
          """
          CREATE TABLE samples (
            id INTEGER PRIMARY KEY, slot BLOB NOT NULL UNIQUE,
            cell INTEGER NOT NULL REFERENCES cells (id), idx INTEGER NOT NULL,
            outcome TEXT NOT NULL, text TEXT, text_utf16 BLOB, cut INTEGER,
            failure TEXT, status INTEGER, message TEXT,
            prompt_tokens INTEGER, completion_tokens INTEGER, finish_reason TEXT,
            response_model TEXT, fingerprint TEXT, request_id TEXT, seed INTEGER,
            latency_ms INTEGER, at TEXT, extra TEXT)""",
          "CREATE INDEX samples_by_cell ON samples (cell, idx, outcome)",
          """
          CREATE TABLE attempts (
            id INTEGER PRIMARY KEY, cell INTEGER NOT NULL REFERENCES cells (id),
            idx INTEGER NOT NULL, number INTEGER NOT NULL, failure TEXT, status INTEGER NOT NULL,
            message TEXT NOT NULL, waited_ns INTEGER NOT NULL, latency_ms INTEGER NOT NULL,
            prompt_tokens INTEGER, completion_tokens INTEGER, at TEXT NOT NULL)""",
          """
          CREATE TABLE endpoints (
            label TEXT PRIMARY KEY, engine TEXT NOT NULL, details TEXT NOT NULL,
            samplers TEXT NOT NULL, warnings TEXT NOT NULL)""",
          """
          CREATE TABLE embedders (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, model_sha256 TEXT NOT NULL,
            dimension INTEGER NOT NULL, token_limit INTEGER NOT NULL, languages TEXT NOT NULL)""",
          """
          CREATE TABLE vectors (
            id INTEGER PRIMARY KEY, embedder INTEGER NOT NULL REFERENCES embedders (id),
            text_sha256 BLOB NOT NULL, vector BLOB NOT NULL, tokens INTEGER NOT NULL,
            further BLOB, UNIQUE (embedder, text_sha256))""",
          """
          CREATE TABLE scores (
            id INTEGER PRIMARY KEY, metric TEXT NOT NULL, embedding TEXT NOT NULL,
            scope TEXT NOT NULL, model TEXT NOT NULL, model_b TEXT NOT NULL,
            prompt_id TEXT NOT NULL, sampling TEXT, elicitation TEXT NOT NULL,
            variant TEXT NOT NULL, value, low, high, method TEXT, n INTEGER,
            undefined TEXT)""");

  private Schema() {}

  /** Makes an empty store. */
  static List<String> statements() {
    List<String> all = new ArrayList<>(TABLES);
    all.addAll(FINDINGS);
    all.addAll(COSTS);
    all.addAll(CHANGES);
    all.addAll(ASIDES);
    all.addAll(PARTS);
    all.addAll(TASKS);
    all.add("PRAGMA application_id = " + APPLICATION_ID);
    all.add("PRAGMA user_version = " + VERSION);
    return all;
  }

  /** The version of an open store, as it is now. */
  static int versionOf(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("PRAGMA user_version")) {
      return r.next() ? r.getInt(1) : 0;
    }
  }
}
