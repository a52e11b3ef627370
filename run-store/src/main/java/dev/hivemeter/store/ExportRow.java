package dev.hivemeter.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.tables.Utf16;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an export while it is put together. Every text is well-formed, whatever it was. */
final class ExportRow {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** A text; where UTF-8 cannot hold it, repaired, and the exact one beside it. */
  ExportRow text(String name, @Nullable String text) {
    fields.put(name, text == null ? null : Utf16.repaired(text));
    if (text != null && Utf16.isBroken(text))
      fields.put(name + ExportFormat.EXACT, Utf16.base64(text));
    else fields.remove(name + ExportFormat.EXACT);
    return this;
  }

  ExportRow texts(String name, Collection<String> texts) {
    return json(name, Json.array(texts));
  }

  /** A nested value; its exact form is that of its compact JSON text. */
  ExportRow json(String name, Object value) {
    String json = Json.compact(value);
    fields.put(name, Json.read(Utf16.repaired(json)));
    if (Utf16.isBroken(json)) fields.put(name + ExportFormat.EXACT, Utf16.base64(json));
    return this;
  }

  /** What a prompt's answers are held against; nothing but its kind where it is open-ended. */
  ExportRow task(Task task) {
    text("kind", task.kind());
    Object form = TaskJson.form(task);
    return form == null ? value("task", null) : json("task", form);
  }

  /** A number, a boolean or a list of numbers. */
  ExportRow value(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  ExportRow sampling(@Nullable Sampling sampling, String... names) {
    for (String name : names) value(name, sampling == null ? null : part(sampling, name));
    return this;
  }

  /** Names of what the study left to the provider, with spaces between; empty for most. */
  ExportRow providerDefaults(@Nullable Sampling sampling) {
    return text(
        "provider_defaults",
        sampling == null ? "" : String.join(" ", ConditionJson.providerDefaults(sampling)));
  }

  private static @Nullable Object part(Sampling s, String name) {
    if (name.equals("temperature")) return s.temperature();
    if (name.equals("top_p")) return s.topP();
    if (name.equals("top_k")) return s.topK();
    if (name.equals("min_p")) return s.minP();
    if (name.equals("max_tokens")) return s.maxTokens();
    throw new IllegalArgumentException(name);
  }

  /**
   * What a slot asked beside the prompt itself: nothing where it is put as it is. The slot before
   * it in its conversation, and which wording it used.
   */
  ExportRow asked(Cell cell, CellKey key, int sample) {
    Approach approach = cell.condition().elicitation().approach();
    ObjectNode json = ApproachJson.of(approach);
    if (json == null) value("approach", null);
    else json("approach", json);
    List<Integer> before = approach.predecessors(sample);
    value("predecessor", before.isEmpty() ? null : key.slot(before.get(before.size() - 1)));
    boolean reworded = approach instanceof Approach.Paraphrased;
    value("paraphrase", approach instanceof Approach.Paraphrased p ? p.wording(sample) : null);
    return text("asked", reworded ? approach.text(cell.prompt(), sample) : null);
  }

  /**
   * All fields; for a format with fixed columns those that have one, and the exact forms of texts
   * that have none together in a column, if there is such a column.
   */
  Map<String, @Nullable Object> fields(@Nullable List<String> columns) {
    if (columns == null) return fields;
    if (columns.contains(ExportFormat.OTHERS)) {
      ObjectNode others = JsonNodeFactory.instance.objectNode();
      fields.forEach(
          (name, value) -> {
            if (value instanceof String exact
                && name.endsWith(ExportFormat.EXACT)
                && !columns.contains(name))
              others.put(name.substring(0, name.length() - ExportFormat.EXACT.length()), exact);
          });
      fields.put(ExportFormat.OTHERS, others.isEmpty() ? null : others);
    }
    fields.keySet().retainAll(columns);
    return fields;
  }
}
