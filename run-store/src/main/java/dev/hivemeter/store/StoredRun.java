package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Spent;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.SharedPhrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A run in a database, open for reading alone or for writing too. Safe for use by many threads. */
public abstract class StoredRun implements RunReader {
  private final Path dir;
  final Db db;

  StoredRun(Path dir, Db db) {
    this.dir = dir;
    this.db = db;
  }

  /** The run directory. */
  public final Path directory() {
    return dir;
  }

  @Override
  public final RunInfo info() {
    return db.read(InfoTable::read)
        .orElseThrow(
            () ->
                new BadInput(
                    "run "
                        + dir
                        + " was stopped before it was described; run its study again into it"));
  }

  /** Whether {@link #info} has something to say. */
  public final boolean isDescribed() {
    return db.read(InfoTable::read).isPresent();
  }

  @Override
  public final List<StoredCell> cells() {
    return db.read(CellTables::read);
  }

  @Override
  public final List<Sample> samples(CellKey cell) {
    return db.read(c -> SampleTable.ofCell(c, cell));
  }

  @Override
  public final Map<Integer, Aside> asides(CellKey cell) {
    return db.read(c -> AsideTable.ofCell(c, cell));
  }

  @Override
  public final Map<CellKey, BitSet> settled() {
    return db.read(SampleTable::settled);
  }

  @Override
  public final Map<CellKey, Map<String, Integer>> outcomes() {
    return db.read(SampleTable::outcomes);
  }

  @Override
  public final Map<CellKey, Spent> spent() {
    return db.read(c -> AttemptTable.spent(c));
  }

  @Override
  public final Map<CellKey, Map<Integer, Spent>> spent(Map<CellKey, Integer> cycles) {
    return db.read(c -> AttemptTable.spent(c, cycles));
  }

  /** Slots and calls in numbers, model by model, in the order in which they were registered. */
  public final List<ModelTally> tallies() {
    return db.read(TallyTable::read);
  }

  /** Sample indexes whose last call brought no reply. */
  public final Map<CellKey, BitSet> failed() {
    return db.read(SampleTable::failed);
  }

  /** The attempts of one slot, in the order in which they were stored. */
  public final List<Attempt> attempts(CellKey cell, int sample) {
    return db.read(c -> AttemptTable.ofSlot(c, cell, sample));
  }

  /** Whether there are scores. */
  public final boolean isScored() {
    return db.read(ScoreTable::any);
  }

  /** The store version of the run, which may be older than this Hivemeter's. */
  public final int version() {
    return db.read(Schema::versionOf);
  }

  /** Every attempt in the order in which it was stored. */
  public final void eachAttempt(Consumer<StoredAttempt> use) {
    db.read(
        c -> {
          AttemptTable.each(c, use);
          return true;
        });
  }

  @Override
  public final Map<String, Generator.Facts> endpoints() {
    return db.read(EndpointTable::read);
  }

  @Override
  public final List<ModelChange> changes() {
    return db.read(
        c -> {
          List<ModelChange> all = new ArrayList<>(ChangeTable.read(c));
          all.addAll(ReplyNames.read(c));
          return all;
        });
  }

  @Override
  public final Map<String, StoredVector> vectors(String embedding, Collection<String> textHashes) {
    return db.read(c -> VectorTables.read(c, embedding, textHashes));
  }

  @Override
  public final List<ScoreRow> scores() {
    return db.read(ScoreTable::read);
  }

  @Override
  public final List<SharedPhrase> phrases() {
    return db.read(PhraseTable::read);
  }

  @Override
  public final List<Place> places() {
    return db.read(PlaceTables::read);
  }

  /** The embedding of {@link #places}; empty where there are none. */
  public final String placesEmbedding() {
    return db.read(PlaceTables::embedding);
  }

  @Override
  public final Optional<Embedder.Identity> embedder(String name) {
    return db.read(c -> VectorTables.embedder(c, name));
  }

  /** How many texts have vectors of this embedder. */
  public final long embeddedTexts(String name) {
    return db.read(c -> VectorTables.count(c, name));
  }

  /** The names of all embedders of which vectors are stored, in the order of their first use. */
  public final List<String> embeddings() {
    return db.read(VectorTables::names);
  }

  /** Refuses what another program or a newer version has written. */
  static void requireKnown(Db db, Path file) {
    String application = db.pragma("application_id");
    if (!application.equals(Integer.toString(Schema.APPLICATION_ID)))
      throw new BadInput(file + " is an SQLite database of another program, not a Hivemeter run");
    int version = Integer.parseInt(db.pragma("user_version"));
    if (version > Schema.VERSION)
      throw new BadInput(
          file
              + " was written by a newer Hivemeter (store version "
              + version
              + ", this one knows "
              + Schema.VERSION
              + "); use that version or a later one");
    if (version < 1)
      throw new BadInput(
          file + " has store version " + version + ", which never was; it is damaged");
  }
}
