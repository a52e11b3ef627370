package dev.hivemeter.store;

import dev.hivemeter.port.Generator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What is known of each model's endpoint. */
final class EndpointTable {
  private EndpointTable() {}

  /** Sorted by label. */
  static Map<String, Generator.Facts> read(Connection c) throws SQLException {
    Map<String, Generator.Facts> endpoints = new TreeMap<>();
    String sql = "SELECT label, engine, details, samplers, warnings FROM endpoints";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        endpoints.put(
            Columns.text(r, 1),
            new Generator.Facts(
                Columns.text(r, 2),
                Columns.text(r, 3),
                Json.texts(Json.read(r.getString(4))),
                Json.texts(Json.read(r.getString(5)))));
    }
    return endpoints;
  }

  static void replace(Connection c, String label, Generator.Facts facts) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO endpoints (label, engine, details, samplers, warnings)"
            + " VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, label);
      Columns.text(s, 2, facts.engine());
      Columns.text(s, 3, facts.details());
      s.setString(4, Json.write(Json.array(facts.samplers())));
      s.setString(5, Json.write(Json.array(facts.warnings())));
      s.executeUpdate();
    }
  }
}
