package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Spent;
import dev.hivemeter.model.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every call that was made. */
final class AttemptTable {
  static final String INSERT =
      "INSERT INTO attempts (cell, idx, number, failure, status, message, waited_ns, latency_ms,"
          + " prompt_tokens, completion_tokens, at, cost_usd)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private AttemptTable() {}

  private static String columns(Connection c) throws SQLException {
    return "SELECT c.key, a.idx, a.number, a.failure, a.status, a.message, a.waited_ns,"
        + " a.latency_ms, a.prompt_tokens, a.completion_tokens, a.at, "
        + (Schema.versionOf(c) < 3 ? "NULL" : "a.cost_usd")
        + " FROM attempts a JOIN cells c ON c.id = a.cell";
  }

  static void bind(PreparedStatement s, long cellId, int sample, Attempt a) throws SQLException {
    s.setLong(1, cellId);
    s.setInt(2, sample);
    s.setInt(3, a.number());
    Columns.text(s, 4, a.failure() == null ? null : a.failure().name());
    s.setInt(5, a.status());
    Columns.text(s, 6, a.message());
    s.setLong(7, a.waited().toNanos());
    s.setLong(8, a.latencyMillis());
    Columns.number(s, 9, a.usage().promptTokens());
    Columns.number(s, 10, a.usage().completionTokens());
    s.setString(11, a.at().toString());
    if (a.costUsd() == null) s.setNull(12, Types.REAL);
    else s.setDouble(12, a.costUsd());
  }

  /**
   * Sums by cell, the cells in their order. A store of an older version, opened to be read, knows
   * no costs.
   */
  static Map<CellKey, Spent> spent(Connection c) throws SQLException {
    String sql =
        "SELECT c.key, s.* FROM cells c JOIN (SELECT cell, "
            + sums(c)
            + " FROM attempts GROUP BY cell) s ON s.cell = c.id ORDER BY c.id";
    Map<CellKey, Spent> spent = new LinkedHashMap<>();
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) spent.put(new CellKey(r.getString(1)), spent(r));
    }
    return spent;
  }

  /** Sums of these cells by sample index modulo the number beside the cell, in one pass. */
  static Map<CellKey, Map<Integer, Spent>> spent(Connection c, Map<CellKey, Integer> cycles)
      throws SQLException {
    String sql =
        "WITH o AS MATERIALIZED (SELECT c.id, c.key, j.value AS cycle"
            + " FROM json_each(?) j JOIN cells c ON c.key = j.key)"
            + " SELECT o.key, a.idx % o.cycle AS turn, "
            + sums(c)
            + " FROM attempts a JOIN o ON o.id = a.cell GROUP BY o.id, turn ORDER BY o.id, turn";
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    cycles.forEach((key, cycle) -> asked.put(key.hex(), cycle));
    Map<CellKey, Map<Integer, Spent>> spent = new LinkedHashMap<>();
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, asked.toString());
      try (ResultSet r = s.executeQuery()) {
        while (r.next())
          spent
              .computeIfAbsent(new CellKey(r.getString(1)), k -> new TreeMap<>())
              .put(r.getInt(2), spent(r));
      }
    }
    return spent;
  }

  /** What is summed up of attempts, in the order in which it is read. */
  private static String sums(Connection c) throws SQLException {
    String cost = Schema.versionOf(c) < 3 ? "NULL" : "cost_usd";
    String counted = "prompt_tokens IS NOT NULL AND completion_tokens IS NOT NULL";
    // An error that is an outcome, and tells of no tokens, was a call only.
    String replied = "failure IS NULL AND (status < 300 OR (" + counted + "))";
    String metered = replied + " AND " + counted;
    return "count(*), "
        + countOf(replied)
        + countOf(metered)
        + sumOf("prompt_tokens", metered)
        + sumOf("completion_tokens", metered)
        + sumOf("1.0 * completion_tokens * completion_tokens", metered)
        + sumOf("latency_ms", replied)
        + "total("
        + cost
        + "), "
        + sumOf("prompt_tokens", metered + " AND " + cost + " IS NULL")
        + sumOf("completion_tokens", metered + " AND " + cost + " IS NULL")
        + "count(CASE WHEN "
        + replied
        + " AND NOT ("
        + metered
        + ") AND "
        + cost
        + " IS NULL THEN 1 END)";
  }

  private static String countOf(String condition) {
    return "count(CASE WHEN " + condition + " THEN 1 END), ";
  }

  private static String sumOf(String value, String condition) {
    return "total(CASE WHEN " + condition + " THEN " + value + " END), ";
  }

  private static Spent spent(ResultSet r) throws SQLException {
    return new Spent(
        r.getLong(3),
        r.getLong(4),
        r.getLong(5),
        (long) r.getDouble(6),
        (long) r.getDouble(7),
        r.getDouble(8),
        (long) r.getDouble(9),
        r.getDouble(10),
        (long) r.getDouble(11),
        (long) r.getDouble(12),
        r.getLong(13));
  }

  static List<Attempt> ofSlot(Connection c, CellKey cell, int sample) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    String sql =
        columns(c)
            + " WHERE a.cell = (SELECT id FROM cells WHERE key = ?) AND a.idx = ? ORDER BY a.id";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, cell.hex());
      s.setInt(2, sample);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) attempts.add(attempt(r).attempt());
      }
    }
    return attempts;
  }

  static void each(Connection c, Consumer<StoredAttempt> use) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(columns(c) + " ORDER BY a.id");
        ResultSet r = s.executeQuery()) {
      while (r.next()) use.accept(attempt(r));
    }
  }

  private static StoredAttempt attempt(ResultSet r) throws SQLException {
    String failure = r.getString(4);
    return new StoredAttempt(
        new CellKey(r.getString(1)),
        r.getInt(2),
        new Attempt(
            r.getInt(3),
            failure == null ? null : FailureKind.valueOf(failure),
            r.getInt(5),
            Columns.text(r, 6),
            Duration.ofNanos(r.getLong(7)),
            r.getLong(8),
            new Usage(Columns.optionalInt(r, 9), Columns.optionalInt(r, 10)),
            Instant.parse(r.getString(11)),
            optionalDouble(r, 12)));
  }

  private static @Nullable Double optionalDouble(ResultSet r, int column) throws SQLException {
    double v = r.getDouble(column);
    return r.wasNull() ? null : v;
  }
}
