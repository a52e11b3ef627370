package dev.hivemeter.store;

import dev.hivemeter.score.SharedPhrase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Phrases that models share, of the latest scoring. They need no embedder. */
final class PhraseTable {
  private static final String COLUMNS =
      "sampling, elicitation, prompt_id, rank, phrase, tokens, models, responses, occurrences,"
          + " share, echo, example_model, example_sample, example";

  private PhraseTable() {}

  static void replace(Connection c, List<SharedPhrase> phrases) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("DELETE FROM phrases");
    }
    String sql =
        "INSERT INTO phrases (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (SharedPhrase p : phrases) {
        s.setString(1, ConditionJson.of(p.sampling()));
        Columns.text(s, 2, p.elicitation());
        Columns.text(s, 3, p.promptId());
        s.setInt(4, p.rank());
        Columns.text(s, 5, p.phrase());
        s.setInt(6, p.tokens());
        s.setString(7, Json.write(Json.array(p.models())));
        s.setInt(8, p.responses());
        s.setInt(9, p.occurrences());
        s.setDouble(10, p.share());
        s.setBoolean(11, p.echo());
        Columns.text(s, 12, p.exampleModel());
        s.setInt(13, p.exampleSample());
        Columns.text(s, 14, p.example());
        s.executeUpdate();
      }
    }
  }

  static List<SharedPhrase> read(Connection c) throws SQLException {
    List<SharedPhrase> phrases = new ArrayList<>();
    if (Schema.versionOf(c) < 2) return phrases;
    try (PreparedStatement s =
            c.prepareStatement("SELECT " + COLUMNS + " FROM phrases ORDER BY id");
        ResultSet r = s.executeQuery()) {
      while (r.next())
        phrases.add(
            new SharedPhrase(
                ConditionJson.sampling(r.getString(1)),
                Columns.text(r, 2),
                Columns.text(r, 3),
                r.getInt(4),
                Columns.text(r, 5),
                r.getInt(6),
                Json.texts(Json.read(r.getString(7))),
                r.getInt(8),
                r.getInt(9),
                r.getDouble(10),
                r.getBoolean(11),
                Columns.text(r, 12),
                r.getInt(13),
                Columns.text(r, 14)));
    }
    return phrases;
  }
}
