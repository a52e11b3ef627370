package dev.hivemeter.store;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Sample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The answers of the calls that brought lists, one row each. */
final class PartTable {
  /** One part of the sample in a slot. */
  static final String INSERT =
      "INSERT INTO parts (sample, part, text, text_utf16, probability, cut)"
          + " SELECT id, ?, ?, ?, ?, ? FROM samples WHERE slot = ?";

  /** The parts of the sample in a slot, in their order. */
  static final String FIND =
      "SELECT text, text_utf16, probability, cut FROM parts"
          + " WHERE sample = (SELECT id FROM samples WHERE slot = ?) ORDER BY part";

  private PartTable() {}

  /** Adds the parts of a sample that has just been stored by {@link SampleTable#UPSERT}. */
  static void put(PreparedStatement insert, CellKey cell, Sample sample) throws SQLException {
    for (int i = 0; i < sample.parts().size(); i++) {
      Part part = sample.parts().get(i);
      insert.setInt(1, i);
      Columns.pair(insert, 2, part.text());
      Columns.number(insert, 4, part.probability());
      insert.setBoolean(5, part.cut());
      insert.setBytes(6, HexFormat.of().parseHex(cell.slot(sample.index())));
      if (insert.executeUpdate() != 1)
        throw new IllegalStateException("the sample of a part was not stored");
    }
  }

  /** The parts of one cell's samples, by sample index. */
  static Map<Integer, List<Part>> ofCell(Connection c, CellKey cell) throws SQLException {
    Map<Integer, List<Part>> parts = new HashMap<>();
    if (Schema.versionOf(c) < 4) return parts;
    String sql =
        "SELECT s.idx, p.text, p.text_utf16, p.probability, p.cut FROM samples s"
            + " JOIN parts p ON p.sample = s.id"
            + " WHERE s.cell = (SELECT id FROM cells WHERE key = ?) ORDER BY s.idx, p.part";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, cell.hex());
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) parts.computeIfAbsent(r.getInt(1), k -> new ArrayList<>()).add(part(r, 2));
      }
    }
    return parts;
  }

  /** The part in a row, whose columns begin there. */
  static Part part(ResultSet r, int first) throws SQLException {
    return new Part(
        Objects.requireNonNull(Columns.pair(r, first)),
        Columns.optionalDouble(r, first + 2),
        r.getBoolean(first + 3));
  }
}
