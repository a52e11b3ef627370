package dev.hivemeter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The console's output as a stream of bytes that says when it fails, as a print stream does not,
 * and that stays open when it is closed.
 */
final class StandardOutput extends OutputStream {
  private final PrintStream out;

  StandardOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    flush();
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) throw new IOException("whoever reads it has gone, or its disk is full");
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
