package dev.hivemeter.reports;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A report held in memory. */
final class MemoryOutput implements ReportOutput {
  final Map<String, byte[]> files = new TreeMap<>();

  @Override
  public OutputStream open(String path) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        files.put(path, toByteArray());
      }
    };
  }

  String text(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) throw new AssertionError(path + " was not written, only " + files.keySet());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String html() {
    return text("index.html");
  }
}
