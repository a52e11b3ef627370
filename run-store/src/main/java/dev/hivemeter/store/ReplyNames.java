package dev.hivemeter.store;

import dev.hivemeter.model.ModelChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models whose replies named themselves in more than one way: another model name, another system
 * fingerprint. Read from the samples themselves, so that nothing can be missed.
 */
final class ReplyNames {
  private ReplyNames() {}

  static List<ModelChange> read(Connection c) throws SQLException {
    List<ModelChange> changes = new ArrayList<>();
    collect(c, "response_model", "response_model", changes);
    collect(c, "fingerprint", "system_fingerprint", changes);
    return changes;
  }

  private static void collect(Connection c, String column, String what, List<ModelChange> into)
      throws SQLException {
    String sql =
        "SELECT n.label, s.%1$s, count(*), max(s.at) FROM samples s JOIN cells c ON c.id = s.cell"
            + " JOIN conditions n ON n.id = c.condition"
            + " WHERE s.idx < c.planned AND s.%1$s IS NOT NULL"
            + " GROUP BY n.label, s.%1$s ORDER BY n.label, min(s.at), min(s.id)";
    try (PreparedStatement s = c.prepareStatement(sql.formatted(column));
        ResultSet r = s.executeQuery()) {
      String label = "";
      String before = "";
      long answers = 0;
      @Nullable String last = null;
      while (r.next()) {
        String of = Columns.text(r, 1);
        String value = Columns.text(r, 2);
        if (of.equals(label))
          into.add(
              new ModelChange(
                  of, what, before, value, answers, last == null ? null : Instant.parse(last)));
        else answers = 0;
        label = of;
        before = value;
        answers += r.getLong(3);
        last = r.getString(4);
      }
    }
  }
}
