package dev.hivemeter.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files in memory. */
final class Bytes {
  private Bytes() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static List<Row> rows(byte[] bytes, String name) {
    return rows(bytes, name, Caps.DEFAULT);
  }

  static List<Row> rows(byte[] bytes, String name, Caps caps) {
    Format format = Format.ofName(name).orElseThrow();
    try (RowReader reader = Tables.open(new ByteArrayInputStream(bytes), name, format, caps)) {
      List<Row> rows = new ArrayList<>();
      for (Row row : reader) rows.add(row);
      return rows;
    }
  }

  static List<Row> jsonl(String text) {
    return rows(utf8(text), "a.jsonl");
  }

  static List<Row> csv(String text) {
    return rows(utf8(text), "a.csv");
  }
}
