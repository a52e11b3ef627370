package dev.hivemeter.store;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Finding;
import dev.hivemeter.port.RunReader.StoredCell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keys of cells and slots, computed again from what they stand for. */
final class CheckIdentities {
  private CheckIdentities() {}

  static List<Finding> of(Connection c) throws SQLException {
    CheckOf cells = new CheckOf("cells");
    List<StoredCell> stored = CellTables.read(c);
    for (StoredCell cell : stored)
      if (!cell.cell().key().equals(cell.key()))
        cells.fail(
            "a cell's key is not that of its prompt, model and sampling", where(cell.cell()));
    List<Finding> findings =
        new ArrayList<>(
            cells.findings(
                "the keys of all " + stored.size() + " cells are those of what they stand for"));
    findings.addAll(slots(c));
    return findings;
  }

  private static List<Finding> slots(Connection c) throws SQLException {
    CheckOf check = new CheckOf("slots");
    Map<Long, CellKey> keys = new HashMap<>();
    try (PreparedStatement s = c.prepareStatement("SELECT id, key FROM cells");
        ResultSet r = s.executeQuery()) {
      while (r.next()) keys.put(r.getLong(1), new CellKey(r.getString(2)));
    }
    long n = 0;
    try (PreparedStatement s = c.prepareStatement("SELECT id, slot, cell, idx FROM samples");
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        n++;
        CellKey key = keys.get(r.getLong(3));
        String slot = HexFormat.of().formatHex(r.getBytes(2));
        if (key != null && !key.slot(r.getInt(4)).equals(slot))
          check.fail(
              "a slot's key is not that of its cell and sample",
              "row " + r.getLong(1) + " of samples");
      }
    }
    return check.findings("the keys of all " + n + " stored slots are right");
  }

  static String where(Cell cell) {
    return cell.condition().label() + ", prompt " + cell.prompt().id();
  }
}
