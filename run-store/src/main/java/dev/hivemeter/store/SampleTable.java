package dev.hivemeter.store;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row a slot. */
final class SampleTable {
  private static final String COLUMNS =
      "idx, outcome, text, text_utf16, cut, failure, status, message, prompt_tokens,"
          + " completion_tokens, finish_reason, response_model, fingerprint, request_id, seed,"
          + " latency_ms, at, extra";

  /** A settled outcome stays; a failed one is replaced. */
  static final String UPSERT =
      "INSERT INTO samples (slot, cell, "
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (slot) DO UPDATE SET outcome = excluded.outcome, text = excluded.text,"
          + " text_utf16 = excluded.text_utf16, cut = excluded.cut, failure = excluded.failure,"
          + " status = excluded.status, message = excluded.message,"
          + " prompt_tokens = excluded.prompt_tokens,"
          + " completion_tokens = excluded.completion_tokens,"
          + " finish_reason = excluded.finish_reason, response_model = excluded.response_model,"
          + " fingerprint = excluded.fingerprint, request_id = excluded.request_id,"
          + " seed = excluded.seed, latency_ms = excluded.latency_ms, at = excluded.at,"
          + " extra = excluded.extra WHERE samples.outcome = 'failed'";

  /** One slot's row. */
  static final String FIND = "SELECT " + COLUMNS + " FROM samples WHERE slot = ?";

  private SampleTable() {}

  /** Binds one sample to {@link #UPSERT}. */
  static void bind(PreparedStatement s, long cellId, CellKey cell, Sample sample)
      throws SQLException {
    s.setBytes(1, HexFormat.of().parseHex(cell.slot(sample.index())));
    s.setLong(2, cellId);
    s.setInt(3, sample.index());
    s.setString(4, sample.outcome().name());
    bindOutcome(s, sample.outcome());
    Provenance p = sample.provenance();
    Columns.number(s, 11, p.usage().promptTokens());
    Columns.number(s, 12, p.usage().completionTokens());
    Columns.text(s, 13, p.finishReason());
    Columns.text(s, 14, p.responseModel());
    Columns.text(s, 15, p.fingerprint());
    Columns.text(s, 16, p.requestId());
    Columns.number(s, 17, p.seed());
    Columns.number(s, 18, p.latencyMillis());
    Columns.text(s, 19, p.at() == null ? null : p.at().toString());
    Columns.text(s, 20, sample.extra().isEmpty() ? null : Json.ofMap(sample.extra()));
  }

  private static void bindOutcome(PreparedStatement s, Outcome outcome) throws SQLException {
    Columns.pair(s, 5, text(outcome));
    if (outcome instanceof Outcome.Answered answered) s.setBoolean(7, answered.cut());
    else if (outcome instanceof Outcome.Unparsed unparsed) s.setBoolean(7, unparsed.cut());
    else s.setNull(7, Types.BOOLEAN);
    if (outcome instanceof Outcome.Failed failed) {
      s.setString(8, failed.kind().name());
      s.setInt(9, failed.status());
      Columns.text(s, 10, failed.message());
    } else {
      for (int i = 8; i <= 10; i++) s.setNull(i, Types.VARCHAR);
    }
  }

