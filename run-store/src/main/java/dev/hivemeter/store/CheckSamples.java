package dev.hivemeter.store;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Finding;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.tables.Utf16;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every outcome has what it must have, and every text its exact form where it needs one. */
final class CheckSamples {
  private static final Set<String> FAILURES =
      Stream.of(FailureKind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private CheckSamples() {}

  static List<Finding> of(Connection c) throws SQLException {
    CheckOf outcomes = new CheckOf("outcomes");
    CheckOf texts = new CheckOf("texts");
    long n = 0;
    String sql = "SELECT id, outcome, text, text_utf16, cut, failure, idx FROM samples ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        n++;
        String where = "row " + r.getLong(1) + " of samples";
        outcome(r, where, outcomes);
        text(r.getString(3), r.getBytes(4), where, texts);
      }
    }
    try (PreparedStatement s =
            c.prepareStatement("SELECT prompt_id, text, text_utf16 FROM prompts");
        ResultSet r = s.executeQuery()) {
      while (r.next()) text(r.getString(2), r.getBytes(3), "prompt " + Columns.text(r, 1), texts);
    }
    if (Schema.versionOf(c) >= 4) parts(c, outcomes, texts);
    attempts(c, outcomes);
    List<Finding> all =
        new ArrayList<>(outcomes.findings("all " + n + " outcomes have what they must have"));
    all.addAll(texts.findings("every text is whole; exact forms agree with repaired ones"));
    return all;
  }

  private static void outcome(ResultSet r, String where, CheckOf check) throws SQLException {
    String outcome = String.valueOf(r.getString(2));
    String failure = r.getString(6);
    if (!Outcome.NAMES.contains(outcome)) check.fail("an outcome that is not known", where);
    boolean told = outcome.equals("answered") || outcome.equals("unparsed");
    if (told && (r.getString(3) == null || r.getObject(5) == null))
      check.fail("an answer without its text", where);
    if (outcome.equals("failed") && (failure == null || !FAILURES.contains(failure)))
      check.fail("a failure without its class", where);
    if (!outcome.equals("failed") && failure != null)
      check.fail("a failure class at something that did not fail", where);
    if (r.getInt(7) < 0) check.fail("a negative sample index", where);
  }

  /**
   * A list has its answers in their order from the first on, each with a text; and an answered call
   * that was asked for a list has one.
   */
  private static void parts(Connection c, CheckOf outcomes, CheckOf texts) throws SQLException {
    String lists =
        "SELECT s.id, s.outcome, count(*), max(p.part), min(p.part) FROM parts p"
            + " LEFT JOIN samples s ON s.id = p.sample GROUP BY p.sample";
    try (PreparedStatement s = c.prepareStatement(lists);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String where = "the list of row " + r.getLong(1) + " of samples";
        if (!"answered".equals(r.getString(2)))
          outcomes.fail("answers of a list that was not answered", where);
        if (r.getInt(4) != r.getInt(3) - 1 || r.getInt(5) != 0)
          outcomes.fail("a list with a gap", where);
      }
    }
    String missing =
        "SELECT s.id FROM samples s JOIN cells c ON c.id = s.cell"
            + " JOIN conditions n ON n.id = c.condition WHERE s.outcome = 'answered'"
            + " AND json_extract(n.elicitation, '$.approach.mode') IN ('sequence', 'verbalised')"
            + " AND NOT EXISTS (SELECT 1 FROM parts p WHERE p.sample = s.id) ORDER BY s.id";
    try (PreparedStatement s = c.prepareStatement(missing);
        ResultSet r = s.executeQuery()) {
      while (r.next())
        outcomes.fail(
            "an answered list without its answers", "row " + r.getLong(1) + " of samples");
    }
    String all = "SELECT id, text, text_utf16, probability FROM parts ORDER BY id";
    try (PreparedStatement s = c.prepareStatement(all);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String where = "row " + r.getLong(1) + " of parts";
        if (Columns.text(r, 2).isBlank())
          outcomes.fail("an answer of a list without its text", where);
        Double p = Columns.optionalDouble(r, 4);
        if (p != null && !(p >= 0 && p <= 1)) outcomes.fail("a probability outside [0, 1]", where);
        text(r.getString(2), r.getBytes(3), where, texts);
      }
    }
  }

  private static void text(
      @Nullable String text, byte @Nullable [] exact, String where, CheckOf check) {
    if (exact == null) return;
    String units = Utf16.text(exact);
    if (!Utf16.isBroken(units) || !Utf16.repaired(units).equals(text))
      check.fail("an exact text that does not agree with its repaired one", where);
  }

  /**
   * A reply that came has its outcome, and an outcome that was asked for has its attempts: the two
   * are committed together.
   */
  private static void attempts(Connection c, CheckOf check) throws SQLException {
    Map<Long, BitSet> asked = new HashMap<>();
    Map<Long, BitSet> replied = new HashMap<>();
    try (PreparedStatement s = c.prepareStatement("SELECT cell, idx, failure FROM attempts");
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        asked.computeIfAbsent(r.getLong(1), k -> new BitSet()).set(r.getInt(2));
        if (r.getString(3) == null)
          replied.computeIfAbsent(r.getLong(1), k -> new BitSet()).set(r.getInt(2));
      }
    }
    if (asked.isEmpty()) return;
    String sql =
        "SELECT s.id, s.cell, s.idx, s.outcome,"
            + " json_extract(n.model, '$.provider') IN ('import', 'human')"
            + " FROM samples s JOIN cells c ON c.id = s.cell JOIN conditions n"
            + " ON n.id = c.condition WHERE s.idx >= 0";
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        BitSet of = asked.get(r.getLong(2));
        if (!r.getBoolean(5) && (of == null || !of.get(r.getInt(3))))
          check.warn(
              "an outcome without an attempt, so that what it cost is not known",
              "row " + r.getLong(1) + " of samples",
              "nothing is to be done where it was imported from another run; otherwise the tokens"
                  + " shown are too few");
        BitSet came = replied.get(r.getLong(2));
        if (came != null && !r.getString(4).equals("failed")) came.clear(r.getInt(3));
      }
    }
    replied.forEach(
        (cell, left) ->
            left.stream()
                .forEach(
                    i ->
                        check.fail(
                            "a reply that came but whose outcome is not stored",
                            "row " + cell + " of cells, sample " + i)));
  }
}
