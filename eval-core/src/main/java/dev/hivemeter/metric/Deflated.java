package dev.hivemeter.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.List;
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

  /** Sizes of texts joined by line feeds, in bytes. */
  record Sizes(long plain, long deflated) {}

  /** Texts of answers joined by line feeds, which are never held together. */
  Sizes joined(List<SourceAnswer> answers) {
    deflater.reset();
    long plain = 0;
    long deflated = 0;
    String before = "";
    for (SourceAnswer answer : answers) {
      byte[] bytes = (before + answer.text()).getBytes(UTF_8);
      before = "\n";
      plain += bytes.length;
      deflater.setInput(bytes);
      while (!deflater.needsInput()) deflated += deflater.deflate(out);
    }
    deflater.finish();
    while (!deflater.finished()) deflated += deflater.deflate(out);
    return new Sizes(plain, deflated);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
