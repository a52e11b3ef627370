package dev.hivemeter.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file with fixed columns. CSV uses its name only; in Parquet it has a type. Every
 * column may hold null.
 */
public record Column(String name, Type type) {

  /** What a column holds, and what that is in Parquet. */
  public enum Type {
    /** A text. */
    TEXT("VARCHAR", "string (UTF-8)"),
    /** A whole number of 64 bits. */
    WHOLE("BIGINT", "int64"),
    /** A number of double precision. */
    REAL("DOUBLE", "double"),
    /** True or false. */
    BOOLEAN("BOOLEAN", "boolean"),
    /** A list of texts. */
    TEXTS("VARCHAR[]", "list of string"),
    /** A list of numbers of single precision: a vector. */
    REALS("FLOAT[]", "list of float"),
    /** A list of such lists. */
    REAL_LISTS("FLOAT[][]", "list of list of float"),
    /** Anything nested, as compact JSON text. */
    JSON("VARCHAR", "string (JSON)");

    private final String sql;
    private final String label;

    Type(String sql, String label) {
      this.sql = sql;
      this.label = label;
    }

    String sql() {
      return sql;
    }

    /** For people: {@code list of string}. */
    public String label() {
      return label;
    }
  }

  public Column {
    if (name.isEmpty()) throw new IllegalArgumentException("a column needs a name");
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  /**
   * The value as it goes to Parquet.
   *
   * @throws IllegalArgumentException when it is not of the column's type
   */
  @Nullable Object checked(@Nullable Object value) {
    if (value == null || (value instanceof JsonNode n && n.isNull())) return null;
    boolean fits =
        switch (type) {
          case TEXT -> value instanceof CharSequence;
          case WHOLE -> value instanceof Integer || value instanceof Long;
          case REAL -> value instanceof Number;
          case BOOLEAN -> value instanceof Boolean;
          case TEXTS, REALS, REAL_LISTS ->
              value instanceof Collection || (value instanceof JsonNode n && n.isArray());
          case JSON ->
              value instanceof JsonNode || value instanceof Map || value instanceof Collection;
        };
    if (!fits)
      throw new IllegalArgumentException(
          "column '"
              + name
              + "' is "
              + type.name().toLowerCase(Locale.ROOT)
              + ", not "
              + value.getClass().getSimpleName());
    return value;
  }
}
