package dev.hivemeter.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.TaskForm;
import dev.hivemeter.tables.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row's answers are held against: the fields {@code kind, law, aliases, values, answers,
 * others} of {@link TaskForm}, or one field {@code task} that holds them as a JSON object. In CSV
 * nested values are JSON text.
 *
 * <p>A row without a kind is open, and other files' fields of these names are not looked at.
 */
final class TaskRow {
  private static final String TASK = "task";
  private static final String KIND = "kind";

  private TaskRow() {}

  static Task of(Row row) {
    Map<String, Object> form = new LinkedHashMap<>();
    @Nullable String kind = row.optionalText(KIND);
    Map<String, Object> task = task(row);
    if (!task.isEmpty()) {
      if (kind != null && !kind.isBlank() && !Objects.equals(kind.strip(), task.get(KIND)))
        throw row.problem(KIND, task.get(KIND) + ", as the field 'task' says; or remove one");
      form.putAll(task);
    } else if (kind != null && !kind.isBlank()) {
      form.put(KIND, kind.strip());
      for (String field : TaskForm.FIELDS) {
        JsonNode value = field.equals(KIND) ? null : row.json(field);
        if (value != null) form.put(field, value(value));
      }
    }
    try {
      return TaskForm.read(form);
    } catch (BadInput e) {
      throw new BadInput(row.where() + ": " + e.getMessage(), e);
    }
  }

  /** The field that holds the whole form; empty where it is another file's field of that name. */
  private static Map<String, Object> task(Row row) {
    String text = row.fields().getOrDefault(TASK, "");
    if (!text.stripLeading().startsWith("{")) return Map.of();
    JsonNode node = row.json(TASK);
    return node != null && node.isObject() && node.has(KIND) ? map(node) : Map.of();
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) return map(node);
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (JsonNode part : node) list.add(value(part));
      return list;
    }
    if (node.isNumber()) return node.numberValue();
    if (node.isBoolean()) return node.booleanValue();
    return node.isNull() ? null : node.asText();
  }

  private static Map<String, Object> map(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : node.properties())
      map.put(e.getKey(), value(e.getValue()));
    return map;
  }
}
