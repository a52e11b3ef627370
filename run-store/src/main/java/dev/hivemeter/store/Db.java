package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One connection to a run's database, used by one thread at a time; failures become messages. */
final class Db implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private Db(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Something that is done with the connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Something that is done with the connection and gives nothing back. */
  interface Step {
    void run(Connection connection) throws SQLException;
  }

  static Db open(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(10_000);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    try {
      // As a URI, because a question mark in a plain path would begin the driver's own settings.
      String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
      return new Db(file, config.createConnection(url));
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  synchronized <T> T read(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  /** All or nothing: anything thrown rolls back. */
  synchronized <T> T transaction(Work<T> work) {
    boolean done = false;
    try {
      connection.setAutoCommit(false);
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } catch (SQLException e) {
      throw problem(file, e);
    } finally {
      end(done);
    }
  }

  private void end(boolean done) {
    try {
      if (!done) connection.rollback();
    } catch (SQLException ignored) {
      // After a full disk SQLite has rolled back by itself; the reason is already on its way.
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      if (done) throw problem(file, e);
    }
  }

  void write(Step step) {
    transaction(
        c -> {
          step.run(c);
          return true;
        });
  }

  /** A pragma's answer as text, empty when it gives none. */
  synchronized String pragma(String pragma) {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("PRAGMA " + pragma)) {
      return r.next() ? String.valueOf(r.getString(1)) : "";
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  synchronized void execute(Iterable<String> statements) {
    try (Statement s = connection.createStatement()) {
      for (String sql : statements) s.execute(sql);
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  /** Back to one file without a log; a reader elsewhere may prevent it, which is no failure. */
  synchronized void foldLog() {
    try (Statement s = connection.createStatement()) {
      s.execute("PRAGMA busy_timeout = 500");
      s.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      s.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      RuntimeException problem = problem(file, e);
      if (!isBusy(e)) throw problem;
    }
  }

  private static boolean isBusy(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) return false;
    int code = sqlite.getResultCode().code & 0xff;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  /** What a failure of the database means for people; what is left is a fault of ours. */
  static RuntimeException problem(Path file, SQLException e) {
    if (!(e instanceof SQLiteException sqlite))
      return new IllegalStateException("store " + file + ": " + e.getMessage(), e);
    SQLiteErrorCode code = sqlite.getResultCode();
    String message =
        switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
          case SQLITE_NOTADB -> file + " is not a Hivemeter run: it is no SQLite database";
          case SQLITE_CORRUPT ->
              file
                  + " is damaged or cut off ("
                  + code.name()
                  + "); restore a copy of the whole run directory, or begin a new run";
          case SQLITE_FULL ->
              "no space left to write " + file + "; free some and run again, nothing is lost";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
              file
                  + " cannot be opened ("
                  + code.name()
                  + "); check that file and folder may be read and written. A run that was stopped"
                  + " by force needs a writable folder once, to be recovered";
          case SQLITE_IOERR ->
              "the disk failed while " + file + " was used (" + code.name() + "); check the disk";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              file + " is in use by another program; wait until it is done and try again";
          default -> "";
        };
    if (message.isEmpty())
      return new IllegalStateException("store " + file + ": " + e.getMessage(), e);
    return new BadInput(message, e);
  }
}
