package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as text: JSONL, or CSV as RFC 4180 has it, with CRLF. */
final class TextSink implements RowSink {
  private final Writer out;
  private final @Nullable List<String> columns;
  private final Set<String> known;
  private final CsvText text;

  private TextSink(OutputStream bytes, @Nullable List<String> columns, CsvText text) {
    this.out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
    this.columns = columns;
    this.known = columns == null ? Set.of() : new HashSet<>(columns);
    this.text = text;
  }

  static TextSink jsonl(OutputStream bytes) {
    return new TextSink(bytes, null, CsvText.AS_IS);
  }

  static TextSink csv(OutputStream bytes, List<String> columns, CsvText text) throws IOException {
    if (columns.isEmpty()) throw new IllegalArgumentException("CSV needs columns");
    TextSink sink = new TextSink(bytes, columns, text);
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) sink.out.write(',');
      sink.out.write(sink.quoted(columns.get(i)));
    }
    sink.out.write("\r\n");
    return sink;
  }

  /** Whether what is written is JSONL. */
  boolean isJson() {
    return columns == null;
  }

  @Override
  public void write(Map<String, ? extends @Nullable Object> row) throws IOException {
    if (columns == null) {
      out.write(Utf16.escaped(Json.MAPPER.writeValueAsString(row)));
      out.write('\n');
      return;
    }
    if (!known.containsAll(row.keySet()))
      throw new IllegalArgumentException("fields " + row.keySet() + " but columns " + columns);
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) out.write(',');
      Object value = row.get(columns.get(i));
      if (value != null || columns.size() == 1) out.write(cell(value));
    }
    out.write("\r\n");
  }

  @Override
  public void finish() throws IOException {
    out.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private String cell(@Nullable Object value) throws JsonProcessingException {
    if (value == null) return "\"\"";
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    if (value instanceof CharSequence) return quoted(text.of(Utf16.repaired(value.toString())));
    return quoted(text.of(Utf16.escaped(Json.MAPPER.writeValueAsString(value))));
  }

  /** In quotation marks where it must be. */
  private String quoted(String cell) {
    // The only cell of a row is never left out, because a blank line is no row.
    if (cell.isEmpty()) return known.size() == 1 ? "\"\"" : text.empty();
    boolean plain = true;
    for (int i = 0; plain && i < cell.length(); i++) {
      char c = cell.charAt(i);
      plain = c != ',' && c != '"' && c != '\r' && c != '\n' && (i > 0 || c > '#');
    }
    plain = plain && cell.charAt(cell.length() - 1) > ' ';
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
