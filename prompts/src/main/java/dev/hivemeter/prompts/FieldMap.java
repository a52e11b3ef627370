package dev.hivemeter.prompts;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which field of a file holds which part of a prompt; a part that is not mapped is in the field of
 * its own name.
 *
 * @param map part to field, {@code text → query}
 */
record FieldMap(Map<String, String> map) {
  static final String ID = "id";
  static final String TEXT = "text";
  static final String FAMILY = "family";
  static final String CATEGORIES = "categories";
  static final String TAGS = "tags";
  static final String LANGUAGE = "language";

  /** In our own exports: base64 of the text's UTF-16, where UTF-8 cannot hold it. */
  static final String EXACT_TEXT = "text_utf16";

  private static final List<String> PARTS = List.of(ID, TEXT, FAMILY, CATEGORIES, TAGS, LANGUAGE);

  FieldMap {
    map = Map.copyOf(map);
    for (Map.Entry<String, String> e : map.entrySet()) {
      if (!PARTS.contains(e.getKey()))
        throw new BadInput(
            "field map: a prompt has no part '"
                + e.getKey()
                + "'"
                + Nearest.hint(e.getKey(), PARTS)
                + " (the parts are "
                + String.join(", ", PARTS)
                + ")");
      if (e.getValue().isBlank())
        throw new BadInput("field map: '" + e.getKey() + "' is mapped to a field without a name");
    }
  }

  /** The text stands in the given field, and the id in its own. */
  static FieldMap text(String field) {
    return new FieldMap(Map.of(TEXT, field));
  }

  /** The file's fields for all parts. */
  Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    for (String part : PARTS) fields.add(field(part));
    fields.add(EXACT_TEXT);
    return fields;
  }

  /** The file's field for a part. */
  String field(String part) {
    return map.getOrDefault(part, part);
  }

  /**
   * Refuses a map that names a field no row has: a misspelt one would silently read as absent.
   *
   * @param seen the fields of all rows
   */
  void requireSeen(String file, Set<String> seen) {
    for (Map.Entry<String, String> e : map.entrySet())
      if (!seen.contains(e.getValue()))
        throw new BadInput(
            file
                + ": no row has the field '"
                + e.getValue()
                + "' that '"
                + e.getKey()
                + "' is mapped to"
                + Nearest.hint(e.getValue(), seen)
                + " (its fields are "
                + String.join(", ", seen)
                + ")");
  }
}
