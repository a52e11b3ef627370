package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.TaskForm;
import dev.hivemeter.store.foreign.Asked;
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
  private final ModelNames models;
  private final boolean csv;
  private final List<String> required;
  private @Nullable String input;

  /**
   * @param fieldMap our field's name to the file's column; others are called as here
   * @param csv whether a cell is only ever a text
   */
  PlainRows(Map<String, String> fieldMap, KnownPrompts prompts, ModelNames models, boolean csv) {
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
    this.models = models;
    this.csv = csv;
    this.required =
        REQUIRED.stream().filter(field -> !field.equals("model") || !models.areSaid()).toList();
  }

  /** The same, with a column whose text, where there is one, follows the prompt's. */
  PlainRows withInput(String column) {
    this.input = column;
    return this;
  }

  /** Whether prompt, model and response stand where they stand for the other. */
  boolean readsAs(PlainRows other) {
    return REQUIRED.stream().allMatch(field -> column(field).equals(other.column(field)));
  }

  /** A column that was named must be there: in a CSV all, elsewhere those that each row needs. */
  void refuseMissing(Map<String, String> fieldMap, Row first) {
    fieldMap.forEach(
        (field, column) -> {
          if (!first.names().contains(column) && (csv || required.contains(field)))
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

  /** Whether the columns are there, and hold what can be a prompt and a response. */
  boolean fits(Row row) {
    return required.stream()
        .allMatch(
            field -> row.names().contains(column(field)) && (csv || !isObject(row, column(field))));
  }

  private static boolean isObject(Row row, String column) {
    JsonNode value = row.json(column);
    return value != null && value.isObject();
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
    String told = models.areSaid() ? row.optionalText(column("model")) : row.text(column("model"));
    if (told != null && told.isBlank()) throw row.problem(column("model"), "a model's name");
    if (told != null && !models.areSaid()) ModelNames.plain(row.where(), column("model"), told);
    String model = models.of(row.where(), told);
    Asked asked = asked(row);
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
            elicitation(row.optionalText(column("elicitation")), asked.system()));
    Integer sample = row.optionalInt(column("sample"));
    if (sample != null && sample < 0)
      throw row.problem(column("sample"), "0 or a larger whole number");
    String response = row.text(column("response"));
    return new AnswerRow(
        row.where(),
        new Cell(prompt(row, asked.text()), condition),
        sample,
        0,
        Outcome.ofText(response, false),
        Provenance.UNKNOWN,
        extra(row, model));
  }

  private static Elicitation elicitation(@Nullable String name, @Nullable String system) {
    if (name == null && system == null) return Elicitation.DIRECT;
    return new Elicitation(name == null ? "system" : name, system);
  }

  /** A text, or in JSON the messages of a chat. */
  private Asked asked(Row row) {
    String column = column("prompt");
    JsonNode messages = csv ? null : row.json(column);
    if (messages != null && messages.isArray())
      return Asked.ofMessages(row.where(), column, messages);
    String text = row.text(column);
    if (text.isBlank()) throw row.problem(column, "a text that is not blank");
    String more = input == null ? null : row.optionalText(input);
    return new Asked(null, more == null || more.isBlank() ? text : text + "\n\n" + more);
  }

  private Prompt prompt(Row row, String text) {
    String id = row.optionalText(column("prompt_id"));
    String family = row.optionalText(column("family"));
    List<String> categories = row.texts(column("categories"));
    List<String> tags = row.texts(column("tags"));
    String language = row.optionalText(column("language"));
    Task task = TaskJson.plain(row);
    boolean bare =
        family == null
            && categories.isEmpty()
            && tags.isEmpty()
            && language == null
            && task == null;
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
        task == null ? prompts.taskOf(own, text) : task);
  }

  private Map<String, String> extra(Row row, String model) {
    Map<String, String> extra = new LinkedHashMap<>(row.fields());
    String told = extra.get(column("model"));
    columns.values().forEach(extra::remove);
    if (TaskJson.plain(row) != null) TaskForm.FIELDS.forEach(extra::remove);
    if (input != null) extra.remove(input);
    extra.values().removeIf(String::isEmpty);
    if (told != null && !told.equals(model)) extra.put("model", told);
    Double quality = row.optionalDouble(column(QUALITY));
    if (quality != null) extra.put(QUALITY, quality.toString());
    return extra;
  }

  private String column(String field) {
    return columns.getOrDefault(field, field);
  }
}
