package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the answers to each prompt are held against: readable, and one for one prompt. */
final class CheckTasks {
  private CheckTasks() {}

  static List<Finding> of(Connection c) throws SQLException {
    if (Schema.versionOf(c) < 5)
      return List.of(Finding.ok("tasks", "all prompts are open-ended, as in every older store"));
    CheckOf check = new CheckOf("tasks");
    Map<String, Integer> kinds = new HashMap<>();
    Map<List<String>, Task> known = new HashMap<>();
    String sql = "SELECT prompt_id, text, text_utf16, task FROM prompts ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String id = Columns.text(r, 1);
        try {
          Task task = TaskJson.stored(r.getString(4), id);
          kinds.merge(task.kind(), 1, Integer::sum);
          Task other = known.putIfAbsent(List.of(id, String.valueOf(Columns.pair(r, 2))), task);
          if (other != null && !other.equals(task))
            check.fail("a prompt is held against two things", "prompt " + id);
        } catch (BadInput e) {
          check.fail("a task cannot be read", String.valueOf(e.getMessage()));
        }
      }
    }
    return check.findings(
        "what answers are held against can be read: "
            + kinds.getOrDefault("open", 0)
            + " open prompts, "
            + kinds.getOrDefault("probe", 0)
            + " probes, "
            + kinds.getOrDefault("control", 0)
            + " controls");
  }
}
