package dev.hivemeter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.port.Generator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What about a model's endpoint was no longer as it had been when the run was continued.
 *
 * <p>An endpoint's facts are compared leaf by leaf with those of the last look, and only where
 * answers of the model are stored already: before the first answer nothing can be mixed. What only
 * one of the two looks was told is no change: a later Hivemeter asks for more.
 */
final class ChangeTable {
  private ChangeTable() {}

  /** In the order in which they were noticed, of models that the latest study plans. */
  static List<ModelChange> read(Connection c) throws SQLException {
    List<ModelChange> changes = new ArrayList<>();
    if (Schema.versionOf(c) < 3) return changes;
    String sql =
        "SELECT label, what, before, after, answers, last_at FROM changes WHERE label IN"
            + " (SELECT n.label FROM conditions n JOIN cells c ON c.condition = n.id"
            + " WHERE c.planned > 0) ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String last = r.getString(6);
        changes.add(
            new ModelChange(
                Columns.text(r, 1),
                Columns.text(r, 2),
                Columns.text(r, 3),
                Columns.text(r, 4),
                r.getLong(5),
                last == null ? null : Instant.parse(last)));
      }
    }
    return changes;
  }

  /** Notes how the facts differ from the stored ones, which they are about to replace. */
  static void note(Connection c, String label, Generator.Facts now) throws SQLException {
    Generator.Facts was = EndpointTable.read(c).get(label);
    if (was == null) return;
    Map<String, String> before = leaves(was);
    Map<String, String> after = leaves(now);
    if (before.equals(after)) return;
    Stored stored = stored(c, label);
    if (stored.answers == 0) return;
    String sql =
        "INSERT INTO changes (label, what, before, after, answers, last_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (Map.Entry<String, String> old : before.entrySet()) {
        String fresh = after.get(old.getKey());
        if (fresh == null || fresh.equals(old.getValue())) continue;
        Columns.text(s, 1, label);
        Columns.text(s, 2, old.getKey());
        Columns.text(s, 3, old.getValue());
        Columns.text(s, 4, fresh);
        s.setLong(5, stored.answers);
        Columns.text(s, 6, stored.last);
        s.executeUpdate();
      }
    }
  }

  private record Stored(long answers, @Nullable String last) {}

  private static Stored stored(Connection c, String label) throws SQLException {
    String sql =
        "SELECT count(*), max(s.at) FROM samples s JOIN cells c ON c.id = s.cell"
            + " JOIN conditions n ON n.id = c.condition"
            + " WHERE n.label = ? AND s.outcome <> 'failed'";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, label);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? new Stored(r.getLong(1), r.getString(2)) : new Stored(0, null);
      }
    }
  }

  private static Map<String, String> leaves(Generator.Facts facts) {
    Map<String, String> leaves = new TreeMap<>();
    leaves.put("engine", facts.engine());
    leaves.put("samplers", String.join(", ", facts.samplers()));
    try {
      leaves("", Json.MAPPER.readTree(facts.details()), leaves);
    } catch (JsonProcessingException e) {
      leaves.put("details", facts.details());
    }
    return leaves;
  }

  private static void leaves(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject())
      node.properties()
          .forEach(
              e ->
                  leaves(
                      path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), into));
    else if (!node.isNull())
      into.put(path, Objects.requireNonNullElse(node.textValue(), node.toString()));
  }
}
