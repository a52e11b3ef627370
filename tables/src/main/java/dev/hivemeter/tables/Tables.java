package dev.hivemeter.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens files of rows. Text is UTF-8, with or without a byte order mark; gzip is told by its first
 * two bytes, not by the name. Every failure is a {@link TableProblem}.
 */
public final class Tables {
  private static final String GZIP = ", each maybe with .gz";

  private Tables() {}

  /** Rows of a file whose name tells its format. */
  public static RowReader open(Path file) {
    return open(file, Caps.DEFAULT);
  }

  /** Rows of a file whose name tells its format, under the given caps. */
  public static RowReader open(Path file, Caps caps) {
    Format format =
        Format.ofName(fileName(file))
            .orElseThrow(
                () ->
                    new TableProblem(
                        file
                            + ": its name must end in "
                            + Format.endings(false)
                            + GZIP
                            + " to be read"));
    if (Files.isDirectory(file)) throw new TableProblem(file + " is a folder, not a file of rows");
    try {
      if (format == Format.PARQUET && Files.isRegularFile(file)) {
        Path real = file.toRealPath();
        if (Magic.of(real) == Magic.PARQUET) return ParquetSource.link(file.toString(), real, caps);
      }
      return open(Files.newInputStream(file), file.toString(), format, caps);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Rows of a stream, which is closed with the reader. */
  public static RowReader open(InputStream in, String name, Format format) {
    return open(in, name, format, Caps.DEFAULT);
  }

  /** Rows of a stream, which is closed with the reader or when it cannot be read. */
  public static RowReader open(InputStream in, String name, Format format, Caps caps) {
    boolean opened = false;
    try {
      BufferedInputStream plain = plain(in, name, caps);
      Magic.refuseOther(plain, name, format);
      if (format == Format.PARQUET) {
        RowReader rows = ParquetSource.copy(name, plain, caps);
        in.close();
        opened = true;
        return rows;
      }
      Utf8Reader reader = new Utf8Reader(plain, name, caps);
      RowReader.Source source =
          switch (format) {
            case CSV, TSV -> new CsvRows(name, format, reader, caps);
            case YAML -> new YamlRows(name, reader, caps);
            case JSONL, PARQUET -> new JsonRows(name, reader, caps);
          };
      opened = true;
      return new RowReader(name, format, source);
    } catch (IOException e) {
      throw unreadable(name, e);
    } finally {
      if (!opened) closeQuietly(in);
    }
  }

  /**
   * A file to be written, its format and compression told by its name. It appears under its name
   * when {@link RowWriter#finish} is called, never half-written, unless it is a pipe or device.
   *
   * @param columns for CSV and Parquet; for JSONL the rows' own fields count and this may be empty
   */
  public static RowWriter create(Path file, List<Column> columns, CsvText text) {
    Format format =
        Format.ofName(fileName(file))
            .filter(Format::isWritten)
            .orElseThrow(
                () ->
                    new TableProblem(
                        file
                            + ": its name must end in "
                            + Format.endings(true)
                            + GZIP
                            + " to be written"));
    return create(file, format, columns, text);
  }

  /**
   * A file to be written in the given format; compressed when its name ends in {@code .gz}. A link
   * is followed; a pipe or device is written as rows come: {@link Destination}.
   */
  public static RowWriter create(Path file, Format format, List<Column> columns, CsvText text) {
    if (Files.isDirectory(file))
      throw new TableProblem(file + " is a folder; name a file to be written");
    try {
      Destination to = Destination.of(file);
      PartFile part = to.through() ? null : PartFile.of(to.place());
      OutputStream out = part == null ? to.stream() : Files.newOutputStream(part.part());
      boolean opened = false;
      try {
        RowWriter writer =
            RowWriter.open(
                out,
                file.toString(),
                format,
                Format.isGzipName(fileName(file)),
                columns,
                text,
                part);
        opened = true;
        return writer;
      } finally {
        if (!opened) out.close();
        if (!opened && part != null) Files.deleteIfExists(part.part());
      }
    } catch (IOException e) {
      throw unwritable(file.toString(), e);
    }
  }

  /** Rows into a stream, uncompressed; the stream is closed with the writer. */
  public static RowWriter create(
      OutputStream out, String name, Format format, List<Column> columns, CsvText text) {
    try {
      return RowWriter.open(out, name, format, false, columns, text, null);
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /**
   * A whole file of plain text, maybe compressed, under the same rules as one row: UTF-8, a byte
   * order mark left out.
   */
  public static String text(Path file) {
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      BufferedInputStream plain = plain(in, name, Caps.DEFAULT);
      Magic.refuseOther(plain, name, null);
      StringWriter text = new StringWriter();
      new Utf8Reader(plain, name, Caps.DEFAULT).transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  static TableProblem unreadable(String name, IOException e) {
    return new TableProblem(name + " cannot be read: " + reason(e), e);
  }

  static TableProblem unwritable(String name, IOException e) {
    return new TableProblem(name + " cannot be written: " + reason(e), e);
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) return "no such file or folder";
    if (e instanceof AccessDeniedException) return "permission denied";
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  static BufferedInputStream plain(InputStream in, String name, Caps caps) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    return Magic.of(buffered) == Magic.GZIP
        ? new BufferedInputStream(new BoundedGunzip(buffered, name, caps), 1 << 16)
        : buffered;
  }

  private static String fileName(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException ignored) {
      // The reason why it could not be opened is already on its way.
    }
  }

  /** A file that is written beside its place and moved there when it is whole. */
  record PartFile(Path part, Path target) {
    static PartFile of(Path target) {
      return new PartFile(target.resolveSibling(fileName(target) + ".part"), target);
    }
  }
}
