package dev.hivemeter.tables;

/**
 * A column of a Parquet file that is read.
 *
 * @param name in the file
 * @param known its name to DuckDB, which does not tell {@code Text} from {@code text}
 * @param type DuckDB's
 */
record ParquetColumn(String name, String known, String type) {

  /** In which form its values are fetched. */
  enum Kind {
    /** As DuckDB gives them. */
    PLAIN,
    BYTES,
    /** As JSON text. */
    NESTED,
    /** Something of time: as ISO 8601. */
    TIME,
    /** The same, of a point in time: in UTC. */
    INSTANT,
    /** As DuckDB writes them. */
    TEXT
  }

  Kind kind() {
    String base = type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
    if (type.endsWith("]")) return Kind.NESTED;
    return switch (base) {
      case "BLOB" -> Kind.BYTES;
      case "STRUCT", "MAP", "UNION", "JSON", "VARIANT" -> Kind.NESTED;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Kind.TIME;
      case "TIMESTAMP WITH TIME ZONE" -> Kind.INSTANT;
      case "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "VARCHAR" ->
          Kind.PLAIN;
      default -> Kind.TEXT;
    };
  }

  /** What is selected. */
  String sql() {
    String column = Duck.name(known);
    return switch (kind()) {
      case PLAIN, BYTES -> column;
      case NESTED ->
          type.equals("JSON")
              ? "CAST(" + column + " AS VARCHAR)"
              : "CAST(to_json(" + column + ") AS VARCHAR)";
      case TIME -> "replace(CAST(" + column + " AS VARCHAR), ' ', 'T')";
      case INSTANT ->
          "replace(CAST(CAST(" + column + " AS TIMESTAMP) AS VARCHAR), ' ', 'T') || 'Z'";
      case TEXT -> "CAST(" + column + " AS VARCHAR)";
    };
  }

  /** Its length in bytes, so far as it has one worth counting; never null. */
  String length() {
    return switch (kind()) {
      case PLAIN -> type.equals("VARCHAR") ? "coalesce(strlen(" + sql() + "), 0)" : fixed();
      case BYTES -> "coalesce(octet_length(" + sql() + "), 0)";
      case NESTED -> "coalesce(strlen(" + sql() + "), 0)";
      case TIME, INSTANT, TEXT -> fixed();
    };
  }

  /** Looks at the value, so that damage is met. */
  private String fixed() {
    return "CASE WHEN " + Duck.name(known) + " IS NULL THEN 0 ELSE 8 END";
  }
}
