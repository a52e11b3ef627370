package dev.hivemeter.store;

import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.text.Reasoning;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Every vector has its embedder's dimension, finite numbers and unit length; every planned answer
 * has its vector, in a list every answer of it. Vectors of other texts (beginnings of answers,
 * answers that are no longer planned) are counted.
 */
final class CheckVectors {
  private static final double UNIT = 1e-3;

  private CheckVectors() {}

  static List<Finding> of(Connection c) throws SQLException {
    List<Finding> all = new ArrayList<>();
    for (String name : VectorTables.names(c)) all.addAll(of(c, name));
    if (all.isEmpty()) all.add(Finding.ok("vectors", "none are stored; the run was never scored"));
    return all;
  }

  private static List<Finding> of(Connection c, String name) throws SQLException {
    CheckOf check = new CheckOf("vectors");
    int dimension = VectorTables.embedder(c, name).map(e -> e.dimension()).orElse(0);
    Set<String> hashes = new HashSet<>();
    String sql =
        "SELECT text_sha256, vector, "
            + (Schema.versionOf(c) < 2 ? "NULL" : "further")
            + " FROM vectors WHERE embedder = (SELECT id FROM embedders WHERE name = ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, name);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          String hash = HexFormat.of().formatHex(r.getBytes(1));
          hashes.add(hash);
          numbers(r.getBytes(2), dimension, 1, hash, check);
          byte[] further = r.getBytes(3);
          if (further != null) numbers(further, dimension, 0, hash, check);
        }
      }
    }
    int stored = hashes.size();
    texts(c, hashes, check);
    String others =
        hashes.isEmpty()
            ? ""
            : "; " + hashes.size() + " of them are of beginnings or of texts that are not planned";
    return check.findings(
        stored + " vectors of " + name + " are sound, and no planned answer is without" + others);
  }

  /**
   * @param least windows that must be there
   */
  private static void numbers(byte[] bytes, int dimension, int least, String hash, CheckOf check) {
    String where = "text " + hash.substring(0, 12);
    if (dimension == 0
        || bytes.length % (4 * dimension) != 0
        || bytes.length < 4 * dimension * least) {
      check.fail("a vector that has not its embedder's dimension", where);
      return;
    }
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (floats.hasRemaining()) {
      double squares = 0;
      for (int i = 0; i < dimension; i++) {
        double x = floats.get();
        squares += x * x;
      }
      if (!(Math.abs(squares - 1) < UNIT)) {
        check.warn(
            "a vector that has not unit length, which is not measured",
            where,
            "the share of such answers is reported as no-vector-rate");
        return;
      }
    }
  }

  /**
   * Takes away the hashes of answers and prompts; what an answer lacks is a finding, but for probes
   * and controls, which are not embedded.
   */
  private static void texts(Connection c, Set<String> hashes, CheckOf check) throws SQLException {
    Set<String> known = Set.copyOf(hashes);
    String planned =
        " FROM samples s JOIN cells c ON c.id = s.cell JOIN prompts q ON q.id = c.prompt"
            + " WHERE s.outcome = 'answered' AND s.idx < c.planned";
    String open = Schema.versionOf(c) < 5 ? "1" : "q.task IS NULL";
    String whole = "SELECT s.text, s.text_utf16, s.id, 0, " + open + planned;
    if (Schema.versionOf(c) < 4) answers(c, whole, known, hashes, check);
    else {
      String single = whole + " AND s.id NOT IN (SELECT sample FROM parts)";
      answers(c, single, known, hashes, check);
      String parts = planned.replace("samples s", "parts p JOIN samples s ON s.id = p.sample");
      answers(c, "SELECT p.text, p.text_utf16, s.id, 1, " + open + parts, known, hashes, check);
    }
    try (PreparedStatement s = c.prepareStatement("SELECT text, text_utf16 FROM prompts");
        ResultSet r = s.executeQuery()) {
      while (r.next()) hashes.remove(Sha256.of(String.valueOf(Columns.pair(r, 1))));
    }
  }

  private static void answers(
      Connection c, String sql, Set<String> known, Set<String> hashes, CheckOf check)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String text = r.getBoolean(4) ? exact(r) : Reasoning.strip(exact(r));
        if (text.isBlank()) continue;
        String hash = Sha256.of(text);
        hashes.remove(hash);
        if (!known.contains(hash) && r.getBoolean(5))
          check.warn(
              "a planned answer has no vector yet",
              "row " + r.getLong(3) + " of samples",
              "`hivemeter score RUN` makes the vectors that are missing");
      }
    }
  }

  private static String exact(ResultSet r) throws SQLException {
    return String.valueOf(Columns.pair(r, 1));
  }
}
