package dev.hivemeter.store;

import dev.hivemeter.model.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was planned against what is stored, and scores against the models that they name. */
final class CheckCounts {
  private CheckCounts() {}

  static List<Finding> of(Connection c) throws SQLException {
    List<Finding> all = new ArrayList<>();
    for (ModelTally t : TallyTable.read(c)) {
      String text = t.planned() + " slots planned, " + t.settled() + " settled";
      if (t.failed() > 0) text += ", " + t.failed() + " failed";
      if (t.open() > 0) text += ", " + t.open() + " open";
      if (t.unplanned() > 0) text += ", " + t.unplanned() + " stored but no longer planned";
      long notSettled = t.failed() + t.open();
      all.add(
          notSettled == 0
              ? Finding.ok(t.model(), text)
              : Finding.warn(
                  t.model(), text, "`hivemeter run` with the same study asks what is not settled"));
    }
    if (all.isEmpty())
      all.add(
          Finding.warn(
              "counts", "the run holds no cells", "`hivemeter run` or `hivemeter import` fill it"));
    String sql =
        "SELECT DISTINCT model FROM scores WHERE model <> ''"
            + " AND model NOT IN (SELECT n.label FROM conditions n)";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        all.add(
            Finding.warn(
                "scores",
                "there are scores of '" + Columns.text(r, 1) + "', which the run does not hold",
                "`hivemeter score RUN` makes them anew"));
    }
    return all;
  }
}
