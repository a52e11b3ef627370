package dev.hivemeter.prompts;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the shipped banks: a file of rows, or those of its rows that carry a tag.
 *
 * @param name by which a study asks for it
 * @param about what it is for, in a line
 * @param file JSONL beside this class
 * @param tag that its rows carry; null for all rows
 */
record Bank(String name, String about, String file, @Nullable String tag) {

  /** A bank with a file of its own, {@code NAME.jsonl}. */
  static Bank whole(String name, String about) {
    return new Bank(name, about, name + ".jsonl", null);
  }

  /** Those prompts of the bank {@code of} that carry the tag {@code name}. */
  static Bank tagged(String name, String of, String about) {
    return new Bank(name, about, of + ".jsonl", name);
  }

  /** Its prompts in the order of the file. */
  List<Prompt> load() {
    InputStream in = Bank.class.getResourceAsStream(file);
    if (in == null) throw new IllegalStateException(file + " is not on the class path");
    FieldMap ownNames = new FieldMap(Map.of());
    List<Prompt> prompts = new ArrayList<>();
    try (RowReader rows = Tables.open(in, file, Format.JSONL)) {
      for (Row row : rows) {
        Prompt p = PromptRow.of(row, ownNames);
        if (tag == null || p.tags().contains(tag)) prompts.add(p);
      }
    }
    return List.copyOf(prompts);
  }
}
