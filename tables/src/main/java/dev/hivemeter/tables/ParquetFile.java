package dev.hivemeter.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a Parquet file before its rows are read: every page was looked through once, and
 * nothing in it is larger than allowed.
 *
 * @param path as it is opened
 * @param columns in their order
 * @param rows how many
 * @param step how many rows are fetched at once
 * @param head what describes the file, as JSON; null where nothing does
 */
record ParquetFile(
    Path path, List<ParquetColumn> columns, long rows, long step, @Nullable String head) {
  /** Rows that DuckDB holds at once. */
  private static final int VECTOR = 2048;

  /** Bytes of so many rows that may be held at once, in DuckDB and again in Java. */
  private static final long HELD = 1L << 25;

  private static final String ROW = "file_row_number";

  /**
   * @throws TableProblem when it is damaged, has nothing that can be read, or holds more than the
   *     caps allow
   */
  static ParquetFile look(String name, WorkFolder work, Path path, Path real, Caps caps)
      throws IOException, SQLException {
    try (Duck duck = Duck.open(work, real, false)) {
      refuseBomb(name, Files.size(path), declared(duck, path), caps);
      List<ParquetColumn> columns = columns(name, duck, path);
      Sizes sizes = sizes(duck, path, columns);
      refuseBomb(name, Files.size(path), sizes.all, caps);
      return new ParquetFile(path, columns, sizes.rows, step(sizes), head(duck, path));
    }
  }

  /** Rows from one on, in the file's order. */
  String select(long from, long count) {
    String where =
        count >= rows
            ? ""
            : " WHERE " + ROW + " >= " + from + " AND " + ROW + " < " + (from + count);
    return columns.stream().map(ParquetColumn::sql).collect(Collectors.joining(", ", "SELECT ", ""))
        + source(path)
        + where;
  }

  static TableProblem broken(String name, Path path, SQLException e) {
    String reason = DuckProblem.reason(e).replace(path.toString(), name);
    return new TableProblem(
        name
            + " cannot be read as Parquet: "
            + reason
            + "; copy or download the file again, or have it written anew",
        e);
  }

  private static String source(Path path) {
    return " FROM read_parquet("
        + Duck.text(path.toString())
        + ", file_row_number = true, hive_partitioning = false)";
  }

  private static long declared(Duck duck, Path path) throws SQLException {
    try (ResultSet r =
        duck.rows(
            "SELECT coalesce(sum(total_uncompressed_size), 0)::DOUBLE FROM parquet_metadata("
                + Duck.text(path.toString())
                + ")")) {
      r.next();
      return (long) r.getDouble(1);
    }
  }

  private static void refuseBomb(String name, long packed, long unpacked, Caps caps) {
    if (unpacked > caps.ratioFrom() && unpacked > packed * caps.ratio())
      throw new TableProblem(
          name
              + ": its "
              + packed
              + " bytes unpack to "
              + unpacked
              + "; more than "
              + caps.ratio()
              + " : 1 is refused as a decompression bomb. Write it as JSONL yourself if you trust it");
  }

  private static List<ParquetColumn> columns(String name, Duck duck, Path path)
      throws SQLException {
    List<String> names = topLevel(duck, path);
    Set<String> seen = new HashSet<>();
    for (String column : names) {
      if (!seen.add(column))
        throw new TableProblem(name + ": column '" + column + "' occurs twice; rename one");
      if (column.equalsIgnoreCase(ROW))
        throw new TableProblem(
            name
                + ": no column may be called '"
                + column
                + "', which means the row here; rename it");
    }
    List<ParquetColumn> columns = new ArrayList<>();
    try (ResultSet r = duck.rows("DESCRIBE SELECT * EXCLUDE (" + ROW + ")" + source(path))) {
      while (r.next())
        columns.add(
            new ParquetColumn(
                columns.size() < names.size() ? names.get(columns.size()) : r.getString(1),
                r.getString(1),
                r.getString(2)));
    }
    return columns;
  }

  /** The columns' own names; DuckDB gives those that differ in case only a number. */
  private static List<String> topLevel(Duck duck, Path path) throws SQLException {
    List<String> names = new ArrayList<>();
    long below = 0;
    boolean root = true;
    try (ResultSet r =
        duck.rows(
            "SELECT name, coalesce(num_children, 0) FROM parquet_schema("
                + Duck.text(path.toString())
                + ")")) {
      while (r.next()) {
        long children = r.getLong(2);
        if (root) root = false;
        else if (below > 0) below += children - 1;
        else {
          names.add(r.getString(1));
          below = children;
        }
      }
    }
    return names;
  }

  /**
   * @param rows how many
   * @param all bytes of all values
   * @param most bytes of the largest {@link #VECTOR} rows
   */
  private record Sizes(long rows, long all, long most) {}

  private static Sizes sizes(Duck duck, Path path, List<ParquetColumn> columns)
      throws SQLException {
    String row = columns.stream().map(ParquetColumn::length).collect(Collectors.joining(" + "));
    try (ResultSet r =
        duck.rows(
            "SELECT coalesce(sum(n), 0)::BIGINT, coalesce(sum(s), 0)::DOUBLE,"
                + " coalesce(max(s), 0)::DOUBLE FROM (SELECT count(*) AS n, sum("
                + (row.isEmpty() ? "0" : row)
                + ") AS s"
                + source(path)
                + " GROUP BY "
                + ROW
                + " // "
                + VECTOR
                + ")")) {
      r.next();
      return new Sizes(r.getLong(1), (long) r.getDouble(2), (long) r.getDouble(3));
    }
  }

  /** All at once, streamed, unless some thousand rows would not fit into memory. */
  private static long step(Sizes sizes) {
    if (sizes.most <= HELD) return Math.max(1, sizes.rows);
    return Math.max(1, (long) (VECTOR * (HELD / (double) sizes.most)));
  }

  private static @Nullable String head(Duck duck, Path path) throws SQLException {
    try (ResultSet r =
        duck.rows(
            "SELECT value FROM parquet_kv_metadata("
                + Duck.text(path.toString())
                + ") WHERE key = encode("
                + Duck.text(ParquetSink.HEAD)
                + ")")) {
      return r.next() ? new String(r.getBytes(1), StandardCharsets.UTF_8) : null;
    }
  }
}
