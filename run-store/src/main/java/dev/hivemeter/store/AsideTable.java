package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.CellKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came beside the answers: reasoning and log-probabilities, of the samples that have some.
 * Apart from the samples, so that reading texts never reads these.
 */
final class AsideTable {
  /** Takes the place of what an earlier, failed sample of the slot had. */
  static final String UPSERT =
      "INSERT INTO asides (sample, reasoning, reasoning_utf16, logprobs)"
          + " SELECT id, ?, ?, ? FROM samples WHERE slot = ?"
          + " ON CONFLICT (sample) DO UPDATE SET reasoning = excluded.reasoning,"
          + " reasoning_utf16 = excluded.reasoning_utf16, logprobs = excluded.logprobs";

  private AsideTable() {}

  /** Binds one to {@link #UPSERT}. */
  static void bind(PreparedStatement s, CellKey cell, int index, Aside aside) throws SQLException {
    Columns.pair(s, 1, aside.reasoning());
    Columns.text(
        s, 3, aside.logprobs() == null ? null : Json.write(LogprobsJson.of(aside.logprobs())));
    s.setBytes(4, HexFormat.of().parseHex(cell.slot(index)));
  }

  /** By sample index; empty in a store of a version that had none. */
  static Map<Integer, Aside> ofCell(Connection c, CellKey cell) throws SQLException {
    Map<Integer, Aside> asides = new TreeMap<>();
    if (Schema.versionOf(c) < 3) return asides;
    String sql =
        "SELECT s.idx, a.reasoning, a.reasoning_utf16, a.logprobs FROM asides a"
            + " JOIN samples s ON s.id = a.sample"
            + " WHERE s.cell = (SELECT id FROM cells WHERE key = ?) ORDER BY s.idx";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, cell.hex());
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          String logprobs = r.getString(4);
          JsonNode json = logprobs == null ? null : Json.read(logprobs);
          asides.put(
              r.getInt(1),
              new Aside(Columns.pair(r, 2), json == null ? null : LogprobsJson.read(json)));
        }
      }
    }
    return asides;
  }
}
