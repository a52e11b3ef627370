package dev.hivemeter.reports;

import dev.hivemeter.tables.Destination;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * A folder as the place of a report. Each file appears whole or not at all: it is written beside
 * its place and moved there when it is closed. A path that could leave the folder is refused. Links
 * in the folder are followed, pipes and devices are written through.
 */
public final class FolderOutput implements ReportOutput {
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private final Path folder;

  /**
   * @param folder is made when the first file is opened
   */
  public FolderOutput(Path folder) {
    this.folder = folder;
  }

  @Override
  public OutputStream open(String path) throws IOException {
    if (!SAFE.matcher(path).matches())
      throw new IllegalArgumentException("'" + path + "' is not a plain relative path");
    Path target = folder.resolve(path);
    Path parent = target.getParent();
    if (parent == null) throw new IllegalStateException(target + " has no parent");
    Files.createDirectories(parent);
    Destination to = Destination.of(target);
    if (to.through()) return to.stream();
    target = to.place();
    // Not a temporary file of the platform's: those are readable by their owner alone.
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    return new Part(Files.newOutputStream(part), part, target);
  }

  /** A file that is not there yet. After a failed write it is dropped instead of moved. */
  private static final class Part extends FilterOutputStream {
    private final Path part;
    private final Path target;
    private boolean broken;
    private boolean closed;

    Part(OutputStream out, Path part, Path target) {
      super(out);
      this.part = part;
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) return;
      closed = true;
      try {
        out.close();
        if (!broken) move();
      } finally {
        Files.deleteIfExists(part);
      }
    }

    private void move() throws IOException {
      try {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
