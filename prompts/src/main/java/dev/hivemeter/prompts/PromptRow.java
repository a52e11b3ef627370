package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.Utf16;
import dev.hivemeter.text.Nearest;
import org.jspecify.annotations.Nullable;

/** One row of a table read as a prompt. */
final class PromptRow {
  private PromptRow() {}

  /**
   * The prompt a row holds. Only the text must be there: without an id it gets a hash of the text,
   * without a language {@code und}.
   */
  static Prompt of(Row row, FieldMap fields) {
    String textField = fields.field(FieldMap.TEXT);
    if (!row.has(textField)) throw noText(row, textField);
    String text = exact(row, textField);
    if (text.isBlank()) throw empty(row, textField, "write the question or remove the row");
    String idField = fields.field(FieldMap.ID);
    @Nullable String id = row.optionalText(idField);
    if (id != null && id.isBlank())
      throw empty(row, idField, "name the prompt or leave the field out");
    @Nullable String language = row.optionalText(fields.field(FieldMap.LANGUAGE));
    Prompt bare = id == null ? Prompt.of(text) : Prompt.of(id, text);
    return new Prompt(
        bare.id(),
        text,
        row.optionalText(fields.field(FieldMap.FAMILY)),
        row.texts(fields.field(FieldMap.CATEGORIES)),
        row.texts(fields.field(FieldMap.TAGS)),
        language == null || language.isBlank() ? bare.language() : language,
        TaskRow.of(row));
  }

  /** Our own exports carry a text that UTF-8 cannot hold a second time. */
  private static String exact(Row row, String textField) {
    @Nullable String base64 =
        textField.equals(FieldMap.TEXT) ? row.optionalText(FieldMap.EXACT_TEXT) : null;
    if (base64 == null) return row.text(textField);
    try {
      return Utf16.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw row.problem(FieldMap.EXACT_TEXT, "base64 of UTF-16");
    }
  }

  private static BadInput empty(Row row, String field, String next) {
    return new BadInput(row.where() + ": field '" + field + "' is empty; " + next);
  }

  private static BadInput noText(Row row, String field) {
    String names = String.join(", ", row.names());
    return new BadInput(
        row.where()
            + " has no field '"
            + field
            + "'"
            + Nearest.hint(field, row.names())
            + (names.isEmpty() ? "; it has none" : "; it has " + names)
            + ". Say which one is the question: map: { text: query } in a study, --map text=query in a"
            + " command");
  }
}
