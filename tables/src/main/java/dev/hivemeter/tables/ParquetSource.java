package dev.hivemeter.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings a Parquet file under a fixed name into a private folder, since DuckDB takes the signs
 * {@code * ? [} of a name for a pattern and may open nothing elsewhere.
 *
 * <p>A symbolic link does, to whose end alone DuckDB is let; where there are none, a hard link, and
 * at last a copy. What is no regular file (a pipe, gzip) is copied, because Parquet is read from
 * its end.
 */
final class ParquetSource {
  private static final String NAME = "in.parquet";
  private static final int MAGIC = 4;

  private ParquetSource() {}

  /**
   * @param real without links
   */
  static RowReader link(String name, Path real, Caps caps) throws IOException {
    refuseCut(name, real);
    WorkFolder work = ParquetHome.work();
    Path path = work.file(NAME);
    Path end = real;
    try {
      Files.createSymbolicLink(path, real);
    } catch (IOException | UnsupportedOperationException noSymbolicLinks) {
      end = path;
      linkOrCopy(work, path, real);
    }
    return new RowReader(name, Format.PARQUET, ParquetRows.open(name, work, path, end, caps));
  }

  private static void linkOrCopy(WorkFolder work, Path path, Path real) throws IOException {
    try {
      Files.createLink(path, real);
    } catch (IOException | UnsupportedOperationException noHardLinks) {
      try {
        Files.copy(real, path);
      } catch (IOException e) {
        work.close();
        throw e;
      }
    }
  }

  /** The stream is read to its end, and not closed. */
  static RowReader copy(String name, InputStream in, Caps caps) throws IOException {
    WorkFolder work = ParquetHome.work();
    Path path = work.file(NAME);
    boolean copied = false;
    try {
      Files.copy(in, path);
      refuseCut(name, path);
      copied = true;
    } finally {
      if (!copied) work.close();
    }
    return new RowReader(name, Format.PARQUET, ParquetRows.open(name, work, path, path, caps));
  }

  private static void refuseCut(String name, Path file) throws IOException {
    long size = Files.size(file);
    try (var channel = Files.newByteChannel(file)) {
      byte[] last = new byte[MAGIC];
      channel.position(Math.max(0, size - MAGIC));
      int n = channel.read(java.nio.ByteBuffer.wrap(last));
      String end = new String(last, 0, Math.max(0, n), StandardCharsets.ISO_8859_1);
      if (size <= 2 * MAGIC || !end.equals("PAR1"))
        throw new TableProblem(
            name
                + " begins as Parquet but does not end as such: it is cut off after "
                + size
                + " bytes, or something was put behind it; copy or download the file again");
    }
  }
}
