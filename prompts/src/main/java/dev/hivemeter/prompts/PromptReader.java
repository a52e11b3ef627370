package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prompts of one file, read as they are asked for. */
final class PromptReader implements AutoCloseable {
  private static final String NAMES =
      ".jsonl, .ndjson, .json, .csv, .tsv, .parquet, .yaml, .yml (each maybe with .gz) or .txt";

  /**
   * A prompt with its place.
   *
   * @param place {@code line 5}, or {@code row 3} where the file has no lines
   */
  record Placed(Prompt prompt, String place) {}

  private final Path file;
  private final FieldMap fields;
  private final @Nullable RowReader rows;
  private final Iterator<Row> each;
  private final Queue<Placed> ahead = new ArrayDeque<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final ReadNotes notes;
  private final @Nullable List<String> unreadable;
  private @Nullable PromptShape shape;
  private boolean any;

  private PromptReader(
      Path file, FieldMap fields, @Nullable RowReader rows, @Nullable List<String> unreadable) {
    this.file = file;
    this.unreadable = unreadable;
    this.fields = fields;
    this.rows = rows;
    this.each = rows == null ? List.<Row>of().iterator() : rows.iterator();
    this.notes = new ReadNotes(file.toString());
  }

  /**
   * @throws BadInput when the file cannot be read as prompts
   */
  static PromptReader open(Path file, Map<String, String> fieldMap) {
    return open(file, fieldMap, null);
  }

  /**
   * @param unreadable takes what is wrong with rows that are no prompts, place included; null to
   *     refuse the file instead
   * @throws BadInput when the file cannot be read as prompts
   */
  static PromptReader open(
      Path file, Map<String, String> fieldMap, @Nullable List<String> unreadable) {
    FieldMap fields = new FieldMap(fieldMap);
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".txt")) {
      if (!fieldMap.isEmpty())
        throw new BadInput(file + " is plain text and has no fields; remove the field map");
      PromptReader reader = new PromptReader(file, fields, null, unreadable);
      reader.takeLines(PlainText.lines(file));
      return reader;
    }
    if (Format.ofName(name).isEmpty())
      throw new BadInput(file + ": its name must end in " + NAMES + " to be read as prompts");
    try {
      return new PromptReader(file, fields, Tables.open(file), unreadable);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private void takeLines(List<String> lines) {
    for (int i = 0; i < lines.size(); i++)
      if (!lines.get(i).isBlank())
        ahead.add(new Placed(Prompt.of(lines.get(i).strip()), "line " + (i + 1)));
  }

  /**
   * The next prompt, or null at the end.
   *
   * @throws BadInput when a row is no prompt, or the file has none at all
   */
  @Nullable Placed next() {
    try {
      while (ahead.isEmpty() && each.hasNext()) take(each.next());
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
    Placed next = ahead.poll();
    if (next != null) any = true;
    else end();
    return next;
  }

  private void take(Row row) {
    try {
      read(row);
    } catch (BadInput | TableProblem e) {
      if (unreadable == null) throw e;
      unreadable.add(String.valueOf(e.getMessage()));
    }
  }

  private void read(Row row) {
    seen.addAll(row.names());
    if (shape == null) {
      shape = PromptShape.of(row, fields);
      notes.shape(shape);
    }
    for (Prompt p : shape.prompts(row, fields, notes)) ahead.add(new Placed(p, row.place()));
  }

  private void end() {
    if (!seen.isEmpty()) fields.requireSeen(file.toString(), seen);
    boolean told = unreadable != null && !unreadable.isEmpty();
    if (!any && !told)
      throw new BadInput(
          file
              + " has no prompts; write one a line (.txt), or one JSON object such as {\"text\":"
              + " \"…\"} a line (.jsonl), or use the prompts that ship: bank: core");
  }

  /** What was recognised and left out so far. */
  List<String> notes() {
    if (shape != null) notes.dropped(seen, shape.read(fields));
    return notes.lines();
  }

  @Override
  public void close() {
    if (rows != null) rows.close();
  }
}
