package dev.hivemeter.embedder;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where bundled files are unpacked once, because native code opens files and not jar entries.
 *
 * <p>A file appears under its name complete or not at all: it is written beside its place, forced
 * to disk, checked and renamed. Two processes that start at once take turns by a file lock; where
 * the file system has no locks both unpack and the second rename puts the same bytes there again. A
 * damaged copy is replaced. A folder that already holds what is needed is never written to, so it
 * may be read-only. What lies on the class path as a plain file, as in a distribution, is opened
 * there.
 */
final class CacheFolder {
  /** File locks are held by the process; its threads need a lock of their own. */
  private static final Object THREADS = new Object();

  private static final String PART = ".part";

  private final Path root;

  CacheFolder(Path root) {
    this.root = root.toAbsolutePath();
  }

  /**
   * Path of the plain file, where it is one, or else of an intact copy.
   *
   * @throws BadInput when the plain file is damaged, or the folder cannot take a copy
   */
  Path opened(String folder, BundledFile file) {
    Path plain = file.plain();
    return plain == null ? unpacked(folder, file) : intact(plain, file);
  }

  private static Path intact(Path plain, BundledFile file) {
    String problem = "is not the one that belongs there";
    try {
      if (file.isIntactAt(plain)) return plain;
    } catch (IOException e) {
      problem = "cannot be read: " + reason(e);
    }
    throw new BadInput(
        "the embedding model's file "
            + plain
            + " "
            + problem
            + "; unpack the distribution again, or mend its permissions");
  }

  /**
   * Path of an intact copy, {@code root/folder/name}.
   *
   * @throws BadInput when the folder cannot take the file
   */
  Path unpacked(String folder, BundledFile file) {
    Path home = root.resolve(folder);
    Path target = home.resolve(file.name());
    try {
      if (!file.isIntactAt(target)) {
        synchronized (THREADS) {
          unpackInTurn(home, target, file);
        }
      }
      return target;
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw new IllegalStateException("interrupted while unpacking " + target, e);
    } catch (IOException e) {
      throw new BadInput(
          "cannot unpack the embedding model's file "
              + target
              + ": "
              + reason(e)
              + "; it needs "
              + (file.size() / 1_000_000 + 1)
              + " MB in a folder that can be written: make room there, mend its permissions, or"
              + " name another cache folder",
          e);
    }
  }

  private static void unpackInTurn(Path home, Path target, BundledFile file) throws IOException {
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Turn turn = Turn.of(channel)) {
      if (file.isIntactAt(target)) return;
      if (turn.alone()) sweep(home);
      unpack(home, target, file);
    }
  }

  /** The right to unpack; without a lock nobody knows who else is at it. */
  private record Turn(@Nullable FileLock lock) implements AutoCloseable {
    static Turn of(FileChannel channel) throws IOException {
      try {
        return new Turn(channel.lock());
      } catch (ClosedByInterruptException | FileLockInterruptionException e) {
        throw e;
      } catch (IOException noLocksHere) {
        return new Turn(null);
      }
    }

    boolean alone() {
      return lock != null;
    }

    @Override
    public void close() throws IOException {
      if (lock != null) lock.release();
    }
  }

  private static void unpack(Path home, Path target, BundledFile file) throws IOException {
    Path part = Files.createTempFile(home, file.name() + ".", PART);
    // A temporary file is its maker's alone; a cache may serve several users.
    boolean unusedWhereThereAreNoModes = part.toFile().setReadable(true, false);
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        file.copyTo(out);
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Removes what a killed process left half-written. */
  private static void sweep(Path home) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(home, "*" + PART)) {
      for (Path part : parts) Files.deleteIfExists(part);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) return "permission denied";
    if (e instanceof FileAlreadyExistsException f) return f.getFile() + " is not a folder";
    if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
    String message = e.getMessage();
    return e.getClass() == IOException.class && message != null ? message : e.toString();
  }
}
