package dev.hivemeter.reports;

import dev.hivemeter.tables.Destination;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A folder as the place of a report. The report appears whole or not at all: its files are written
 * beside their places and moved there by {@link #finish}; what was there before stays until then,
 * and for good if there is no finish. A path that could leave the folder is refused. Links in the
 * folder are followed, pipes and devices are written through.
 */
public final class FolderOutput implements ReportOutput, Closeable {
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private final Path folder;
  private final BooleanSupplier stopped;
  private final Map<Path, Part> waiting = new LinkedHashMap<>();

  /**
   * @param folder is made when the first file is opened
   */
  public FolderOutput(Path folder) {
    this(folder, () -> false);
  }

  /**
   * @param folder is made when the first file is opened
   * @param stopped whether to begin no further file: then opening one, and the finish, end in an
   *     InterruptedIOException
   */
  public FolderOutput(Path folder, BooleanSupplier stopped) {
    this.folder = folder;
    this.stopped = stopped;
  }

  @Override
  public OutputStream open(String path) throws IOException {
    if (!SAFE.matcher(path).matches())
      throw new IllegalArgumentException("'" + path + "' is not a plain relative path");
    goOn();
    Path target = folder.resolve(path);
    Path parent = target.getParent();
    if (parent == null) throw new IllegalStateException(target + " has no parent");
    Files.createDirectories(parent);
    Destination to = Destination.of(target);
    if (to.through()) return to.stream();
    target = to.place();
    // Not a temporary file of the platform's: those are readable by their owner alone.
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    Part opened = new Part(Files.newOutputStream(part), part, target);
    waiting.put(target, opened);
    return opened;
  }

  /** Puts all files in their places. */
  public void finish() throws IOException {
    goOn();
    for (Part p : waiting.values()) p.move();
    waiting.clear();
  }

  /** Drops what was not finished, and the folders that are empty without it. */
  @Override
  public void close() throws IOException {
    for (Part p : waiting.values()) {
      p.close();
      Files.deleteIfExists(p.part);
      Path parent = p.part.getParent();
      if (parent != null && !parent.equals(folder.toAbsolutePath().normalize()))
        deleteEmpty(parent);
    }
    waiting.clear();
  }

  private static void deleteEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Something of an earlier report is in it.
    }
  }

  private void goOn() throws InterruptedIOException {
    if (stopped.getAsBoolean()) throw new InterruptedIOException("stopped");
  }

  /** A file that is not in its place yet. After a failed write it never comes there. */
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
      out.close();
    }

    private void move() throws IOException {
      if (broken || !closed) throw new IOException("'" + target + "' was not written to its end");
      try {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
