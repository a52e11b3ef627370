package dev.hivemeter.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Parquet. They are laid down as JSONL in a private folder first, whose columns are
 * declared, never guessed; DuckDB makes Parquet of it there when all are known, and the result is
 * copied to where it belongs. So nothing but the tool's own folder is open to DuckDB.
 *
 * <p>A group of rows has at most 64 MiB of JSON, so that long texts do not need more memory than
 * there is. Equal rows give equal bytes, as far as one version of DuckDB goes.
 */
final class ParquetSink implements RowSink {
  /** Key of the file's metadata under which its head stands, as one JSON object. */
  static final String HEAD = "hivemeter_head";

  private static final long GROUP_CHARS = 1L << 26;
  private static final int MOST_ROWS = 122_880;
  private static final int VECTOR = 2048;
  private static final int SHORTEST_LIMIT = 1 << 24;

  private final String name;
  private final OutputStream to;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final WorkFolder work;
  private final Path laid;
  private final Writer json;
  private String head = "";
  private long rows;
  private long chars;
  private int longest;

  private ParquetSink(OutputStream to, String name, List<Column> columns, WorkFolder work)
      throws IOException {
    this.to = to;
    this.name = name;
    for (Column c : columns) this.columns.put(c.name(), c);
    this.work = work;
    this.laid = work.file("rows.jsonl");
    this.json = new BufferedWriter(Files.newBufferedWriter(laid, StandardCharsets.UTF_8), 1 << 16);
  }

  static ParquetSink open(OutputStream to, String name, List<Column> columns) throws IOException {
    if (columns.isEmpty()) throw new IllegalArgumentException("Parquet needs columns");
    return new ParquetSink(to, name, columns, ParquetHome.work());
  }

  void head(Map<String, ? extends @Nullable Object> fields) {
    try {
      head = Utf16.escaped(Json.MAPPER.writeValueAsString(fields));
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    }
  }

  @Override
  public void write(Map<String, ? extends @Nullable Object> row) throws IOException {
    if (!columns.keySet().containsAll(row.keySet()))
      throw new IllegalArgumentException(
          "fields " + row.keySet() + " but columns " + columns.keySet());
    Map<String, Object> fields = new HashMap<>();
    for (Map.Entry<String, Column> e : columns.entrySet()) {
      Object value = e.getValue().checked(row.get(e.getKey()));
      if (value != null) fields.put(e.getKey(), laid(e.getValue(), value));
    }
    String line = Utf16.repaired(Json.MAPPER.writeValueAsString(fields));
    json.write(line);
    json.write('\n');
    rows++;
    chars += line.length();
    longest = Math.max(longest, line.length());
  }

  /** JSON within JSON is a text; a float is written with the digits of the double that it is. */
  private static Object laid(Column column, Object value) throws IOException {
    if (column.type() == Column.Type.JSON) return Json.MAPPER.writeValueAsString(value);
    return value instanceof List<?> list ? widened(list) : value;
  }

  private static List<?> widened(List<?> list) {
    return list.stream()
        .map(
            v -> v instanceof Float f ? Double.valueOf(f) : v instanceof List<?> l ? widened(l) : v)
        .toList();
  }

  @Override
  public void finish() throws IOException {
    json.close();
    Path made = work.file("made.parquet");
    try (Duck duck = Duck.open(work, work.path(), false)) {
      duck.run(copy(made));
    } catch (SQLException e) {
      throw new IOException(DuckProblem.reason(e), e);
    }
    Files.copy(made, to);
    to.close();
    work.close();
  }

  private String copy(Path made) {
    String types =
        columns.values().stream()
            .map(c -> Duck.name(c.name()) + ": " + Duck.text(c.type().sql()))
            .collect(Collectors.joining(", ", "{", "}"));
    // A character is at most three bytes of UTF-8.
    long limit = Math.max(SHORTEST_LIMIT, 3L * longest + 1024);
    return "COPY (SELECT * FROM read_json("
        + Duck.text(laid.toString())
        + ", format = 'newline_delimited', records = 'true', compression = 'none', "
        + "maximum_object_size = "
        + limit
        + ", columns = "
        + types
        + ")) TO "
        + Duck.text(made.toString())
        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
        + groupRows()
        + (head.isEmpty() ? "" : ", KV_METADATA {" + HEAD + ": " + Duck.text(head) + "}")
        + ")";
  }

  private long groupRows() {
    long each = rows == 0 ? 1 : Math.max(1, chars / rows);
    long fitting = GROUP_CHARS / each / VECTOR * VECTOR;
    return Math.max(VECTOR, Math.min(MOST_ROWS, fitting));
  }

  @Override
  public void close() throws IOException {
    try (work;
        to) {
      json.close();
    }
  }
}