  /** The text that came, if any. */
  static @Nullable String text(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) return answered.text();
    if (outcome instanceof Outcome.Refused refused) return refused.text();
    if (outcome instanceof Outcome.Filtered filtered) return filtered.text();
    if (outcome instanceof Outcome.Unparsed unparsed) return unparsed.text();
    return null;
  }

  static List<Sample> ofCell(Connection c, CellKey cell) throws SQLException {
    List<Sample> samples = new ArrayList<>();
    Map<Integer, List<Part>> parts = PartTable.ofCell(c, cell);
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM samples WHERE cell = (SELECT id FROM cells WHERE key = ?) ORDER BY idx";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, cell.hex());
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          Sample sample = sample(r);
          List<Part> own = parts.get(sample.index());
          samples.add(own == null ? sample : with(sample, own));
        }
      }
    }
    return samples;
  }

  private static Sample with(Sample s, List<Part> parts) {
    return new Sample(s.index(), s.outcome(), s.provenance(), s.extra(), parts);
  }

  /** The sample of a row of {@link #FIND}, without its parts. */
  static Sample sample(ResultSet r) throws SQLException {
    String at = r.getString(17);
    String extra = r.getString(18);
    return new Sample(
        r.getInt(1),
        outcome(r),
        new Provenance(
            new Usage(Columns.optionalInt(r, 9), Columns.optionalInt(r, 10)),
            Columns.optionalText(r, 11),
            Columns.optionalText(r, 12),
            Columns.optionalText(r, 13),
            Columns.optionalText(r, 14),
            Columns.optionalLong(r, 15),
            Columns.optionalLong(r, 16),
            at == null ? null : Instant.parse(at)),
        extra == null ? Map.of() : Json.map(extra));
  }

  private static Outcome outcome(ResultSet r) throws SQLException {
    String name = r.getString(2);
    return switch (name) {
      case "answered" ->
          new Outcome.Answered(Objects.requireNonNull(Columns.pair(r, 3)), r.getBoolean(5));
      case "refused" -> new Outcome.Refused(Columns.pair(r, 3));
      case "filtered" -> new Outcome.Filtered(Columns.pair(r, 3));
      case "empty" -> new Outcome.Empty();
      case "unparsed" ->
          new Outcome.Unparsed(Objects.requireNonNull(Columns.pair(r, 3)), r.getBoolean(5));
      case "failed" ->
          new Outcome.Failed(FailureKind.valueOf(r.getString(6)), r.getInt(7), Columns.text(r, 8));
      default -> throw new IllegalStateException("the store holds an unknown outcome: " + name);
    };
  }

  static Map<CellKey, BitSet> settled(Connection c) throws SQLException {
    List<CellKey> keys = new ArrayList<>();
    Map<CellKey, BitSet> settled = new LinkedHashMap<>();
    Map<Long, BitSet> byCell = new LinkedHashMap<>();
    try (PreparedStatement s = c.prepareStatement("SELECT id, key FROM cells ORDER BY id");
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        BitSet bits = new BitSet();
        keys.add(new CellKey(r.getString(2)));
        byCell.put(r.getLong(1), bits);
        settled.put(keys.get(keys.size() - 1), bits);
      }
    }
    List<Long> gaps = new ArrayList<>();
    // Most cells are settled from their first sample on without a gap: one row says all of one.
    String ranges =
        "SELECT cell, min(idx), max(idx), count(*) FROM samples INDEXED BY samples_by_cell"
            + " WHERE outcome <> 'failed' GROUP BY cell";
    try (PreparedStatement s = c.prepareStatement(ranges);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        int from = r.getInt(2);
        int to = r.getInt(3) + 1;
        if (to - from != r.getInt(4)) gaps.add(r.getLong(1));
        else Objects.requireNonNull(byCell.get(r.getLong(1))).set(from, to);
      }
    }
    String single =
        "SELECT idx FROM samples INDEXED BY samples_by_cell WHERE cell = ? AND outcome <> 'failed'";
    try (PreparedStatement s = c.prepareStatement(single)) {
      for (long cell : gaps) {
        BitSet bits = Objects.requireNonNull(byCell.get(cell));
        s.setLong(1, cell);
        try (ResultSet r = s.executeQuery()) {
          while (r.next()) bits.set(r.getInt(1));
        }
      }
    }
    settled.values().removeIf(BitSet::isEmpty);
    return settled;
  }

  static Map<CellKey, BitSet> failed(Connection c) throws SQLException {
    Map<CellKey, BitSet> failed = new LinkedHashMap<>();
    String sql =
        "SELECT c.key, s.idx FROM cells c JOIN samples s INDEXED BY samples_by_cell"
            + " ON s.cell = c.id WHERE s.outcome = 'failed' ORDER BY c.id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        failed.computeIfAbsent(new CellKey(r.getString(1)), k -> new BitSet()).set(r.getInt(2));
    }
    return failed;
  }

  static Map<CellKey, Map<String, Integer>> outcomes(Connection c) throws SQLException {
    Map<CellKey, Map<String, Integer>> counts = new LinkedHashMap<>();
    String sql =
        "SELECT c.key, s.outcome, count(s.outcome) FROM cells c"
            + " LEFT JOIN samples s INDEXED BY samples_by_cell ON s.cell = c.id AND s.idx < c.planned"
            + " GROUP BY c.id, s.outcome ORDER BY c.id, s.outcome";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        Map<String, Integer> ofCell =
            counts.computeIfAbsent(new CellKey(r.getString(1)), k -> new LinkedHashMap<>());
        if (r.getInt(3) > 0) ofCell.put(r.getString(2), r.getInt(3));
      }
    }
    return counts;
  }
}
