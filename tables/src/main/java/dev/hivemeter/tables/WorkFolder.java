package dev.hivemeter.tables;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one use, gone when it is closed. A lock on a file in it says that its owner lives;
 * folders whose owner was killed are swept when the next one is made.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "use-";
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;
  private final boolean locked;

  private WorkFolder(Path path, FileChannel lock, boolean locked) {
    this.path = path;
    this.lock = lock;
    this.locked = locked;
  }

  /** Whether others can see that it is in use. */
  boolean isLocked() {
    return locked;
  }

  /**
   * @param home where it is made, itself made when missing
   */
  static synchronized WorkFolder in(Path home) throws IOException {
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(".work"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock turn = turn(channel)) {
      // Without locks nobody can tell who lives, so nothing is swept.
      if (turn != null) sweep(home);
      return make(home);
    }
  }

  private static @Nullable FileLock turn(FileChannel channel) {
    try {
      return channel.lock();
    } catch (IOException noLocksHere) {
      return null;
    }
  }

  private static WorkFolder make(Path home) throws IOException {
    Path path = Files.createTempDirectory(home.toRealPath(), PREFIX);
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // Held until the channel is closed, or the process ends.
    FileLock held = turn(channel);
    return new WorkFolder(path, channel, held != null);
  }

  /** Without links. */
  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    remove(path);
  }

  private static void sweep(Path home) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, PREFIX + "*")) {
      for (Path folder : folders) if (isLeft(folder)) remove(folder);
    }
  }

  private static boolean isLeft(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException e) {
      // Killed before it had made its lock: nobody else makes one now.
      return true;
    } catch (IOException | OverlappingFileLockException inUse) {
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
