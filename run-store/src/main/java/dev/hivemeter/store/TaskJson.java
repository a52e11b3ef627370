package dev.hivemeter.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.TaskForm;
import dev.hivemeter.tables.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers are held against, in a column and in a file. */
final class TaskJson {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private TaskJson() {}

  /** Null for an open-ended prompt, which is held against nothing. */
  static @Nullable Map<String, Object> form(Task task) {
    return task instanceof Task.Open ? null : TaskForm.write(task);
  }

  static @Nullable String column(Task task) {
    Map<String, Object> form = form(task);
    return form == null ? null : Json.write(form);
  }

  /** The task of a stored prompt. */
  static Task stored(@Nullable String column, String promptId) {
    if (column == null) return Task.OPEN;
    try {
      return task(Json.read(column));
    } catch (IllegalArgumentException | IllegalStateException | BadInput e) {
      throw new BadInput(
          "the task of prompt '"
              + promptId
              + "' cannot be read: "
              + e.getMessage()
              + "; `hivemeter verify RUN` says what else is damaged",
          e);
    }
  }

  /** The task that a row tells; null where it does not say. */
  static @Nullable Task of(Row row, ExactRow exact) {
    String kind = row.optionalText("kind");
    JsonNode form = exact.json("task");
    if (form == null || form.isNull()) {
      if (kind == null || kind.isBlank()) return null;
      if (kind.equals("open")) return Task.OPEN;
      throw row.problem("kind", "open where the field task is empty");
    }
    Task task;
    try {
      task = task(form);
    } catch (IllegalArgumentException | BadInput e) {
      throw row.problem("task", "a task as an export writes it (" + e.getMessage() + ")");
    }
    if (kind != null && !kind.isBlank() && !kind.equals(task.kind()))
      throw row.problem("kind", task.kind() + ", as the field task says");
    return task;
  }

  /**
   * The task of a row that was made elsewhere, in the fields of a prompt file; null where it tells
   * none.
   */
  static @Nullable Task plain(Row row) {
    String kind = row.optionalText("kind");
    boolean told = row.names().contains("law") || row.names().contains("answers");
    if (!told || !("probe".equals(kind) || "control".equals(kind))) return null;
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", kind);
    for (String field : TaskForm.FIELDS) {
      if (field.equals("kind") || !row.names().contains(field)) continue;
      JsonNode value = row.json(field);
      if (value != null && !value.isNull())
        form.put(field, Json.MAPPER.convertValue(value, Object.class));
    }
    return TaskForm.read(form);
  }

  private static Task task(JsonNode form) {
    return TaskForm.read(Json.MAPPER.convertValue(form, MAP));
  }
}
