package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows. Values are texts, numbers, booleans, lists or maps of those, {@link JsonNode}s, or
 * null. {@link #finish} makes the file whole; closing without it throws away what was written.
 *
 * <ul>
 *   <li>JSONL: surrogates without a partner are written as escapes; nothing is lost.
 *   <li>CSV: null is an empty cell; lists, maps and JSON are compact JSON text; numbers are written
 *       as Java's {@code toString}; surrogates without a partner become U+FFFD, because UTF-8
 *       cannot hold them.
 * </ul>
 */
public final class RowWriter implements AutoCloseable {
  private final String name;
  private final Writer out;
  private final @Nullable CSVPrinter csv;
  private final List<String> columns;
  private final Set<String> known;
  private final CsvText text;
  private final Tables.@Nullable PartFile part;
  private long count;
  private boolean finished;
  private boolean closed;

  private RowWriter(
      String name,
      Writer out,
      @Nullable CSVPrinter csv,
      List<String> columns,
      CsvText text,
      Tables.@Nullable PartFile part) {
    this.name = name;
    this.out = out;
    this.csv = csv;
    this.columns = List.copyOf(columns);
    this.known = new HashSet<>(columns);
    this.text = text;
    this.part = part;
  }

  static RowWriter open(
      OutputStream out,
      String name,
      Format format,
      boolean gzip,
      List<String> columns,
      CsvText text,
      Tables.@Nullable PartFile part)
      throws IOException {
    OutputStream bytes = gzip ? new GZIPOutputStream(out, 1 << 16) : out;
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
    if (format == Format.JSONL) return new RowWriter(name, writer, null, columns, text, part);
    if (columns.isEmpty()) throw new IllegalArgumentException("CSV needs columns");
    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    csv.printRecord(columns);
    return new RowWriter(name, writer, csv, columns, text, part);
  }

  /** Rows written so far. */
  public long count() {
    return count;
  }

  /** Writes one row. For CSV every field must be one of the columns; missing ones are empty. */
  public void write(Map<String, ? extends @Nullable Object> row) {
    try {
      if (csv == null) {
        out.write(Utf16.escaped(Json.MAPPER.writeValueAsString(row)));
        out.write('\n');
      } else {
        if (!known.containsAll(row.keySet()))
          throw new IllegalArgumentException("fields " + row.keySet() + " but columns " + columns);
        List<@Nullable String> cells = new ArrayList<>();
        for (String column : columns) cells.add(cell(row.get(column)));
        csv.printRecord(cells);
      }
      count++;
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    }
  }

  /** Everything is written: flushes and puts the file in its place. */
  public void finish() {
    try {
      out.close();
      closed = true;
      if (part != null) Files.move(part.part(), part.target(), StandardCopyOption.REPLACE_EXISTING);
      finished = true;
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      if (!closed) out.close();
      if (!finished && part != null) Files.deleteIfExists(part.part());
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    } finally {
      closed = true;
      finished = true;
    }
  }

  private @Nullable String cell(@Nullable Object value) throws JsonProcessingException {
    // The only cell of a row is written as "", because a blank line is no row.
    if (value == null) return columns.size() == 1 ? "" : null;
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    if (value instanceof CharSequence) return text.of(Utf16.repaired(value.toString()));
    return text.of(Utf16.escaped(Json.MAPPER.writeValueAsString(value)));
  }
}
