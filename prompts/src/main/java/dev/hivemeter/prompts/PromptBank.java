package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import dev.hivemeter.text.Nearest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The prompts that ship with Hivemeter, written for it: open-ended questions as people type them.
 *
 * <ul>
 *   <li>{@code core}: all of them, at least four for each category. The order goes round the
 *       taxonomy, so that the first 17 cover every category once, the first 34 twice, and a short
 *       study is still a wide one.
 *   <li>{@code quick}: the first 34, two for each category; a small model can answer them in a few
 *       sentences.
 * </ul>
 *
 * <p>Ids and texts of a published bank do not change: recordings are matched by them. {@link #hash}
 * tells two versions apart.
 */
public final class PromptBank {
  private static final String QUICK = "quick";
  private static final List<String> NAMES = List.of("core", QUICK);

  private PromptBank() {}

  /** The banks there are. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The prompts of a bank in bank order.
   *
   * @throws BadInput when there is no bank of this name
   */
  public static List<Prompt> load(String name) {
    if (!NAMES.contains(name)) {
      throw new BadInput(
          "there is no prompt bank '"
              + name
              + "'"
              + Nearest.hint(name, NAMES)
              + " (the banks are "
              + String.join(", ", NAMES)
              + "; your own prompts are named with file: instead)");
    }
    List<Prompt> core = read();
    return name.equals(QUICK) ? core.stream().filter(p -> p.tags().contains(QUICK)).toList() : core;
  }

  /**
   * SHA-256 over ids and texts in their order: what must be the same for two runs to have asked the
   * same. Categories and tags are left out, they change nothing a model sees.
   */
  public static String hash(List<Prompt> prompts) {
    List<String> fields = new ArrayList<>();
    for (Prompt p : prompts) {
      fields.add(p.id());
      fields.add(p.text());
    }
    return Sha256.ofFields(fields);
  }

  private static List<Prompt> read() {
    InputStream in = PromptBank.class.getResourceAsStream("core.jsonl");
    if (in == null) throw new IllegalStateException("core.jsonl is not on the class path");
    FieldMap ownNames = new FieldMap(Map.of());
    List<Prompt> prompts = new ArrayList<>();
    try (RowReader rows = Tables.open(in, "core.jsonl", Format.JSONL)) {
      for (Row row : rows) prompts.add(PromptRow.of(row, ownNames));
    }
    return List.copyOf(prompts);
  }
}
