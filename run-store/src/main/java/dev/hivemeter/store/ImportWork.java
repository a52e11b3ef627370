package dev.hivemeter.store;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The transaction of one {@link Importer} call. */
final class ImportWork implements AutoCloseable, AnswerFile.Sink {
  private final Connection connection;
  private final KnownPrompts prompts;
  private final CellTables.Parts parts;
  private final PreparedStatement cellId;
  private final PreparedStatement upsert;
  private final PreparedStatement insertPart;
  private final PreparedStatement find;
  private final PreparedStatement findParts;
  private final PreparedStatement aside;
  private final PreparedStatement complete;
  private final Map<CellKey, Long> cells = new HashMap<>();
  private final Map<CellKey, Integer> next = new HashMap<>();
  private final Map<CellKey, Integer> planned = new HashMap<>();
  private final Map<String, Generator.Facts> facts = new HashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final BooleanSupplier stopped;
  private @Nullable RunInfo exported;
  private long rows;
  private long added;
  private long completed;
  private long unlike;

  ImportWork(Connection c, KnownPrompts prompts, BooleanSupplier stopped) throws SQLException {
    this.stopped = stopped;
    this.connection = c;
    this.prompts = prompts;
    this.parts = new CellTables.Parts(c);
    this.cellId = c.prepareStatement("SELECT id FROM cells WHERE key = ?");
    this.upsert = c.prepareStatement(SampleTable.UPSERT);
    this.insertPart = c.prepareStatement(PartTable.INSERT);
    this.find = c.prepareStatement(SampleTable.FIND);
    this.findParts = c.prepareStatement(PartTable.FIND);
    this.aside = c.prepareStatement(AsideTable.UPSERT);
    this.complete = c.prepareStatement("UPDATE samples SET extra = ? WHERE slot = ?");
  }

  void take(Path file, AnswerFile answers) throws SQLException {
    long before = rows;
    notices.addAll(answers.read(this));
    if (rows == before) throw new BadInput(file + " holds no answers");
  }

  @Override
  public void header(ExportHeader header) {
    if (exported == null) exported = header.info();
    header.endpoints().forEach(facts::putIfAbsent);
  }

  @Override
  public void row() {
    if (stopped.getAsBoolean()) throw new CancellationException("the import was stopped");
    rows++;
  }

  @Override
  public void answer(AnswerRow answer) throws SQLException {
    Cell cell = answer.cell();
    prompts.meet(cell.prompt(), answer.where());
    CellKey key = cell.key();
    int index = answer.sample() != null ? answer.sample() : next.merge(key, 1, Integer::sum) - 1;
    planned.merge(key, Math.max(answer.planned(), index + 1), Math::max);
    long id = idOf(key, cell);
    Sample sample = answer.at(index);
    Sample held = held(key, index);
    if (held == null
        || (held.outcome() instanceof Outcome.Failed && !held.outcome().equals(sample.outcome()))) {
      put(id, key, sample, answer.aside());
    } else {
      if (!(sample.outcome() instanceof Outcome.Failed)) requireSame(answer, key, sample, held);
      if (held.outcome().equals(sample.outcome())) complete(key, sample, held);
    }
  }

  private void put(long id, CellKey key, Sample sample, Aside beside) throws SQLException {
    SampleTable.bind(upsert, id, key, sample);
    if (upsert.executeUpdate() == 0) return;
    PartTable.put(insertPart, key, sample);
    added += Math.max(1, sample.parts().size());
    if (beside.equals(Aside.NONE)) return;
    AsideTable.bind(aside, key, sample.index(), beside);
    aside.executeUpdate();
  }

  private void requireSame(AnswerRow answer, CellKey key, Sample sample, Sample held)
      throws SQLException {
    if (!held.outcome().equals(sample.outcome()))
      throw conflict(answer, sample.index(), shown(sample.outcome()), shown(held.outcome()));
    List<Part> known = parts(key, sample.index());
    if (!known.equals(sample.parts()))
      throw conflict(
          answer, sample.index(), shown(sample.parts(), known), shown(known, sample.parts()));
  }

