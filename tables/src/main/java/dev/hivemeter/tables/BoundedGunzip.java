package dev.hivemeter.tables;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses gzip and stops when the output outgrows its input: a decompression bomb. */
final class BoundedGunzip extends InputStream {
  private final Counting compressed;
  private final Members plain;
  private final String name;
  private final Caps caps;
  private long out;

  BoundedGunzip(InputStream in, String name, Caps caps) throws IOException {
    this.compressed = new Counting(in);
    this.name = name;
    this.caps = caps;
    try {
      this.plain = new Members(compressed);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n;
    try {
      n = plain.read(b, off, len);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
    if (n > 0) out += n;
    if (n < 0 && plain.isFollowed())
      throw new TableProblem(
          name
              + ": something that is not gzip follows the end of its gzip data, after "
              + out
              + " decompressed bytes; copy or download the file again, or compress it anew");
    if (out > caps.ratioFrom() && out > compressed.count * caps.ratio())
      throw new TableProblem(
          name
              + ": "
              + compressed.count
              + " compressed bytes already gave "
              + out
              + " bytes; more than "
              + caps.ratio()
              + " : 1 is refused as a decompression bomb. Decompress it yourself if you trust it");
    return n;
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private TableProblem broken(IOException e) {
    return new TableProblem(
        name
            + ": the gzip data is "
            + (e instanceof EOFException ? "cut off" : "damaged")
            + " after "
            + compressed.count
            + " compressed bytes; copy or download the file again",
        e);
  }

  /** Java's reader of gzip passes over in silence what follows the last member. */
  private static final class Members extends GZIPInputStream {
    private static final int TRAILER = 8;

    Members(InputStream in) throws IOException {
      super(in, 1 << 16);
    }

    /** At the end: whether there is more. */
    boolean isFollowed() throws IOException {
      return inf.getRemaining() > TRAILER || in.read() >= 0;
    }
  }

  private static final class Counting extends FilterInputStream {
    long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0) count++;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = in.read(b, off, len);
      if (n > 0) count += n;
      return n;
    }
  }
}
