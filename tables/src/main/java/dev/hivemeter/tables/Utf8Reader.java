package dev.hivemeter.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Decodes UTF-8 strictly. A byte order mark is skipped; bytes that are not UTF-8 are an error with
 * their offset and line, never a replacement character; a row that outgrows its cap is an error.
 */
final class Utf8Reader extends Reader {
  private final InputStream in;
  private final String name;
  private final int rowChars;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).flip();
  private long offset;
  private long line = 1;
  private long column = 1;
  private long sinceRow;
  private boolean started;
  private boolean ended;

  Utf8Reader(InputStream in, String name, Caps caps) {
    this.in = in;
    this.name = name;
    this.rowChars = caps.rowChars();
  }

  /** A row is complete: its length is forgotten. Read-ahead makes this exact to a few KiB. */
  void rowDone() {
    sinceRow = 0;
  }

  /** The first character that is not white space, or -1; it stays unread. */
  int peekNonSpace() throws IOException {
    while (chars.hasRemaining() || fill()) {
      for (int i = chars.position(); i < chars.limit(); i++) {
        char c = chars.get(i);
        if (!Character.isWhitespace(c)) return c;
      }
      if (chars.remaining() == chars.capacity()) return -1;
      if (!more()) return -1;
    }
    return -1;
  }

  @Override
  public int read(char[] to, int off, int len) throws IOException {
    if (len == 0) return 0;
    if (!chars.hasRemaining() && !fill()) return -1;
    int n = Math.min(len, chars.remaining());
    chars.get(to, off, n);
    sinceRow += n;
    if (sinceRow > rowChars)
      throw new TableProblem(
          name
              + ", near line "
              + line
              + ": a row is longer than "
              + rowChars
              + " characters; is a quotation mark or bracket left open?");
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    chars.clear().flip();
    return more();
  }

  /** Decodes behind what is unread; false at the end of the input. */
  private boolean more() throws IOException {
    chars.compact();
    int before = chars.position();
    try {
      while (chars.position() == before && chars.hasRemaining()) {
        if (!bytes.hasRemaining() || (!ended && bytes.remaining() < 4)) readBytes();
        int at = bytes.position();
        CoderResult result = decoder.decode(bytes, chars, ended);
        offset += bytes.position() - at;
        if (result.isError()) {
          countLines(before);
          throw malformed(result.length());
        }
        if (result.isOverflow() || (ended && !bytes.hasRemaining())) break;
      }
      countLines(before);
      return chars.position() > before;
    } finally {
      chars.flip();
    }
  }

  private void countLines(int from) {
    for (int i = from; i < chars.position(); i++) {
      if (chars.get(i) != '\n') column++;
      else {
        line++;
        column = 1;
      }
    }
  }

  private void readBytes() throws IOException {
    bytes.compact();
    while (bytes.position() < 4 && !ended) {
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (n < 0) ended = true;
      else bytes.position(bytes.position() + n);
    }
    bytes.flip();
    if (!started) {
      started = true;
      skipMark();
    }
  }

  private void skipMark() {
    int a = at(0);
    int b = at(1);
    if (a == 0xEF && b == 0xBB && at(2) == 0xBF) {
      bytes.position(3);
      offset = 3;
      return;
    }
    int c = at(2);
    int d = at(3);
    if ((a == 0 && b == 0 && c == 0xFE && d == 0xFF)
        || (a == 0xFF && b == 0xFE && c == 0 && d == 0)
        || (a == 0 && b == 0 && c == 0 && d > 0)
        || (a > 0 && b == 0 && c == 0 && d == 0))
      throw new TableProblem(name + " is UTF-32; save it as UTF-8");
    if ((a == 0xFE && b == 0xFF)
        || (a == 0xFF && b == 0xFE)
        || (a == 0 && b > 0 && c == 0 && d > 0)
        || (a > 0 && b == 0 && c > 0 && d == 0))
      throw new TableProblem(name + " is UTF-16; save it as UTF-8");
  }

  private int at(int i) {
    return i < bytes.limit() ? bytes.get(i) & 0xff : -1;
  }

  private TableProblem malformed(int length) {
    byte[] bad = new byte[Math.min(length, bytes.remaining())];
    bytes.get(bytes.position(), bad);
    return new TableProblem(
        name
            + ", line "
            + line
            + ", column "
            + column
            + ": byte "
            + HexFormat.ofDelimiter(" ").withUpperCase().withPrefix("0x").formatHex(bad)
            + " at offset "
            + offset
            + " is not UTF-8; save the file as UTF-8");
  }
}
