package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings an older store to this version: first a copy of it as it is, then one transaction, so that
 * a stop at any moment leaves either the old store or the new one, and the copy.
 *
 * <p>From 1 to 2: vectors got windows after the first, scorings phrases and places. A text within
 * its embedder's limit is known to have one window; a longer one counts as not embedded, so that
 * the next scoring completes it.
 *
 * <p>From 2 to 3: attempts got their cost, which is not known of earlier ones; changes of endpoints
 * and what came beside answers have tables, empty for what happened before.
 *
 * <p>From 3 to 4: a call may bring several answers, its parts; earlier calls brought one each.
 *
 * <p>From 4 to 5: a prompt may be a probe or a control; earlier ones were all open-ended.
 */
final class Migration {
  private Migration() {}

  /** Does nothing for a store of this version. The caller holds the run's lock. */
  static void run(Db db, RunFolder folder) {
    int from = db.read(Schema::versionOf);
    if (from >= Schema.VERSION) return;
    backUp(db, folder.backup(from));
    db.write(c -> migrate(c, from));
  }

  private static void migrate(Connection c, int from) throws SQLException {
    try (Statement s = c.createStatement()) {
      if (from < 2) toVersion2(s);
      if (from < 3) {
        for (String alter : Schema.COSTS) s.execute(alter);
        for (String table : Schema.CHANGES) s.execute(table);
        for (String table : Schema.ASIDES) s.execute(table);
      }
      if (from < 4) for (String change : Schema.PARTS) s.execute(change);
      if (from < 5) for (String alter : Schema.TASKS) s.execute(alter);
      s.execute("PRAGMA user_version = " + Schema.VERSION);
    }
  }

  /** A copy made by SQLite itself, which sees what a killed run left in its log. */
  private static void backUp(Db db, Path backup) {
    Path part = backup.resolveSibling(backup.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      db.read(
          c -> {
            try (PreparedStatement s = c.prepareStatement("VACUUM INTO ?")) {
              s.setString(1, part.toAbsolutePath().toString());
              return s.execute();
            }
          });
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, backup, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput(
          "the run is of an older Hivemeter, and no copy of it can be put at "
              + backup
              + " before it is changed: "
              + RunFolder.reason(e)
              + "; make room there, or mend the folder's permissions",
          e);
    }
  }

  private static void toVersion2(Statement s) throws SQLException {
    s.execute("ALTER TABLE vectors ADD COLUMN further BLOB");
    s.execute(
        "UPDATE vectors SET further = x'' WHERE tokens <="
            + " (SELECT token_limit FROM embedders WHERE embedders.id = vectors.embedder)");
    for (String table : Schema.FINDINGS) s.execute(table);
  }
}
