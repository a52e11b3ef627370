package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.score.Scored;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A run opened for writing: one SQLite file, {@code run.db}, with a write-ahead log while it is
 * open, every commit on disk before it returns (synchronous FULL), one writer.
 *
 * <p>{@link #close} folds the log into the file, so that {@code run.db} alone is the run. A run
 * that was killed is recovered when it is opened next; what a method had returned from is there.
 *
 * <p>A run of an older store version is migrated when it is opened; as it was, it stays beside it,
 * {@code run.db.version-1}.
 */
public final class SqliteRunStore extends StoredRun implements RunStore {
  private final RunLock lock;
  private boolean closed;

  private SqliteRunStore(Path dir, Db db, RunLock lock) {
    super(dir, db);
    this.lock = lock;
  }

  /**
   * Opens the run in this directory; makes directory and run where there is none. The directory is
   * tested for writing first.
   *
   * @throws BadInput when it cannot be written, is held by another process, or holds something else
   */
  public static SqliteRunStore open(Path dir) {
    RunFolder folder = new RunFolder(dir);
    folder.makeWritable();
    RunLock lock = RunLock.take(folder.lock(), dir);
    Db db = null;
    boolean opened = false;
    try {
      if (!folder.holdsRun()) folder.createStore();
      folder.requireStore();
      db = Db.open(folder.database(), false);
      requireKnown(db, folder.database());
      Migration.run(db, folder);
      String mode = db.pragma("journal_mode = WAL");
      if (!mode.equals("wal"))
        throw new BadInput(
            "the file system of "
                + dir
                + " does not allow a write-ahead log (it answers '"
                + mode
                + "'); use a local folder");
      db.execute(List.of("PRAGMA synchronous = FULL"));
      SqliteRunStore store = new SqliteRunStore(dir, db, lock);
      opened = true;
      return store;
    } finally {
      if (!opened) {
        if (db != null) db.close();
        lock.close();
      }
    }
  }

  @Override
  public void describe(RunInfo info) {
    db.write(c -> InfoTable.replace(c, info));
  }

  @Override
  public void register(Collection<Cell> cells, ToIntFunction<CellKey> planned) {
    db.write(c -> CellTables.register(c, cells, planned));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A failed sample that takes the place of an earlier failed one counts as new. A cell that was
   * never registered is an IllegalStateException, and nothing of the batch is kept.
   */
  @Override
  public int commit(List<Write> batch) {
    return db.transaction(c -> new BatchWriter(c).write(batch));
  }

  /**
   * {@inheritDoc}
   *
   * <p>What differs from the last facts is kept as well ({@link #changes}).
   */
  @Override
  public void putEndpoint(String modelLabel, Generator.Facts facts) {
    db.write(
        c -> {
          ChangeTable.note(c, modelLabel, facts);
          EndpointTable.replace(c, modelLabel, facts);
        });
  }

  @Override
  public Set<String> embedded(String embedding) {
    return db.read(c -> VectorTables.hashes(c, embedding));
  }

  @Override
  public void putVectors(Embedder.Identity embedder, Map<String, StoredVector> byTextHash) {
    db.write(c -> VectorTables.put(c, embedder, byTextHash));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rows without an embedding belong to every scoring, so they are replaced as well.
   */
  @Override
  public void replaceScores(String embedding, Scored scored) {
    db.write(
        c -> {
          ScoreTable.replace(c, embedding, scored.rows());
          PhraseTable.replace(c, scored.phrases());
          if (!embedding.isEmpty()) PlaceTables.replace(c, embedding, scored.places());
        });
  }

  /** A transaction of the store's own rooms, such as an import. */
  <T> T transaction(Db.Work<T> work) {
    return db.transaction(work);
  }

  /** Folds the log into the file. While somebody else reads, it stays, and that is safe too. */
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      db.foldLog();
    } finally {
      try {
        db.close();
      } finally {
        lock.close();
      }
    }
  }
}
