package dev.hivemeter.store;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.score.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Places of the answers on the maps, of the latest scoring that had an embedder. What the places of
 * one pool have in common is stored once: there may be hundreds of thousands.
 */
final class PlaceTables {
  private PlaceTables() {}

  private record PoolOf(Sampling sampling, String elicitation, String promptId, String model) {
    static PoolOf of(Place p) {
      return new PoolOf(p.sampling(), p.elicitation(), p.promptId(), p.model());
    }
  }

  static void replace(Connection c, String embedding, List<Place> places) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("DELETE FROM places");
      s.execute("DELETE FROM pools");
    }
    Map<PoolOf, Integer> pools = new HashMap<>();
    try (PreparedStatement pool =
            c.prepareStatement(
                "INSERT INTO pools (id, embedding, sampling, elicitation, prompt_id, model)"
                    + " VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement place =
            c.prepareStatement(
                "INSERT INTO places (pool, sample, x, y, cluster, part) VALUES (?, ?, ?, ?, ?, ?)")) {
      for (Place p : places) {
        PoolOf of = PoolOf.of(p);
        Integer id = pools.get(of);
        if (id == null) {
          id = pools.size() + 1;
          pools.put(of, id);
          put(pool, id, embedding, of);
        }
        put(place, id, p);
      }
    }
  }

  private static void put(PreparedStatement s, int id, String embedding, PoolOf pool)
      throws SQLException {
    s.setInt(1, id);
    Columns.text(s, 2, embedding);
    s.setString(3, ConditionJson.of(pool.sampling()));
    Columns.text(s, 4, pool.elicitation());
    Columns.text(s, 5, pool.promptId());
    Columns.text(s, 6, pool.model());
    s.executeUpdate();
  }

  private static void put(PreparedStatement s, int pool, Place p) throws SQLException {
    // SQLite would keep a NaN as nothing, and it would come back as 0.
    if (!Double.isFinite(p.x()) || !Double.isFinite(p.y()))
      throw new IllegalArgumentException("a place of (" + p.x() + ", " + p.y() + ")");
    s.setInt(1, pool);
    s.setInt(2, p.sample());
    s.setDouble(3, p.x());
    s.setDouble(4, p.y());
    s.setInt(5, p.cluster());
    s.setInt(6, p.part());
    s.executeUpdate();
  }

  static List<Place> read(Connection c) throws SQLException {
    List<Place> places = new ArrayList<>();
    if (Schema.versionOf(c) < 2) return places;
    Map<Integer, PoolOf> pools = new HashMap<>();
    try (Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery("SELECT id, sampling, elicitation, prompt_id, model FROM pools")) {
      while (r.next())
        pools.put(
            r.getInt(1),
            new PoolOf(
                ConditionJson.sampling(r.getString(2)),
                Columns.text(r, 3),
                Columns.text(r, 4),
                Columns.text(r, 5)));
    }
    try (Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT pool, sample, x, y, cluster, "
                    + (Schema.versionOf(c) < 4 ? "0" : "part")
                    + " FROM places ORDER BY id")) {
      while (r.next()) {
        PoolOf pool = Objects.requireNonNull(pools.get(r.getInt(1)));
        places.add(
            new Place(
                pool.sampling(),
                pool.elicitation(),
                pool.promptId(),
                pool.model(),
                r.getInt(2),
                r.getDouble(3),
                r.getDouble(4),
                r.getInt(5),
                r.getInt(6)));
      }
    }
    return places;
  }

  static String embedding(Connection c) throws SQLException {
    if (Schema.versionOf(c) < 2) return "";
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT embedding FROM pools ORDER BY id LIMIT 1")) {
      return r.next() ? Columns.text(r, 1) : "";
    }
  }
}
