package dev.hivemeter.prompts.mine;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.mine.Judged.Decided;
import dev.hivemeter.prompts.mine.Judged.Undecided;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.RowWriter;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two files that mining writes, whole or not at all: the kept queries as prompts, and, if
 * wanted, every query that was asked about with its verdict. Both are JSON lines in the log's
 * order.
 */
public final class MinedFiles {
  /** The tag by which mined prompts, and earlier files of them, are known. */
  public static final String TAG = "mined";

  private static final String VERSION = "question";

  private MinedFiles() {}

  /**
   * Refuses a place where the files cannot be written, or where somebody else's file stands, before
   * anybody is asked.
   *
   * @param labels null where none is wanted
   */
  public static void check(Path prompts, @Nullable Path labels, boolean force) {
    check(prompts, "-o", force);
    if (labels == null) return;
    check(labels, "--labels", force);
    if (prompts.equals(labels))
      throw new BadInput("-o and --labels name the same file '" + prompts + "'; name two");
  }

  private static void check(Path file, String option, boolean force) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean plain = name.endsWith(".gz") ? name.endsWith(".jsonl.gz") : name.endsWith(".jsonl");
    if (!plain)
      throw new BadInput(option + " '" + file + "': its name must end in .jsonl or .jsonl.gz");
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder))
      throw new BadInput(
          option + " '" + file + "': there is no folder that can be written to; make it first");
    if (Files.isDirectory(file)) throw new BadInput(option + " '" + file + "' is a folder");
    if (!force && Files.exists(file) && !isOurs(file))
      throw new BadInput(
          option
              + " '"
              + file
              + "' exists and is not an earlier file of mined prompts; name another file, or"
              + " replace it with --force");
  }

  /** An empty file, or one whose first row mining wrote. */
  private static boolean isOurs(Path file) {
    try {
      if (Files.size(file) == 0) return true;
      try (RowReader rows = Tables.open(file)) {
        for (Row row : rows) return row.has(VERSION) || row.texts("tags").contains(TAG);
      }
      return true;
    } catch (java.io.IOException | TableProblem e) {
      return false;
    }
  }

  /**
   * Writes both files.
   *
   * @param labels null where none is wanted
   */
  public static void write(List<Mined> mined, Path prompts, @Nullable Path labels) {
    try (RowWriter kept = writer(prompts)) {
      for (Mined m : mined)
        if (m.kept() && m.judged() instanceof Decided d) kept.write(prompt(m, d.verdict()));
      if (labels == null) {
        kept.finish();
        return;
      }
      try (RowWriter all = writer(labels)) {
        for (Mined m : mined) all.write(label(m));
        all.finish();
      }
      kept.finish();
    }
  }

  private static RowWriter writer(Path file) {
    return Tables.create(file, Format.JSONL, List.of(), CsvText.AS_IS);
  }

  private static Map<String, Object> prompt(Mined m, Verdict verdict) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", Prompt.of(m.candidate().text()).id());
    row.put("text", m.candidate().text());
    row.put("categories", labels(verdict.categories()));
    row.put("tags", List.of(TAG));
    row.put("language", m.candidate().language());
    row.put("kind", "open");
    return row;
  }

  private static Map<String, Object> label(Mined m) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", Prompt.of(m.candidate().text()).id());
    row.put("row", m.candidate().row());
    row.put("text", m.candidate().text());
    row.put("language", m.candidate().language());
    row.put(VERSION, Question.VERSION);
    row.putAll(judged(m.judged()));
    return row;
  }

  /** What is said of one query, in the words of the labels' file. */
  public static Map<String, Object> judged(Judged judged) {
    Map<String, Object> row = new LinkedHashMap<>();
    if (judged instanceof Decided d) {
      Verdict v = d.verdict();
      row.put("verdict", v.kept() ? "kept" : v.openEnded() ? "one-answer" : "closed");
      row.put("open_ended", v.openEnded());
      row.put("several_good_answers", v.several());
      row.put("categories", labels(v.categories()));
      if (!v.unknown().isEmpty()) row.put("unknown_categories", v.unknown());
      row.put("confidence", v.confidence());
      row.put("votes", d.votes());
      row.put("agreeing", d.agreeing());
    } else if (judged instanceof Undecided u) {
      row.put("verdict", "unparsed");
      row.put("reason", u.why());
    } else {
      row.put("verdict", "unasked");
    }
    return row;
  }

  private static List<String> labels(Set<Category> categories) {
    return categories.stream().map(Category::label).toList();
  }
}
