package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.tables.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of answers that were made elsewhere, under names that may be mapped. */
final class PlainRows {
  /** A finite number, higher is better; kept with the answer under this name. */
  static final String QUALITY = "quality";

  /** What can be mapped; the first three must be there. */
  static final List<String> FIELDS =
      List.of(
          "prompt",
          "model",
          "response",
          "prompt_id",
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "max_tokens",
          "elicitation",
          "sample",
          "family",
          "categories",
          "tags",
          "language",
          QUALITY);

  private static final List<String> REQUIRED = FIELDS.subList(0, 3);

  private final Map<String, String> columns = new HashMap<>();
  private final KnownPrompts prompts;

  /**
   * @param fieldMap our field's name to the file's column; others are called as here
   */
  PlainRows(Map<String, String> fieldMap, KnownPrompts prompts) {
    FIELDS.forEach(field -> columns.put(field, field));
    fieldMap.forEach(
        (field, column) -> {
          if (!columns.containsKey(field))
            throw new BadInput(
                "--map "
                    + field
                    + "="
                    + column
                    + ": there is no field '"
                    + field
                    + "'; allowed are "
                    + String.join(", ", FIELDS));
          columns.put(field, column);
        });
    this.prompts = prompts;
  }

  /** A column that was named must be there: in a CSV all, elsewhere those that each row needs. */
  void refuseMissing(Map<String, String> fieldMap, Row first, boolean csv) {
    fieldMap.forEach(
        (field, column) -> {
          if (!first.names().contains(column) && (csv || REQUIRED.contains(field)))
            throw new BadInput(
                first.where()
                    + " has no column '"
                    + column
                    + "', which --map "
                    + field
                    + "="
                    + column
                    + " names; it has "
                    + String.join(", ", first.names()));
        });
  }

  boolean fits(Row row) {
    return REQUIRED.stream().allMatch(field -> row.names().contains(column(field)));
  }

  /** A value that the model refuses is told with its row. */
  AnswerRow read(Row row) {
    try {
      return answer(row);
    } catch (BadInput e) {
      throw new BadInput(row.where() + ": " + e.getMessage(), e);
    }
  }

  private AnswerRow answer(Row row) {
    String model = row.text(column("model"));
    if (model.isBlank()) throw row.problem(column("model"), "a model's name");
    String elicitation = row.optionalText(column("elicitation"));
    Sampling sampling =
        new Sampling(
            row.optionalDouble(column("temperature")),
            row.optionalDouble(column("top_p")),
            row.optionalInt(column("top_k")),
            row.optionalDouble(column("min_p")),
            row.optionalInt(column("max_tokens")),
            Sampling.Seeds.NONE);
    Condition condition =
        new Condition(
            ModelSpec.imported(model),
            sampling,
            elicitation == null ? Elicitation.DIRECT : new Elicitation(elicitation, null));
    Integer sample = row.optionalInt(column("sample"));
    if (sample != null && sample < 0)
      throw row.problem(column("sample"), "0 or a larger whole number");
    String response = row.text(column("response"));
    return new AnswerRow(
        row.where(),
        new Cell(prompt(row), condition),
        sample,
        0,
        Outcome.ofText(response, false),
        Provenance.UNKNOWN,
        extra(row));
  }

  private Prompt prompt(Row row) {
    String text = row.text(column("prompt"));
    if (text.isBlank()) throw row.problem(column("prompt"), "a text that is not blank");
    String id = row.optionalText(column("prompt_id"));
    String family = row.optionalText(column("family"));
    List<String> categories = row.texts(column("categories"));
    List<String> tags = row.texts(column("tags"));
    String language = row.optionalText(column("language"));
    boolean bare = family == null && categories.isEmpty() && tags.isEmpty() && language == null;
    @Nullable Prompt known = bare ? prompts.like(id, text) : null;
    if (known != null) return known;
    String own = id == null ? Prompt.of(text).id() : id;
    return new Prompt(
        own,
        text,
        family,
        categories,
        tags,
        language == null ? "und" : language,
        prompts.taskOf(own, text));
  }

  private Map<String, String> extra(Row row) {
    Map<String, String> extra = new LinkedHashMap<>(row.fields());
    columns.values().forEach(extra::remove);
    extra.values().removeIf(String::isEmpty);
    Double quality = row.optionalDouble(column(QUALITY));
    if (quality != null) extra.put(QUALITY, quality.toString());
    return extra;
  }

  private String column(String field) {
    return columns.getOrDefault(field, field);
  }
}
