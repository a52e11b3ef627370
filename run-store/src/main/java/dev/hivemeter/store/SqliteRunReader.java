package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run opened for reading. Another process may write it meanwhile; each call sees what is
 * committed when it is made. Nothing is ever written, but a run that was stopped by force needs a
 * writable folder, where SQLite puts its shared index beside the log, or plays its journal back.
 */
public final class SqliteRunReader extends StoredRun {
  private SqliteRunReader(Path dir, Db db) {
    super(dir, db);
  }

  /**
   * @throws dev.hivemeter.model.BadInput when there is no run, or it cannot be read
   */
  public static SqliteRunReader open(Path dir) {
    RunFolder folder = new RunFolder(dir);
    folder.requireStore();
    recover(dir, folder);
    Db db = Db.open(folder.database(), true);
    boolean opened = false;
    try {
      requireKnown(db, folder.database());
      opened = true;
      return new SqliteRunReader(dir, db);
    } finally {
      if (!opened) db.close();
    }
  }

  /**
   * A writer that was killed while its log was not yet or no longer in use leaves a rollback
   * journal, which only a writer can play back. Where that cannot be done, opening says why.
   */
  private static void recover(Path dir, RunFolder folder) {
    if (!Files.exists(dir.resolve("run.db-journal"))) return;
    try (RunLock lock = RunLock.take(folder.lock(), dir);
        Db db = Db.open(folder.database(), false)) {
      db.pragma("user_version");
    } catch (BadInput e) {
      // Somebody writes it now, or nobody may.
      return;
    }
  }

  @Override
  public void close() {
    db.close();
  }
}
