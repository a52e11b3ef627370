package dev.hivemeter.store;

import java.nio.file.Path;

/**
 * A run opened for reading. Another process may write it meanwhile; each call sees what is
 * committed when it is made. Nothing is ever written, but a run that was stopped by force needs a
 * writable folder, where SQLite puts its shared index beside the log.
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

  @Override
  public void close() {
    db.close();
  }
}
