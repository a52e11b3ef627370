package dev.hivemeter.tables;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where rows go, one way a format. */
interface RowSink extends AutoCloseable {
  void write(Map<String, ? extends @Nullable Object> row) throws IOException;

  /** All rows are there: what is still to be written is written, and the stream is closed. */
  void finish() throws IOException;

  /** Closes what {@link #finish} has not; nothing further is written on purpose. */
  @Override
  void close() throws IOException;
}
