package dev.hivemeter.prompts.mine;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.TableProblem;
import dev.hivemeter.tables.Tables;
import dev.hivemeter.text.Nearest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A query that a person has judged.
 *
 * @param text as people type
 * @param open whether it is open-ended with several good answers
 * @param categories that fit it; none for a closed one
 * @param borderline whether another careful reader might well say otherwise
 */
public record Labelled(String text, boolean open, Set<Category> categories, boolean borderline) {
  private static final String SHIPPED = "labelled.jsonl";

  public Labelled {
    categories =
        Collections.unmodifiableSet(
            categories.isEmpty() ? EnumSet.noneOf(Category.class) : EnumSet.copyOf(categories));
  }

  /** The sample that ships: queries written for this project, and judged by one reader. */
  public static List<Labelled> shipped() {
    InputStream in = Labelled.class.getResourceAsStream(SHIPPED);
    if (in == null) throw new IllegalStateException(SHIPPED + " is not on the class path");
    try (RowReader rows = Tables.open(in, SHIPPED, Format.JSONL)) {
      return read(rows);
    }
  }

  /**
   * A sample of the user's own: fields {@code text}, {@code open}, {@code categories} and maybe
   * {@code borderline}.
   *
   * @throws BadInput when a row says too little, or one text stands twice
   */
  public static List<Labelled> read(Path file) {
    try (RowReader rows = Tables.open(file)) {
      return read(rows);
    } catch (TableProblem e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private static List<Labelled> read(RowReader rows) {
    List<Labelled> all = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Row row : rows) {
      Labelled one = of(row);
      if (!texts.add(one.text))
        throw new BadInput(row.where() + ": the text stands already; remove one of the two");
      all.add(one);
    }
    if (all.isEmpty())
      throw new BadInput(
          rows.name() + " has no rows; write {\"text\": …, \"open\": true or false}");
    return List.copyOf(all);
  }

  private static Labelled of(Row row) {
    String text = row.text("text").strip();
    Boolean open = row.optionalBoolean("open");
    if (open == null) throw row.problem("open", "true or false");
    if (text.isEmpty()) throw row.problem("text", "a query");
    Set<Category> categories = EnumSet.noneOf(Category.class);
    for (String label : row.texts("categories"))
      categories.add(
          Category.ofLabel(label)
              .orElseThrow(
                  () ->
                      new BadInput(
                          row.where()
                              + ": there is no category '"
                              + label
                              + "'"
                              + Nearest.hint(label, Category.labels()))));
    if (!open && !categories.isEmpty())
      throw new BadInput(
          row.where() + ": a closed query has no categories; leave them out, or write open: true");
    return new Labelled(
        text, open, categories, Boolean.TRUE.equals(row.optionalBoolean("borderline")));
  }
}
