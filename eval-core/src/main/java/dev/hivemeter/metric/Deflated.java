package dev.hivemeter.metric;

import java.util.zip.Deflater;

/** Sizes of raw deflate streams at level 9. */
final class Deflated implements AutoCloseable {
  private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
  private final byte[] out = new byte[8192];

  /** How many bytes these become. */
  int size(byte[] text) {
    return size(text, text.length);
  }

  /** How many bytes the first {@code length} of these become. */
  int size(byte[] text, int length) {
    deflater.reset();
    deflater.setInput(text, 0, length);
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) size += deflater.deflate(out);
    return size;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
