package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.port.RunStore.Write;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attempts and samples of one transaction. */
final class BatchWriter {
  private final Connection connection;
  private final Map<CellKey, Long> cellIds = new HashMap<>();

  BatchWriter(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many samples were new. */
  int write(List<Write> batch) throws SQLException {
    int samples = 0;
    try (PreparedStatement attempt = connection.prepareStatement(AttemptTable.INSERT);
        PreparedStatement sample = connection.prepareStatement(SampleTable.UPSERT);
        PreparedStatement part = connection.prepareStatement(PartTable.INSERT);
        PreparedStatement aside = connection.prepareStatement(AsideTable.UPSERT)) {
      for (Write write : batch) {
        if (write instanceof Write.OfAttempt a) {
          AttemptTable.bind(attempt, idOf(a.cell()), a.sample(), a.attempt());
          attempt.executeUpdate();
        } else if (write instanceof Write.OfSample s) {
          SampleTable.bind(sample, idOf(s.cell()), s.cell(), s.sample());
          int written = sample.executeUpdate();
          samples += written;
          // A late duplicate changes nothing, so what came with it is not kept either.
          if (written > 0) {
            PartTable.put(part, s.cell(), s.sample());
            if (!s.aside().equals(Aside.NONE)) {
              AsideTable.bind(aside, s.cell(), s.sample().index(), s.aside());
              aside.executeUpdate();
            }
          }
        }
      }
    }
    return samples;
  }

  private long idOf(CellKey cell) throws SQLException {
    Long known = cellIds.get(cell);
    if (known != null) return known;
    try (PreparedStatement s = connection.prepareStatement("SELECT id FROM cells WHERE key = ?")) {
      s.setString(1, cell.hex());
      try (ResultSet r = s.executeQuery()) {
        if (!r.next())
          throw new IllegalStateException("cell " + cell.hex() + " was never registered");
        long id = r.getLong(1);
        cellIds.put(cell, id);
        return id;
      }
    }
  }
}
