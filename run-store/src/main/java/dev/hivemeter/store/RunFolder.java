package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder of a run: made, tested and looked at before the database is opened. */
final class RunFolder {
  private static final int TEST_BYTES = 1 << 16;

  private final Path dir;

  RunFolder(Path dir) {
    this.dir = dir;
  }

  Path database() {
    return dir.resolve("run.db");
  }

  /** Where a store is kept as it was before a later version changed it. */
  Path backup(int version) {
    return dir.resolve("run.db.version-" + version);
  }

  Path lock() {
    return dir.resolve("run.lock");
  }

  /** Makes the folder and proves that bytes can be written into it and reach the disk. */
  void makeWritable() {
    try {
      Files.createDirectories(dir);
      Path test = Files.createTempFile(dir, ".write-test-", "");
      try (FileChannel channel = FileChannel.open(test, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.allocate(TEST_BYTES);
        while (bytes.hasRemaining()) channel.write(bytes);
        channel.force(true);
      } finally {
        Files.deleteIfExists(test);
      }
    } catch (IOException e) {
      throw new BadInput(
          "run directory "
              + dir
              + " cannot be written: "
              + reason(e)
              + "; name another with --into",
          e);
    }
  }

  boolean holdsRun() {
    return Files.exists(database());
  }

  /** Puts an empty store in its place in one step, so that a half-made one is never seen. */
  void createStore() {
    Path log = dir.resolve("run.db-wal");
    if (Files.exists(log))
      throw new BadInput(
          dir
              + " has the log run.db-wal but not its run.db; put run.db back, or move the log away to"
              + " begin a new run");
    Path fresh = dir.resolve("run.db.new");
    try {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(dir.resolve("run.db.new-journal"));
      try (Db db = Db.open(fresh, false)) {
        db.execute(Schema.statements());
      }
      Files.move(fresh, database(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput("no run can be begun in " + dir + ": " + reason(e), e);
    }
  }

  /**
   * Refuses an absent or empty file, which SQLite would take for a new database. The file is not
   * opened here: closing it would drop the locks that SQLite holds on it for this process.
   */
  void requireStore() {
    if (!holdsRun())
      throw new BadInput(
          Files.isDirectory(dir)
              ? dir + " holds no run: there is no run.db in it"
              : "there is no run directory " + dir);
    try {
      if (!Files.isRegularFile(database()))
        throw new BadInput(database() + " is not a file, so it is no Hivemeter run");
      if (Files.size(database()) == 0)
        throw new BadInput(
            database()
                + " is empty (0 bytes), so it is damaged; restore a copy, or remove it to begin anew");
    } catch (IOException e) {
      throw new BadInput(database() + " cannot be read: " + reason(e), e);
    }
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) return "permission denied";
    if (e instanceof FileAlreadyExistsException there)
      return there.getFile() + " is a file, not a folder";
    if (e instanceof FileSystemException failure && failure.getReason() != null)
      return failure.getReason();
    return String.valueOf(e.getMessage());
  }
}