  /** Columns that a known answer did not have, such as a judgement that was made later. */
  private void complete(CellKey key, Sample sample, Sample held) throws SQLException {
    Map<String, String> all = new TreeMap<>(sample.extra());
    all.putAll(held.extra());
    sample
        .extra()
        .forEach(
            (name, value) -> {
              if (!value.equals(all.get(name))) unlike++;
            });
    if (all.equals(held.extra())) return;
    complete.setString(1, Json.ofMap(all));
    complete.setBytes(2, HexFormat.of().parseHex(key.slot(sample.index())));
    completed += complete.executeUpdate();
  }

  private static BadInput conflict(AnswerRow answer, int index, String told, String held) {
    return new BadInput(
        answer.where()
            + ": sample "
            + index
            + " of model '"
            + answer.cell().condition().label()
            + "' for prompt '"
            + answer.cell().prompt().id()
            + "' is "
            + told
            + ", but the run already holds "
            + held
            + "; give every answer its own sample index"
            + (answer.sample() == null ? " (these were counted in the order of the files)" : "")
            + ", name all files in one import, or import into another run");
  }

  private static String shown(Outcome outcome) {
    String text = SampleTable.text(outcome);
    return outcome.name() + (text == null ? "" : " " + KnownPrompts.shown(text));
  }

  /** A list by what is first not the same in the other. */
  private static String shown(List<Part> list, List<Part> other) {
    int i = 0;
    while (i < Math.min(list.size(), other.size()) && list.get(i).equals(other.get(i))) i++;
    String size = "the same reply read as " + list.size() + " answers";
    if (i == list.size()) return size;
    Part p = list.get(i);
    String probability = p.probability() == null ? "" : " of probability " + p.probability();
    return size
        + ", answer "
        + (i + 1)
        + " "
        + KnownPrompts.shown(p.text())
        + probability
        + (p.cut() ? ", cut" : "");
  }

  private List<Part> parts(CellKey key, int index) throws SQLException {
    List<Part> list = new ArrayList<>();
    findParts.setBytes(1, HexFormat.of().parseHex(key.slot(index)));
    try (ResultSet r = findParts.executeQuery()) {
      while (r.next()) list.add(PartTable.part(r, 1));
    }
    return list;
  }

  private @Nullable Sample held(CellKey key, int index) throws SQLException {
    find.setBytes(1, HexFormat.of().parseHex(key.slot(index)));
    try (ResultSet r = find.executeQuery()) {
      return r.next() ? SampleTable.sample(r) : null;
    }
  }

  private long idOf(CellKey key, Cell cell) throws SQLException {
    Long known = cells.get(key);
    if (known != null) return known;
    CellTables.add(connection, parts, key, cell);
    cellId.setString(1, key.hex());
    try (ResultSet r = cellId.executeQuery()) {
      if (!r.next()) throw new IllegalStateException("cell " + key.hex() + " was not stored");
      long id = r.getLong(1);
      cells.put(key, id);
      return id;
    }
  }

  /**
   * @param fallback describes the run unless a file's header does; null when it is described
   */
  void finish(@Nullable RunInfo fallback, Map<String, Generator.Facts> known) throws SQLException {
    String sql = "UPDATE cells SET planned = ? WHERE key = ? AND planned < ?";
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (Map.Entry<CellKey, Integer> e : planned.entrySet()) {
        s.setInt(1, e.getValue());
        s.setString(2, e.getKey().hex());
        s.setInt(3, e.getValue());
        s.executeUpdate();
      }
    }
    for (Map.Entry<String, Generator.Facts> e : facts.entrySet())
      if (!known.containsKey(e.getKey()))
        EndpointTable.replace(connection, e.getKey(), e.getValue());
    if (fallback != null) InfoTable.replace(connection, exported == null ? fallback : exported);
  }

  Importer.Result result() {
    List<String> all = new ArrayList<>(notices);
    if (unlike > 0)
      all.add(
          unlike
              + " further columns of answers that the run already holds say something else there;"
              + " what it holds was kept");
    return new Importer.Result(rows, added, rows - added, completed, all);
  }

  @Override
  public void close() throws SQLException {
    parts.close();
    cellId.close();
    upsert.close();
    insertPart.close();
    find.close();
    findParts.close();
    aside.close();
    complete.close();
  }
}
