package dev.hivemeter.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever its name says. */
enum Magic {
  GZIP("\u001f\u008b", "compressed with gzip"),
  PARQUET("PAR1", "Parquet"),
  ENCRYPTED("PARE", "Parquet with an encrypted footer"),
  ZIP("PK\u0003\u0004", "a zip archive (a workbook of a spreadsheet is one)"),
  SQLITE("SQLite format 3\0", "an SQLite database"),
  ZSTD("(\u00b5/\u00fd", "compressed with zstd"),
  BZIP("BZh", "compressed with bzip2"),
  XZ("\u00fd7zXZ\0", "compressed with xz"),
  PDF("%PDF-", "a PDF document"),
  /** Nothing that is known here: so text, as far as this goes. */
  NONE("", "");

  private static final int LONGEST = 16;

  /** One character a byte. */
  private final String start;

  private final String label;

  Magic(String start, String label) {
    this.start = start;
    this.label = label;
  }

  static Magic of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LONGEST));
    }
  }

  /** Nothing is taken from the stream. */
  static Magic of(BufferedInputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] first = in.readNBytes(LONGEST);
    in.reset();
    return of(first);
  }

  private static Magic of(byte[] first) {
    for (Magic m : values()) if (m.begins(first)) return m;
    return NONE;
  }

  private boolean begins(byte[] first) {
    return new String(first, StandardCharsets.ISO_8859_1).startsWith(start);
  }

  /**
   * Refuses what cannot be of the format that the name says.
   *
   * @param format null for plain text
   * @throws TableProblem when the first bytes are another format's
   */
  static void refuseOther(BufferedInputStream in, String name, @Nullable Format format)
      throws IOException {
    Magic magic = of(in);
    if (format == Format.PARQUET ? magic == PARQUET : magic == NONE) return;
    String said = format == null ? "text" : format.name().toLowerCase(Locale.ROOT);
    if (magic == NONE)
      throw new TableProblem(
          name
              + " is no Parquet: it does not begin with PAR1"
              + looks(in)
              + ". If it is text, name it .jsonl or .csv; if it was downloaded, that may have brought"
              + " a page or a pointer instead of the file");
    String next =
        switch (magic) {
          case PARQUET -> "name it .parquet";
          case GZIP -> "it is compressed twice; decompress it once";
          case ZSTD, BZIP, XZ -> "decompress it first, or compress it with gzip";
          case ENCRYPTED -> "write it without encryption";
          case ZIP -> "save its sheet as CSV (UTF-8), or unzip it first";
          case SQLITE, PDF, NONE -> "save it as JSONL or CSV";
        };
    throw new TableProblem(
        name + " is " + magic.label + ", not " + said + " as its name says; " + next);
  }

  private static String looks(BufferedInputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] first = in.readNBytes(LONGEST);
    in.reset();
    if (first.length == 0) return ", it is empty";
    String text = new String(first, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\uFFFD]", " ");
    return " but with \"" + text + "\"";
  }
}
