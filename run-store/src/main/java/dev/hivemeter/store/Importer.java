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
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes answers that were made elsewhere, or by another run, into a run: all of a call's files or
 * nothing.
 *
 * <ul>
 *   <li>An answer without a sample index gets the next one of its cell, counted over all files of
 *       the call; so importing the same files again finds every answer already there.
 *   <li>A slot that holds the same outcome already is left as it is and counted. A failed outcome
 *       is replaced. A slot that holds another answer, or another reading of its list, is an error
 *       that names both: neither is preferred.
 *   <li>One prompt id that stands for two texts is an error, because pools of different models are
 *       matched by it; so is one prompt that is held against two things. A prompt without an id,
 *       known by its text, is that prompt; a file that does not say what a prompt is held against
 *       means what the run knows.
 *   <li>A blank response is {@link Outcome.Empty}; a missing one is an error.
 *   <li>Columns that mean nothing here are kept with the answer.
 * </ul>
 */
public final class Importer {
  /** What the rows of the files look like. */
  public enum Shape {
    /** Told by the fields of each file's first row. */
    AUTO,
    /** Our own export of answers. */
    HIVEMETER,
    /** {@code {prompt, model, response}} and what else there is. */
    PLAIN,
    /** {@code {instruction, generator, output}}. */
    ALPACA_EVAL;

    /** {@code auto}, {@code hivemeter}, {@code plain} or {@code alpaca-eval}. */
    public static Shape of(String name) {
      for (Shape shape : values())
        if (shape.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) return shape;
      throw new BadInput(
          "unknown import format '" + name + "'; allowed are auto, hivemeter, plain, alpaca-eval");
    }
  }

  /**
   * What an import did.
   *
   * @param rows answers in the files
   * @param added those that the run did not have
   * @param alreadyThere those that it had
   */
  public record Result(long rows, long added, long alreadyThere) {}

  private static final Map<String, String> ALPACA_EVAL =
      Map.of("prompt", "instruction", "model", "generator", "response", "output");

  private final SqliteRunStore store;

  public Importer(SqliteRunStore store) {
    this.store = store;
  }

