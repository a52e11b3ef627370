package dev.hivemeter.store;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores in long form, one row a number. */
final class ScoreTable {
  private ScoreTable() {}

  static void replace(Connection c, String embedding, List<ScoreRow> rows) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("DELETE FROM scores WHERE embedding = ? OR embedding = ''")) {
      Columns.text(s, 1, embedding);
      s.executeUpdate();
    }
    String sql =
        "INSERT INTO scores (metric, embedding, scope, model, model_b, prompt_id, sampling,"
            + " elicitation, variant, value, low, high, method, n, undefined)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (ScoreRow row : rows) {
        bind(s, row);
        s.executeUpdate();
      }
    }
  }

  private static void bind(PreparedStatement s, ScoreRow row) throws SQLException {
    Columns.text(s, 1, row.metric());
    Columns.text(s, 2, row.embedding());
    s.setString(3, row.scope().name());
    Columns.text(s, 4, row.model());
    Columns.text(s, 5, row.modelB());
    Columns.text(s, 6, row.promptId());
    s.setString(7, row.sampling() == null ? null : ConditionJson.of(row.sampling()));
    Columns.text(s, 8, row.elicitation());
    Columns.text(s, 9, row.variant());
    for (int i = 10; i <= 15; i++) s.setNull(i, Types.NULL);
    if (row.score() instanceof Score.Undefined undefined) {
      Columns.text(s, 15, undefined.reason());
    } else if (row.score() instanceof Score.Value value) {
      s.setDouble(10, value.value());
      s.setInt(14, value.n());
      Interval interval = value.interval();
      if (interval != null) {
        s.setDouble(11, interval.low());
        s.setDouble(12, interval.high());
        Columns.text(s, 13, interval.method());
      }
    }
  }

  static boolean any(Connection c) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("SELECT 1 FROM scores LIMIT 1");
        ResultSet r = s.executeQuery()) {
      return r.next();
    }
  }

  static List<ScoreRow> read(Connection c) throws SQLException {
    List<ScoreRow> rows = new ArrayList<>();
    // Hundreds of thousands of rows name a few thousand things: each is held, and read, once.
    Map<String, String> names = new HashMap<>();
    Map<String, Sampling> samplings = new HashMap<>();
    String sql =
        "SELECT metric, embedding, scope, model, model_b, prompt_id, sampling, elicitation,"
            + " variant, value, low, high, method, n, undefined FROM scores ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        @Nullable String sampling = r.getString(7);
        rows.add(
            new ScoreRow(
                name(r, 1, names),
                name(r, 2, names),
                Scope.valueOf(r.getString(3)),
                name(r, 4, names),
                name(r, 5, names),
                name(r, 6, names),
                sampling == null
                    ? null
                    : samplings.computeIfAbsent(sampling, ConditionJson::sampling),
                name(r, 8, names),
                name(r, 9, names),
                score(r)));
      }
    }
    return rows;
  }

  private static String name(ResultSet r, int column, Map<String, String> names)
      throws SQLException {
    String read = Columns.text(r, column);
    String same = names.putIfAbsent(read, read);
    return same == null ? read : same;
  }

  private static Score score(ResultSet r) throws SQLException {
    String reason = Columns.optionalText(r, 15);
    if (reason != null) return new Score.Undefined(reason);
    Double low = Columns.optionalDouble(r, 11);
    Double high = Columns.optionalDouble(r, 12);
    Interval interval =
        low == null || high == null ? null : new Interval(low, high, Columns.text(r, 13));
    return new Score.Value(r.getDouble(10), r.getInt(14), interval);
  }
}
