package dev.hivemeter.store;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.RunReader.StoredCell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Prompts, conditions and the cells that are made of them. */
final class CellTables {
  private CellTables() {}

  static List<StoredCell> read(Connection c) throws SQLException {
    Map<Long, Prompt> prompts = prompts(c);
    Map<Long, Condition> conditions = conditions(c);
    List<StoredCell> cells = new ArrayList<>();
    String sql = "SELECT key, prompt, condition, planned FROM cells ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        cells.add(
            new StoredCell(
                new CellKey(r.getString(1)),
                new Cell(
                    Objects.requireNonNull(prompts.get(r.getLong(2))),
                    Objects.requireNonNull(conditions.get(r.getLong(3)))),
                r.getInt(4)));
    }
    return cells;
  }

  /**
   * Known cells keep their place and their samples; all else about them is as it is now. Cells of
   * an earlier study that are not among these are no longer planned. What answers are held against
   * is as these cells say it, for all answers to the same prompt.
   */
  static void register(Connection c, Collection<Cell> cells, ToIntFunction<CellKey> planned)
      throws SQLException {
    String sql =
        "INSERT INTO cells (key, prompt, condition, planned) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET prompt = excluded.prompt,"
            + " condition = excluded.condition, planned = excluded.planned";
    try (PreparedStatement s =
        c.prepareStatement(
            "UPDATE cells SET planned = 0 WHERE condition IN (SELECT id FROM conditions"
                + " WHERE json_extract(model, '$.provider') NOT IN ('import', 'human'))")) {
      s.executeUpdate();
    }
    try (Parts parts = new Parts(c);
        PreparedStatement s = c.prepareStatement(sql)) {
      for (Cell cell : cells) {
        CellKey key = cell.key();
        s.setString(1, key.hex());
        s.setLong(2, parts.prompt(cell.prompt()));
        s.setLong(3, parts.condition(cell.condition()));
        s.setInt(4, planned.applyAsInt(key));
        s.executeUpdate();
        parts.settle(cell.prompt());
      }
    }
    try (PreparedStatement s =
        c.prepareStatement("DELETE FROM prompts WHERE id NOT IN (SELECT prompt FROM cells)")) {
      s.executeUpdate();
    }
    try (PreparedStatement s =
        c.prepareStatement(
            "DELETE FROM conditions WHERE id NOT IN (SELECT condition FROM cells)")) {
      s.executeUpdate();
    }
  }

  /** Makes one cell known; a known one is left as it is. */
  static void add(Connection c, Parts parts, CellKey key, Cell cell) throws SQLException {
    String sql =
        "INSERT INTO cells (key, prompt, condition, planned) SELECT ?, ?, ?, 0"
            + " WHERE NOT EXISTS (SELECT 1 FROM cells WHERE key = ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, key.hex());
      s.setLong(2, parts.prompt(cell.prompt()));
      s.setLong(3, parts.condition(cell.condition()));
      s.setString(4, key.hex());
      s.executeUpdate();
    }
  }

  private static Map<Long, Prompt> prompts(Connection c) throws SQLException {
    Map<Long, Prompt> prompts = new HashMap<>();
    String sql =
        "SELECT id, prompt_id, text, text_utf16, family, categories, tags, language, "
            + (Schema.versionOf(c) < 5 ? "NULL" : "task")
            + " FROM prompts";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        prompts.put(
            r.getLong(1),
            new Prompt(
                Columns.text(r, 2),
                Objects.requireNonNull(Columns.pair(r, 3)),
                Columns.optionalText(r, 5),
                Json.texts(Json.read(r.getString(6))),
                Json.texts(Json.read(r.getString(7))),
                Columns.text(r, 8),
                TaskJson.stored(r.getString(9), Columns.text(r, 2))));
    }
    return prompts;
  }

  private static Map<Long, Condition> conditions(Connection c) throws SQLException {
    Map<Long, Condition> conditions = new HashMap<>();
    String sql = "SELECT id, model, sampling, elicitation FROM conditions";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        conditions.put(
            r.getLong(1), ConditionJson.condition(r.getString(2), r.getString(3), r.getString(4)));
    }
    return conditions;
  }

  /** Row ids of prompts and conditions, each stored once. */
  static final class Parts implements AutoCloseable {
    private final PreparedStatement insertPrompt;
    private final PreparedStatement findPrompt;
    private final PreparedStatement settle;
    private final PreparedStatement insertCondition;
    private final PreparedStatement findCondition;
    private final Map<Prompt, Long> prompts = new HashMap<>();
    private final Set<Prompt> settled = new HashSet<>();
    private final Map<Condition, Long> conditions = new HashMap<>();

    Parts(Connection c) throws SQLException {
      insertPrompt =
          c.prepareStatement(
              "INSERT INTO prompts (digest, prompt_id, text, text_utf16, family, categories, tags,"
                  + " language, task) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT (digest) DO UPDATE SET task = excluded.task");
      findPrompt = c.prepareStatement("SELECT id FROM prompts WHERE digest = ?");
      settle =
          c.prepareStatement(
              "UPDATE prompts SET task = ? WHERE prompt_id = ? AND text = ? AND text_utf16 IS ?"
                  + " AND task IS NOT ?");
      insertCondition =
          c.prepareStatement(
              "INSERT INTO conditions (digest, label, model, sampling, elicitation)"
                  + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING");
      findCondition = c.prepareStatement("SELECT id FROM conditions WHERE digest = ?");
    }

    long prompt(Prompt p) throws SQLException {
      Long known = prompts.get(p);
      if (known != null) return known;
      String categories = Json.write(Json.array(p.categories()));
      String tags = Json.write(Json.array(p.tags()));
      String family = p.family() == null ? "-" : "=" + p.family();
      String digest =
          Sha256.ofFields(List.of(p.id(), p.text(), family, categories, tags, p.language()));
      insertPrompt.setString(1, digest);
      Columns.text(insertPrompt, 2, p.id());
      Columns.pair(insertPrompt, 3, p.text());
      Columns.text(insertPrompt, 5, p.family());
      insertPrompt.setString(6, categories);
      insertPrompt.setString(7, tags);
      Columns.text(insertPrompt, 8, p.language());
      insertPrompt.setString(9, TaskJson.column(p.task()));
      insertPrompt.executeUpdate();
      long id = find(findPrompt, digest);
      prompts.put(p, id);
      return id;
    }

    /** One prompt has one task, also where it is stored twice with other categories or tags. */
    void settle(Prompt p) throws SQLException {
      if (!settled.add(p)) return;
      String task = TaskJson.column(p.task());
      settle.setString(1, task);
      Columns.text(settle, 2, p.id());
      Columns.pair(settle, 3, p.text());
      settle.setString(5, task);
      settle.executeUpdate();
    }

    long condition(Condition condition) throws SQLException {
      Long known = conditions.get(condition);
      if (known != null) return known;
      String model = ConditionJson.of(condition.model());
      String sampling = ConditionJson.of(condition.sampling());
      String elicitation = ConditionJson.of(condition.elicitation());
      String digest = Sha256.ofFields(List.of(model, sampling, elicitation));
      insertCondition.setString(1, digest);
      Columns.text(insertCondition, 2, condition.model().label());
      insertCondition.setString(3, model);
      insertCondition.setString(4, sampling);
      insertCondition.setString(5, elicitation);
      insertCondition.executeUpdate();
      long id = find(findCondition, digest);
      conditions.put(condition, id);
      return id;
    }

    private static long find(PreparedStatement s, String digest) throws SQLException {
      s.setString(1, digest);
      try (ResultSet r = s.executeQuery()) {
        if (!r.next()) throw new IllegalStateException("no row with digest " + digest);
        return r.getLong(1);
      }
    }

    @Override
    public void close() throws SQLException {
      insertPrompt.close();
      findPrompt.close();
      settle.close();
      insertCondition.close();
      findCondition.close();
    }
  }
}
