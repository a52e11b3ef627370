package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.model.Usage;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.TableProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of Hivemeter's own export of answers. */
final class OwnRows {
  private OwnRows() {}

  /** Whether the row has the fields that only our own export has together. */
  static boolean fits(Row row) {
    return row.names().contains("model_name")
        && row.names().contains("outcome")
        && row.names().contains("sample");
  }

  /**
   * A value that the model refuses is told with its row.
   *
   * @param prompts that say what a prompt's answers are held against, where the row does not
   */
  static AnswerRow read(Row row, boolean csv, KnownPrompts prompts) {
    try {
      return answer(row, csv, prompts);
    } catch (BadInput e) {
      throw new BadInput(row.where() + ": " + e.getMessage(), e);
    }
  }

  private static AnswerRow answer(Row row, boolean csv, KnownPrompts prompts) {
    ExactRow exact = new ExactRow(row, csv);
    String id = exact.required("prompt_id");
    String text = exact.required("prompt");
    Task task = TaskJson.of(row, exact);
    Cell cell =
        new Cell(
            new Prompt(
                id,
                text,
                exact.text("family"),
                exact.texts("categories"),
                exact.texts("tags"),
                exact.required("language"),
                task == null ? prompts.taskOf(id, text) : task),
            new Condition(
                model(exact),
                sampling(row, exact),
                new Elicitation(
                    exact.required("elicitation"),
                    exact.text("system"),
                    ApproachJson.read(exact.json("approach")))));
    String key = row.optionalText("cell");
    if (key != null && !key.equals(cell.key().hex()))
      throw new TableProblem(
          row.where()
              + ": field 'cell' does not belong to the prompt, model and sampling of its row; the"
              + " file was changed. If that is meant, leave the fields cell and slot out");
    Integer sample = row.optionalInt("sample");
    if (sample == null || sample < 0) throw row.problem("sample", "0 or a larger whole number");
    Integer planned = row.optionalInt("planned");
    PartRow part = PartRow.of(row, exact);
    return new AnswerRow(
        row.where(),
        cell,
        sample,
        planned == null ? 0 : planned,
        part == null ? outcome(row, exact) : ofList(row, exact),
        provenance(row, exact),
        exact.map("extra"),
        aside(exact),
        part,
        List.of());
  }

  private static Aside aside(ExactRow exact) {
    JsonNode logprobs = exact.json("logprobs");
    String reasoning = exact.text("reasoning");
    return new Aside(
        // CSV cannot tell an empty text from none, and no endpoint gives an empty reasoning.
        reasoning == null || reasoning.isEmpty() ? null : reasoning,
        logprobs == null || logprobs.isNull() ? null : LogprobsJson.read(logprobs));
  }

  private static ModelSpec model(ExactRow exact) {
    return new ModelSpec(
        exact.required("model"),
        exact.required("provider"),
        exact.required("model_name"),
        exact.constant("mode", ModelSpec.Mode.class),
        exact.text("template"),
        exact.texts("stop"),
        ModelSpec.Connection.NONE,
        new Asking(null, exact.map("extra_body"), null));
  }

  private static Sampling sampling(Row row, ExactRow exact) {
    return new Sampling(
        row.optionalDouble("temperature"),
        row.optionalDouble("top_p"),
        row.optionalInt("top_k"),
        row.optionalDouble("min_p"),
        row.optionalInt("max_tokens"),
        exact.constant("seeds", Sampling.Seeds.class),
        ConditionJson.fields(words(exact.text("provider_defaults"))));
  }

  private static List<String> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
  }

  /** The whole reply stands in the row of the first part; the others' outcome is not read. */
  private static Outcome ofList(Row row, ExactRow exact) {
    if (!exact.required("outcome").equals("answered"))
      throw row.problem("outcome", "answered, where a part of a list stands");
    String reply = exact.text("reply");
    return new Outcome.Answered(
        reply == null ? "" : reply, Boolean.TRUE.equals(row.optionalBoolean("reply_cut")));
  }

  private static Outcome outcome(Row row, ExactRow exact) {
    return switch (exact.required("outcome")) {
      case "answered" ->
          new Outcome.Answered(
              exact.required("response"), Boolean.TRUE.equals(row.optionalBoolean("cut")));
      case "refused" -> new Outcome.Refused(exact.text("response"));
      case "filtered" -> new Outcome.Filtered(exact.text("response"));
      case "empty" -> new Outcome.Empty();
      case "unparsed" ->
          new Outcome.Unparsed(
              exact.required("response"), Boolean.TRUE.equals(row.optionalBoolean("cut")));
      case "failed" -> {
        Integer status = row.optionalInt("status");
        String message = exact.text("message");
        yield new Outcome.Failed(
            exact.constant("failure", FailureKind.class),
            status == null ? 0 : status,
            message == null ? "" : message);
      }
      default ->
          throw row.problem("outcome", "answered, refused, filtered, empty, unparsed or failed");
    };
  }

  private static Provenance provenance(Row row, ExactRow exact) {
    return new Provenance(
        new Usage(row.optionalInt("prompt_tokens"), row.optionalInt("completion_tokens")),
        exact.text("finish_reason"),
        exact.text("response_model"),
        exact.text("fingerprint"),
        exact.text("request_id"),
        row.optionalLong("seed"),
        row.optionalLong("latency_ms"),
        instant(row));
  }

  private static @Nullable Instant instant(Row row) {
    String text = row.optionalText("at");
    if (text == null) return null;
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw row.problem("at", "a time such as 2026-01-31T12:00:00Z");
    }
  }
}
