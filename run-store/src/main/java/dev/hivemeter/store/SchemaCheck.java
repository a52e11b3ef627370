package dev.hivemeter.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Whether a store has the tables, columns and indexes of its version. */
final class SchemaCheck {
  private SchemaCheck() {}

  /** Every column and index by name, with what defines it; order does not matter. */
  static Map<String, String> columns(Connection c) throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Statement s = c.createStatement()) {
      try (ResultSet r =
          s.executeQuery(
              "SELECT m.name, p.name, p.type, p.\"notnull\", p.pk FROM sqlite_master m"
                  + " JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
                  + " AND m.name NOT LIKE 'sqlite_%'")) {
        while (r.next())
          all.put(
              r.getString(1) + "." + r.getString(2),
              r.getString(3)
                  + (r.getInt(4) == 1 ? " not null" : "")
                  + (r.getInt(5) > 0 ? " key" : ""));
      }
      try (ResultSet r =
          s.executeQuery(
              "SELECT m.name, l.name, l.\"unique\", group_concat(i.name) FROM sqlite_master m"
                  + " JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i"
                  + " WHERE m.type = 'table' GROUP BY m.name, l.name")) {
        while (r.next())
          all.put(
              "index on " + r.getString(1) + " (" + r.getString(4) + ")",
              r.getInt(3) == 1 ? "unique" : "");
      }
    }
    return all;
  }

  /** What a store of this version has. */
  static Map<String, String> expected() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement s = c.createStatement()) {
      for (String sql : Schema.statements()) s.execute(sql);
      return columns(c);
    }
  }
}
