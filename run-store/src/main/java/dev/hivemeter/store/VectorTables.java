package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by embedder and text hash: float32, little endian; those of the windows after the first
 * stand one behind the other.
 */
final class VectorTables {
  private static final int BATCH = 256;
  private static final HexFormat HEX = HexFormat.of();

  private VectorTables() {}

  static Optional<Embedder.Identity> embedder(Connection c, String name) throws SQLException {
    String sql =
        "SELECT name, model_sha256, dimension, token_limit, languages FROM embedders"
            + " WHERE name = ?";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, name);
      try (ResultSet r = s.executeQuery()) {
        if (!r.next()) return Optional.empty();
        return Optional.of(
            new Embedder.Identity(
                Columns.text(r, 1),
                Columns.text(r, 2),
                r.getInt(3),
                r.getInt(4),
                new LinkedHashSet<>(Json.texts(Json.read(r.getString(5))))));
      }
    }
  }

  static List<String> names(Connection c) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement s = c.prepareStatement("SELECT name FROM embedders ORDER BY id");
        ResultSet r = s.executeQuery()) {
      while (r.next()) names.add(Columns.text(r, 1));
    }
    return names;
  }

  static long count(Connection c, String embedding) throws SQLException {
    String sql =
        "SELECT count(*) FROM vectors WHERE embedder = (SELECT id FROM embedders WHERE name = ?)";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, embedding);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? r.getLong(1) : 0;
      }
    }
  }

  static Set<String> hashes(Connection c, String embedding) throws SQLException {
    Set<String> hashes = new HashSet<>();
    String sql =
        "SELECT text_sha256 FROM vectors WHERE embedder = (SELECT id FROM embedders WHERE name = ?)"
            + (Schema.versionOf(c) < 2 ? "" : " AND further IS NOT NULL");
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, embedding);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) hashes.add(HEX.formatHex(r.getBytes(1)));
      }
    }
    return hashes;
  }

  static Map<String, StoredVector> read(
      Connection c, String embedding, Collection<String> textHashes) throws SQLException {
    Map<String, StoredVector> found = new HashMap<>();
    String sql =
        "SELECT text_sha256, vector, tokens, "
            + (Schema.versionOf(c) < 2 ? "NULL" : "further")
            + " FROM vectors"
            + " WHERE embedder = (SELECT id FROM embedders WHERE name = ?)"
            + " AND text_sha256 IN (?"
            + ", ?".repeat(BATCH - 1)
            + ")";
    List<String> wanted = List.copyOf(new TreeSet<>(textHashes));
    try (PreparedStatement s = c.prepareStatement(sql)) {
      Columns.text(s, 1, embedding);
      for (int from = 0; from < wanted.size(); from += BATCH) {
        for (int i = 0; i < BATCH; i++) {
          if (from + i < wanted.size()) s.setBytes(i + 2, HEX.parseHex(wanted.get(from + i)));
          else s.setNull(i + 2, Types.BLOB);
        }
        try (ResultSet r = s.executeQuery()) {
          while (r.next()) found.put(HEX.formatHex(r.getBytes(1)), vector(r));
        }
      }
    }
    return found;
  }

  private static StoredVector vector(ResultSet r) throws SQLException {
    float[] first = floats(r.getBytes(2));
    byte @Nullable [] stored = r.getBytes(4);
    List<float[]> further = new ArrayList<>();
    if (stored != null && first.length > 0) {
      float[] all = floats(stored);
      for (int from = 0; from < all.length; from += first.length)
        further.add(Arrays.copyOfRange(all, from, from + first.length));
    }
    return new StoredVector(first, further, r.getInt(3));
  }

  static void put(Connection c, Embedder.Identity embedder, Map<String, StoredVector> byTextHash)
      throws SQLException {
    long id = idOf(c, embedder);
    String sql =
        "INSERT INTO vectors (embedder, text_sha256, vector, tokens, further)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (embedder, text_sha256)"
            + " DO UPDATE SET further = excluded.further WHERE vectors.further IS NULL";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (String hash : new TreeSet<>(byTextHash.keySet())) {
        StoredVector vector = byTextHash.get(hash);
        if (vector == null) continue;
        requireDimension(vector.vector(), embedder);
        for (float[] window : vector.further()) requireDimension(window, embedder);
        s.setLong(1, id);
        s.setBytes(2, HEX.parseHex(hash));
        s.setBytes(3, bytes(List.of(vector.vector())));
        s.setInt(4, vector.tokens());
        s.setBytes(5, bytes(vector.further()));
        s.executeUpdate();
      }
    }
  }

  private static void requireDimension(float[] vector, Embedder.Identity embedder) {
    if (vector.length != embedder.dimension())
      throw new IllegalArgumentException(
          "a vector of "
              + vector.length
              + " numbers from an embedder of dimension "
              + embedder.dimension());
  }

  /** Vectors of different weights under one name would be mixed without a trace: refused. */
  private static long idOf(Connection c, Embedder.Identity embedder) throws SQLException {
    Optional<Embedder.Identity> known = embedder(c, embedder.name());
    if (known.isPresent() && !known.get().equals(embedder))
      throw new BadInput(
          "the run holds vectors of '"
              + embedder.name()
              + "' made by another model ("
              + known.get().modelSha256()
              + ", this one is "
              + embedder.modelSha256()
              + "); score with that model, or in a fresh copy of the run");
    if (known.isEmpty()) {
      String sql =
          "INSERT INTO embedders (name, model_sha256, dimension, token_limit, languages)"
              + " VALUES (?, ?, ?, ?, ?)";
      try (PreparedStatement s = c.prepareStatement(sql)) {
        Columns.text(s, 1, embedder.name());
        Columns.text(s, 2, embedder.modelSha256());
        s.setInt(3, embedder.dimension());
        s.setInt(4, embedder.tokenLimit());
        s.setString(5, Json.write(Json.array(new TreeSet<>(embedder.languages()))));
        s.executeUpdate();
      }
    }
    try (PreparedStatement s = c.prepareStatement("SELECT id FROM embedders WHERE name = ?")) {
      Columns.text(s, 1, embedder.name());
      try (ResultSet r = s.executeQuery()) {
        if (!r.next()) throw new IllegalStateException("embedder was not stored");
        return r.getLong(1);
      }
    }
  }

  private static byte[] bytes(List<float[]> vectors) {
    int numbers = vectors.stream().mapToInt(v -> v.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    for (float[] vector : vectors) floats.put(vector);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
