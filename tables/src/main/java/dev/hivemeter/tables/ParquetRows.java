package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a Parquet file, fetched some thousand at a time: memory does not grow with the file.
 *
 * <ul>
 *   <li>Numbers, texts and booleans are what they are; a single-precision number has its shortest
 *       digits; NaN and infinities are numbers that no accessor takes.
 *   <li>Times are ISO 8601, those with a time zone in UTC; bytes are base64, and no text.
 *   <li>Lists, structs and maps are JSON.
 *   <li>The head that {@link RowWriter#head} wrote is the first row, with number 0.
 * </ul>
 */
final class ParquetRows implements RowReader.Source {
  private final String name;
  private final Caps caps;
  private final WorkFolder work;
  private final ParquetFile file;
  private final Duck duck;
  private final long step;
  private @Nullable ResultSet rows;
  private @Nullable String head;
  private long number;
  private long from;

  private ParquetRows(String name, Caps caps, WorkFolder work, ParquetFile file, Duck duck) {
    this.name = name;
    this.caps = caps;
    this.work = work;
    this.file = file;
    this.duck = duck;
    this.head = file.head();
    this.step = file.step();
  }

  /**
   * @param work holds the file or a link to it; closed with these rows, or when they cannot be had
   * @param path the file or link in that folder
   * @param real the file without links
   */
  static ParquetRows open(String name, WorkFolder work, Path path, Path real, Caps caps)
      throws IOException {
    boolean opened = false;
    try {
      ParquetFile file = ParquetFile.look(name, work, path, real, caps);
      ParquetRows rows = new ParquetRows(name, caps, work, file, Duck.open(work, real, true));
      opened = true;
      return rows;
    } catch (SQLException e) {
      throw ParquetFile.broken(name, path, e);
    } finally {
      if (!opened) work.close();
    }
  }

  @Override
  public List<String> columns() {
    return file.columns().stream().map(ParquetColumn::name).toList();
  }

  @Override
  public @Nullable Row next() {
    if (head != null) {
      Row row = headRow(head);
      head = null;
      return row;
    }
    try {
      while (true) {
        if (rows == null) {
          if (from >= file.rows()) return end();
          rows = duck.rows(file.select(from, step));
          from += step;
        }
        if (rows.next()) return row(rows);
        rows.close();
        rows = null;
      }
    } catch (SQLException e) {
      throw new TableProblem(
          name
              + ", after row "
              + number
              + ": the Parquet data is damaged ("
              + DuckProblem.reason(e)
              + "); copy or download the file again",
          e);
    }
  }

  /** A file whose last rows cannot be had must not pass as a shorter one. */
  private @Nullable Row end() {
    if (number != file.rows())
      throw new TableProblem(
          name
              + " says that it has "
              + file.rows()
              + " rows, but "
              + number
              + " can be read; copy or download the file again");
    return null;
  }

  private Row headRow(String json) {
    try {
      JsonNode object = Json.MAPPER.readTree(json);
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      object.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
      return new Row(name, 0, 0, Format.JSONL, fields);
    } catch (JsonProcessingException e) {
      throw new TableProblem(
          name
              + ": '"
              + ParquetSink.HEAD
              + "' in its metadata is not JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  private Row row(ResultSet r) throws SQLException {
    number++;
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    List<ParquetColumn> columns = file.columns();
    long chars = 0;
    for (int i = 0; i < columns.size(); i++) {
      ParquetColumn column = columns.get(i);
      JsonNode value = value(column, r, i + 1);
      if (value.isTextual() && value.textValue().length() > caps.fieldChars())
        throw tooLong(column, value.textValue().length());
      if (value.isTextual()) chars += value.textValue().length();
      fields.put(column.name(), value);
    }
    if (chars > caps.rowChars())
      throw new TableProblem(
          name
              + ", row "
              + number
              + " has "
              + chars
              + " characters; allowed are "
              + caps.rowChars());
    return new Row(name, number, 0, Format.PARQUET, fields);
  }

  private TableProblem tooLong(ParquetColumn column, int length) {
    return new TableProblem(
        name
            + ", row "
            + number
            + ": field '"
            + column.name()
            + "' has "
            + length
            + " characters; allowed are "
            + caps.fieldChars());
  }

  private JsonNode value(ParquetColumn column, ResultSet r, int at) throws SQLException {
    if (column.kind() == ParquetColumn.Kind.BYTES) {
      byte @Nullable [] bytes = r.getBytes(at);
      return bytes == null ? NullNode.getInstance() : BinaryNode.valueOf(bytes);
    }
    Object value = r.getObject(at);
    if (value == null) return NullNode.getInstance();
    if (column.kind() == ParquetColumn.Kind.NESTED) return nested(column, value.toString());
    if (value instanceof String s) return TextNode.valueOf(s);
    if (value instanceof Boolean b) return BooleanNode.valueOf(b);
    if (value instanceof Float f) return FloatNode.valueOf(f);
    if (value instanceof Double d) return DoubleNode.valueOf(d);
    if (value instanceof BigDecimal d) return DecimalNode.valueOf(d);
    if (value instanceof BigInteger i) return BigIntegerNode.valueOf(i);
    if (value instanceof Long l) return LongNode.valueOf(l);
    if (value instanceof Number n) return IntNode.valueOf(n.intValue());
    return TextNode.valueOf(value.toString());
  }

  private JsonNode nested(ParquetColumn column, String json) {
    if (json.length() > caps.rowChars()) throw tooLong(column, json.length());
    try {
      return Json.LENIENT.readTree(json);
    } catch (JsonProcessingException e) {
      throw new TableProblem(
          name
              + ", row "
              + number
              + ": field '"
              + column.name()
              + "' is no JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    try (work) {
      if (rows != null) rows.close();
      duck.close();
    } catch (SQLException e) {
      throw new IOException(DuckProblem.reason(e), e);
    }
  }
}