  /**
   * @param fieldMap field to column, for files that call them otherwise
   * @param info describes the run if nothing does yet; a file's own export header is preferred
   * @throws BadInput when a file cannot be read or does not fit; the run is then as it was
   */
  public Result run(List<Path> files, Shape shape, Map<String, String> fieldMap, RunInfo info) {
    if (files.isEmpty()) throw new BadInput("no file of answers is named");
    KnownPrompts prompts = new KnownPrompts();
    for (StoredCell cell : store.cells()) prompts.add(cell.cell().prompt());
    boolean described = store.isDescribed();
    Map<String, Generator.Facts> endpoints = store.endpoints();
    try {
      return store.transaction(
          c -> {
            try (Work work = new Work(c, shape, fieldMap, prompts)) {
              for (Path file : files) work.take(file);
              work.finish(described ? null : info, endpoints);
              return new Result(work.rows, work.added, work.rows - work.added);
            }
          });
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  /** One call's transaction. */
  private static final class Work implements AutoCloseable {
    private final Connection connection;
    private final Shape shape;
    private final Map<String, String> fieldMap;
    private final KnownPrompts prompts;
    private final CellTables.Parts parts;
    private final PreparedStatement cellId;
    private final PreparedStatement upsert;
    private final PreparedStatement insertPart;
    private final PreparedStatement find;
    private final PreparedStatement findParts;
    private final PreparedStatement aside;
    private final Map<CellKey, Long> cells = new HashMap<>();
    private final Map<CellKey, Integer> next = new HashMap<>();
    private final Map<CellKey, Integer> planned = new HashMap<>();
    private final Map<String, Generator.Facts> facts = new HashMap<>();
    private @Nullable RunInfo exported;
    private long rows;
    private long added;

    Work(Connection c, Shape shape, Map<String, String> fieldMap, KnownPrompts prompts)
        throws SQLException {
      this.connection = c;
      this.shape = shape;
      this.fieldMap = fieldMap;
      this.prompts = prompts;
      this.parts = new CellTables.Parts(c);
      this.cellId = c.prepareStatement("SELECT id FROM cells WHERE key = ?");
      this.upsert = c.prepareStatement(SampleTable.UPSERT);
      this.insertPart = c.prepareStatement(PartTable.INSERT);
      this.find = c.prepareStatement(SampleTable.FIND);
      this.findParts = c.prepareStatement(PartTable.FIND);
      this.aside = c.prepareStatement(AsideTable.UPSERT);
    }

    void take(Path file) throws SQLException {
      long before = rows;
      try (RowReader reader = Tables.open(file)) {
        boolean csv = reader.format() == Format.CSV;
        @Nullable Reading reading = null;
        PartRows parts = new PartRows();
        for (Row row : reader) {
          if (ExportHeader.isHeader(row)) {
            take(ExportHeader.of(row));
            continue;
          }
          if (reading == null) reading = reading(row, csv);
          AnswerRow answer = reading.read(row);
          rows++;
          for (AnswerRow whole : parts.take(answer)) take(whole);
        }
        for (AnswerRow whole : parts.finish()) take(whole);
      }
      if (rows == before) throw new BadInput(file + " holds no answers");
    }

    private void take(ExportHeader header) {
      if (exported == null) exported = header.info();
      header.endpoints().forEach(facts::putIfAbsent);
    }

    private interface Reading {
      AnswerRow read(Row row);
    }

    private Reading reading(Row first, boolean csv) {
      PlainRows plain = new PlainRows(fieldMap, prompts);
      plain.refuseMissing(fieldMap, first, csv);
      Map<String, String> alpacaMap = new HashMap<>(ALPACA_EVAL);
      alpacaMap.putAll(fieldMap);
      PlainRows alpaca = new PlainRows(alpacaMap, prompts);
      return switch (shape) {
        case HIVEMETER -> row -> OwnRows.read(row, csv, prompts);
        case PLAIN -> plain::read;
        case ALPACA_EVAL -> alpaca::read;
        case AUTO -> told(first, csv, plain, alpaca);
      };
    }

    private Reading told(Row first, boolean csv, PlainRows plain, PlainRows alpaca) {
      if (fieldMap.isEmpty() && OwnRows.fits(first)) return row -> OwnRows.read(row, csv, prompts);
      if (plain.fits(first)) return plain::read;
      if (alpaca.fits(first)) return alpaca::read;
      throw new BadInput(
          first.where()
              + " has the fields "
              + String.join(", ", first.names())
              + "; needed are prompt, model and response (plain) or instruction, generator and"
              + " output (alpaca-eval). Say which column is which with --map, such as --map"
              + " prompt=question");
    }

    private void take(AnswerRow answer) throws SQLException {
      Cell cell = answer.cell();
      prompts.meet(cell.prompt(), answer.where());
      CellKey key = cell.key();
      int index = answer.sample() != null ? answer.sample() : next.merge(key, 1, Integer::sum) - 1;
      planned.merge(key, Math.max(answer.planned(), index + 1), Math::max);
      long id = idOf(key, cell);
      Sample sample = answer.at(index);
      Outcome held = held(key, index);
      if (held == null || (held instanceof Outcome.Failed && !held.equals(sample.outcome()))) {
        SampleTable.bind(upsert, id, key, sample);
        int written = upsert.executeUpdate();
        if (written > 0) {
          PartTable.put(insertPart, key, sample);
          added += Math.max(1, sample.parts().size());
        }
        if (written > 0 && !answer.aside().equals(Aside.NONE)) {
          AsideTable.bind(aside, key, index, answer.aside());
          aside.executeUpdate();
        }
      } else if (!(sample.outcome() instanceof Outcome.Failed)) {
        if (!held.equals(sample.outcome()))
          throw conflict(answer, index, shown(sample.outcome()), shown(held));
        List<Part> known = parts(key, index);
        if (!known.equals(sample.parts()))
          throw conflict(answer, index, shown(sample.parts(), known), shown(known, sample.parts()));
      }
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
              + "; give every answer its own sample index, name all files in one import, or import"
              + " into another run. Nothing was imported");
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
      List<Part> parts = new ArrayList<>();
      findParts.setBytes(1, HexFormat.of().parseHex(key.slot(index)));
      try (ResultSet r = findParts.executeQuery()) {
        while (r.next()) parts.add(PartTable.part(r, 1));
      }
      return parts;
    }

    private @Nullable Outcome held(CellKey key, int index) throws SQLException {
      find.setBytes(1, HexFormat.of().parseHex(key.slot(index)));
      try (ResultSet r = find.executeQuery()) {
        return r.next() ? SampleTable.sample(r).outcome() : null;
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
    void finish(@Nullable RunInfo fallback, Map<String, Generator.Facts> known)
        throws SQLException {
      try (PreparedStatement s =
          connection.prepareStatement("UPDATE cells SET planned = max(planned, ?) WHERE key = ?")) {
        for (Map.Entry<CellKey, Integer> e : planned.entrySet()) {
          s.setInt(1, e.getValue());
          s.setString(2, e.getKey().hex());
          s.executeUpdate();
        }
      }
      for (Map.Entry<String, Generator.Facts> e : facts.entrySet())
        if (!known.containsKey(e.getKey()))
          EndpointTable.replace(connection, e.getKey(), e.getValue());
      if (fallback != null) InfoTable.replace(connection, exported == null ? fallback : exported);
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
    }
  }
}
