package dev.hivemeter.store;

import dev.hivemeter.port.RunInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row: what is known of the run as a whole. */
final class InfoTable {
  private InfoTable() {}

  static Optional<RunInfo> read(Connection c) throws SQLException {
    String sql = "SELECT name, study, tool_version, created, host, seed FROM info";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      if (!r.next()) return Optional.empty();
      return Optional.of(
          new RunInfo(
              Columns.text(r, 1),
              Columns.optionalText(r, 2),
              Columns.text(r, 3),
              Instant.parse(r.getString(4)),
              Columns.text(r, 5),
              r.getLong(6)));
    }
  }

  static void replace(Connection c, RunInfo info) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO info (id, name, study, tool_version, created, host, seed)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, info.name());
      Columns.text(s, 2, info.study());
      Columns.text(s, 3, info.toolVersion());
      s.setString(4, info.created().toString());
      Columns.text(s, 5, info.host());
      s.setLong(6, info.seed());
      s.executeUpdate();
    }
  }
}
