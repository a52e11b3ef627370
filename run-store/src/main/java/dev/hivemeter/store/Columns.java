package dev.hivemeter.store;

import dev.hivemeter.tables.Utf16;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How values lie in columns. A text that UTF-8 cannot hold (a surrogate without a partner) is a
 * blob of its UTF-16 units, big endian, where others are TEXT; the two columns that people read,
 * the prompt's and the answer's text, have the repaired text and the blob side by side.
 */
final class Columns {
  private Columns() {}

  static void text(PreparedStatement s, int at, @Nullable String text) throws SQLException {
    if (text == null) s.setNull(at, Types.VARCHAR);
    else if (Utf16.isBroken(text)) s.setBytes(at, Utf16.bytes(text));
    else s.setString(at, text);
  }

  static @Nullable String optionalText(ResultSet r, int at) throws SQLException {
    Object value = r.getObject(at);
    return value instanceof byte[] units ? Utf16.text(units) : (String) value;
  }

  static String text(ResultSet r, int at) throws SQLException {
    return Objects.requireNonNull(optionalText(r, at));
  }

  /** The repaired text at {@code at}, and behind it the exact one, if they differ. */
  static void pair(PreparedStatement s, int at, @Nullable String text) throws SQLException {
    if (text == null) {
      s.setNull(at, Types.VARCHAR);
      s.setNull(at + 1, Types.BLOB);
      return;
    }
    s.setString(at, Utf16.repaired(text));
    if (Utf16.isBroken(text)) s.setBytes(at + 1, Utf16.bytes(text));
    else s.setNull(at + 1, Types.BLOB);
  }

  /** The inverse of {@link #pair}. */
  static @Nullable String pair(ResultSet r, int at) throws SQLException {
    byte @Nullable [] exact = r.getBytes(at + 1);
    return exact == null ? r.getString(at) : Utf16.text(exact);
  }

  static void number(PreparedStatement s, int at, @Nullable Number value) throws SQLException {
    if (value == null) s.setNull(at, Types.NUMERIC);
    else if (value instanceof Double) s.setDouble(at, value.doubleValue());
    else s.setLong(at, value.longValue());
  }

  static @Nullable Long optionalLong(ResultSet r, int at) throws SQLException {
    long value = r.getLong(at);
    return r.wasNull() ? null : value;
  }

  static @Nullable Integer optionalInt(ResultSet r, int at) throws SQLException {
    int value = r.getInt(at);
    return r.wasNull() ? null : value;
  }

  static @Nullable Double optionalDouble(ResultSet r, int at) throws SQLException {
    double value = r.getDouble(at);
    return r.wasNull() ? null : value;
  }
}
