package dev.hivemeter.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows. Values are texts, numbers, booleans, lists or maps of those, {@link JsonNode}s, or
 * null. {@link #finish} makes the file whole; closing without it throws away what was written.
 *
 * <ul>
 *   <li>JSONL: surrogates without a partner are written as escapes; nothing is lost.
 *   <li>CSV: null is an empty cell, and so is the empty text but in {@link CsvText#EXACT}; lists,
 *       maps and JSON are compact JSON text; numbers are written as Java's {@code toString};
 *       surrogates without a partner become U+FFFD, because UTF-8 cannot hold them.
 *   <li>Parquet: values must be of their column's type; surrogates without a partner become U+FFFD.
 *       Equal rows give equal bytes.
 * </ul>
 */
public final class RowWriter implements AutoCloseable {
  private final String name;
  private final RowSink sink;
  private final Tables.@Nullable PartFile part;
  private long count;
  private boolean finished;
  private boolean closed;

  private RowWriter(String name, RowSink sink, Tables.@Nullable PartFile part) {
    this.name = name;
    this.sink = sink;
    this.part = part;
  }

  static RowWriter open(
      OutputStream out,
      String name,
      Format format,
      boolean gzip,
      List<Column> columns,
      CsvText text,
      Tables.@Nullable PartFile part)
      throws IOException {
    OutputStream bytes = gzip ? new GZIPOutputStream(out, 1 << 16) : out;
    RowSink sink =
        switch (format) {
          case JSONL -> TextSink.jsonl(bytes);
          case CSV -> TextSink.csv(bytes, columns.stream().map(Column::name).toList(), text);
          case PARQUET -> ParquetSink.open(bytes, name, columns);
          case TSV, YAML -> throw new IllegalArgumentException(format + " is not written");
        };
    return new RowWriter(name, sink, part);
  }

  /** Rows written so far. */
  public long count() {
    return count;
  }

  /**
   * Writes what describes the file, before any row. In JSONL it is a row and counts as one; in
   * Parquet it stands in the file's metadata and is read again as the first row; CSV has no place
   * for it.
   *
   * @throws IllegalStateException for CSV
   */
  public void head(Map<String, ? extends @Nullable Object> head) {
    if (sink instanceof ParquetSink parquet) parquet.head(head);
    else if (sink instanceof TextSink text && text.isJson()) write(head);
    else throw new IllegalStateException("CSV has no place for what describes the file");
  }

  /** Writes one row. With fixed columns every field must be one of them; missing ones are null. */
  public void write(Map<String, ? extends @Nullable Object> row) {
    try {
      sink.write(row);
      count++;
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    }
  }

  /** Everything is written: flushes and puts the file in its place. */
  public void finish() {
    try {
      sink.finish();
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
      if (!closed) sink.close();
      if (!finished && part != null) Files.deleteIfExists(part.part());
    } catch (IOException e) {
      throw Tables.unwritable(name, e);
    } finally {
      closed = true;
      finished = true;
    }
  }
}
