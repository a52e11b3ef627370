package dev.hivemeter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts per model, without reading a text. */
final class TallyTable {
  private TallyTable() {}

  private static final class Row {
    long cells;
    long planned;
    final Map<String, Long> outcomes = new TreeMap<>();
    final Map<String, Long> failures = new TreeMap<>();
    long unplanned;
    long attempts;
    final Map<String, Long> broken = new TreeMap<>();
    long promptTokens;
    long completionTokens;
  }

  /** In the order in which the models were registered. */
  static List<ModelTally> read(Connection c) throws SQLException {
    Map<String, Row> rows = new LinkedHashMap<>();
    cells(c, rows);
    samples(c, rows);
    attempts(c, rows);
    List<ModelTally> all = new ArrayList<>();
    rows.forEach(
        (model, r) ->
            all.add(
                new ModelTally(
                    model,
                    r.cells,
                    r.planned,
                    r.outcomes,
                    r.failures,
                    r.unplanned,
                    r.attempts,
                    r.broken,
                    r.promptTokens,
                    r.completionTokens)));
    return all;
  }

  private static Row row(Map<String, Row> rows, ResultSet r) throws SQLException {
    return rows.computeIfAbsent(Columns.text(r, 1), k -> new Row());
  }

  private static void cells(Connection c, Map<String, Row> rows) throws SQLException {
    String sql =
        "SELECT n.label, count(nullif(c.planned, 0)), sum(c.planned) FROM cells c"
            + " JOIN conditions n ON n.id = c.condition GROUP BY n.label ORDER BY min(c.id)";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        Row row = row(rows, r);
        row.cells = r.getLong(2);
        row.planned = r.getLong(3);
      }
    }
  }

  private static void samples(Connection c, Map<String, Row> rows) throws SQLException {
    String sql =
        "SELECT n.label, s.outcome, s.idx < c.planned, count(*) FROM samples s"
            + " INDEXED BY samples_by_cell JOIN cells c ON c.id = s.cell"
            + " JOIN conditions n ON n.id = c.condition GROUP BY n.label, s.outcome, s.idx < c.planned";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        Row row = row(rows, r);
        if (r.getBoolean(3)) row.outcomes.merge(r.getString(2), r.getLong(4), Long::sum);
        else row.unplanned += r.getLong(4);
      }
    }
    String failed =
        "SELECT n.label, coalesce(s.failure, ''), count(*) FROM cells c"
            + " JOIN samples s INDEXED BY samples_by_cell ON s.cell = c.id AND s.idx < c.planned"
            + " AND s.outcome = 'failed' JOIN conditions n ON n.id = c.condition"
            + " GROUP BY n.label, s.failure";
    try (PreparedStatement s = c.prepareStatement(failed);
        ResultSet r = s.executeQuery()) {
      while (r.next()) row(rows, r).failures.merge(r.getString(2), r.getLong(3), Long::sum);
    }
  }

  private static void attempts(Connection c, Map<String, Row> rows) throws SQLException {
    String sql =
        "SELECT n.label, a.failure, count(*), sum(a.prompt_tokens), sum(a.completion_tokens)"
            + " FROM attempts a JOIN cells c ON c.id = a.cell"
            + " JOIN conditions n ON n.id = c.condition GROUP BY n.label, a.failure";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        Row row = row(rows, r);
        row.attempts += r.getLong(3);
        if (r.getString(2) != null) row.broken.merge(r.getString(2), r.getLong(3), Long::sum);
        row.promptTokens += r.getLong(4);
        row.completionTokens += r.getLong(5);
      }
    }
  }
}
