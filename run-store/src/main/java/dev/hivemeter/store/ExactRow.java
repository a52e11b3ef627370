package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.tables.CsvText;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.Utf16;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of one of our own exports: exact texts are preferred to repaired ones. */
final class ExactRow {
  private final Row row;
  private final boolean neutralised;

  ExactRow(Row row) {
    this(row, false);
  }

  /**
   * @param neutralised whether text cells were made harmless for spreadsheets
   */
  ExactRow(Row row, boolean neutralised) {
    this.row = row;
    this.neutralised = neutralised;
  }

  @Nullable String text(String name) {
    String exact = exact(name);
    if (exact != null) return exact;
    String text = row.written(name);
    return text == null ? null : restored(text);
  }

  String required(String name) {
    String exact = exact(name);
    if (exact != null) return exact;
    return restored(row.text(name));
  }

  private String restored(String cell) {
    return neutralised ? CsvText.restored(cell) : cell;
  }

  List<String> texts(String name) {
    JsonNode array = json(name);
    List<String> texts = new ArrayList<>();
    if (array == null) return texts;
    if (!array.isArray()) throw row.problem(name, "a list of texts");
    for (JsonNode text : array) {
      if (!text.isTextual()) throw row.problem(name, "a list of texts");
      texts.add(text.textValue());
    }
    return texts;
  }

  Map<String, String> map(String name) {
    Map<String, String> map = new TreeMap<>();
    JsonNode object = json(name);
    if (object == null) return map;
    if (!object.isObject()) throw row.problem(name, "an object of texts");
    object
        .properties()
        .forEach(
            e -> {
              if (!e.getValue().isTextual()) throw row.problem(name, "an object of texts");
              map.put(e.getKey(), e.getValue().textValue());
            });
    return map;
  }

  @Nullable JsonNode json(String name) {
    String exact = exact(name);
    return exact == null ? row.json(name) : Json.read(exact);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = required(name);
    for (E constant : List.of(type.getEnumConstants()))
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) return constant;
    StringBuilder allowed = new StringBuilder("one of");
    for (E constant : List.of(type.getEnumConstants()))
      allowed.append(' ').append(constant.name().toLowerCase(Locale.ROOT));
    throw row.problem(name, allowed.toString());
  }

  private @Nullable String exact(String name) {
    String own = row.optionalText(name + ExportFormat.EXACT);
    if (own != null) return decoded(name + ExportFormat.EXACT, restored(own));
    JsonNode others = row.json(ExportFormat.OTHERS);
    if (others == null || !others.has(name)) return null;
    return decoded(ExportFormat.OTHERS, others.get(name).asText());
  }

  private String decoded(String field, String base64) {
    try {
      return Utf16.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw row.problem(field, "base64 of UTF-16");
    }
  }
}
