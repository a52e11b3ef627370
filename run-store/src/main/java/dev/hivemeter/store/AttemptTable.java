package dev.hivemeter.store;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every call that was made. */
final class AttemptTable {
  static final String INSERT =
      "INSERT INTO attempts (cell, idx, number, failure, status, message, waited_ns, latency_ms,"
          + " prompt_tokens, completion_tokens, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String COLUMNS =
      "SELECT c.key, a.idx, a.number, a.failure, a.status, a.message, a.waited_ns, a.latency_ms,"
          + " a.prompt_tokens, a.completion_tokens, a.at FROM attempts a"
          + " JOIN cells c ON c.id = a.cell";

  private AttemptTable() {}

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
  }

  static List<Attempt> ofSlot(Connection c, CellKey cell, int sample) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    String sql =
        COLUMNS
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
    try (PreparedStatement s = c.prepareStatement(COLUMNS + " ORDER BY a.id");
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
            Instant.parse(r.getString(11))));
  }
}
