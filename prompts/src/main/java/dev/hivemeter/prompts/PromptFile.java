package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prompts from a file of the user's own.
 *
 * <ul>
 *   <li>{@code .jsonl .ndjson .json .csv}, each maybe with {@code .gz}: fields {@code id, text,
 *       family, categories, tags, language}, or others through a field map. Only the text must be
 *       there; further fields are ignored.
 *   <li>{@code .txt}: one prompt a line; blank lines are skipped.
 * </ul>
 *
 * <p>A prompt without an id gets a hash of its text, so the same text always has the same id.
 */
public final class PromptFile {
  private static final String NAMES = ".jsonl, .ndjson, .json, .csv (each maybe with .gz) or .txt";

  private PromptFile() {}

  /**
   * The prompts of a file in its order.
   *
   * @param fieldMap which field holds which part, {@code text → query}; empty for a plain text file
   * @throws BadInput when the file cannot be read, is empty, or says something twice
   */
  public static List<Prompt> read(Path file, Map<String, String> fieldMap) {
    return collect(file, fieldMap, new Collected(file, null)).prompts();
  }

  /**
   * The prompts of a file as they are, to be looked at: what stands twice is kept, and a row that
   * is no prompt is told among {@link Draft#unreadable()}.
   *
   * @throws BadInput when the file cannot be read at all, or is empty
   */
  public static Draft draft(Path file, Map<String, String> fieldMap) {
    List<String> unreadable = new ArrayList<>();
    Collected found = collect(file, fieldMap, new Collected(file, unreadable));
    return new Draft(unreadable.isEmpty() ? found.prompts() : found.prompts, found.at, unreadable);
  }

  /**
   * A file that may still have faults.
   *
   * @param lines where the prompts begin in the file, 1 for the first line
   * @param unreadable what is wrong with rows that are no prompts, place included
   */
  public record Draft(List<Prompt> prompts, List<Long> lines, List<String> unreadable) {
    public Draft {
      prompts = List.copyOf(prompts);
      lines = List.copyOf(lines);
      unreadable = List.copyOf(unreadable);
    }
  }

  private static Collected collect(Path file, Map<String, String> fieldMap, Collected found) {
    FieldMap fields = new FieldMap(fieldMap);
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".txt")) {
      if (!fieldMap.isEmpty())
        throw new BadInput(file + " is plain text and has no fields; remove the field map");
      List<String> lines = PlainText.lines(file);
      for (int i = 0; i < lines.size(); i++)
        if (!lines.get(i).isBlank()) found.add(Prompt.of(lines.get(i).strip()), i + 1L);
    } else if (Format.ofName(name).isPresent()) {
      readRows(file, fields, found);
    } else {
      throw new BadInput(file + ": its name must end in " + NAMES + " to be read as prompts");
    }
    return found;
  }

  private static void readRows(Path file, FieldMap fields, Collected found) {
    Set<String> seen = new LinkedHashSet<>();
    try (RowReader rows = Tables.open(file)) {
      for (Row row : rows) {
        seen.addAll(row.names());
        found.add(row, fields);
      }
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
    if (!seen.isEmpty()) fields.requireSeen(file.toString(), seen);
  }

  /** What was read so far, with the line each id was met on. */
  private static final class Collected {
    private final Path file;
    private final @Nullable List<String> unreadable;
    private final List<Prompt> prompts = new ArrayList<>();
    private final List<Long> at = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /**
     * @param unreadable takes what is wrong with rows; null to refuse the file instead
     */
    Collected(Path file, @Nullable List<String> unreadable) {
      this.file = file;
      this.unreadable = unreadable;
    }

    void add(Row row, FieldMap fields) {
      try {
        add(PromptRow.of(row, fields), row.line());
      } catch (BadInput | TableProblem e) {
        if (unreadable == null) throw e;
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }

    void add(Prompt prompt, long line) {
      if (unreadable == null) refuseTwice(prompt, line);
      prompts.add(prompt);
      at.add(line);
    }

    private void refuseTwice(Prompt prompt, long line) {
      Long before = lines.putIfAbsent(prompt.id(), line);
      if (before != null) {
        boolean sameText = prompt.text().equals(texts.get(prompt.id()));
        throw new BadInput(
            file
                + ", line "
                + line
                + ": "
                + (sameText
                    ? "the prompt of line "
                        + before
                        + " again (id '"
                        + prompt.id()
                        + "'); remove one"
                    : "the id '"
                        + prompt.id()
                        + "' is taken by another prompt on line "
                        + before
                        + "; rename one"));
      }
      texts.put(prompt.id(), prompt.text());
    }

    List<Prompt> prompts() {
      if (prompts.isEmpty())
        throw new BadInput(
            file
                + " has no prompts; write one a line (.txt), or one JSON object such as {\"text\":"
                + " \"…\"} a line (.jsonl), or use the prompts that ship: bank: core");
      return List.copyOf(prompts);
    }
  }
}
