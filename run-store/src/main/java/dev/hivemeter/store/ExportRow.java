package dev.hivemeter.store;

import dev.hivemeter.model.Sampling;
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

  /** All fields; for a format with fixed columns only those that have one. */
  Map<String, @Nullable Object> fields(@Nullable List<String> columns) {
    if (columns != null) fields.keySet().retainAll(columns);
    return fields;
  }
}
