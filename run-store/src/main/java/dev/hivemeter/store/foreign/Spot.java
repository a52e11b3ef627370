package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.tables.JsonDocument;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.TableProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON file and where it stands, so that whatever is wrong with it can be told: {@code
 * log.json (line 812): field 'samples[12].output' is absent; allowed is an object}.
 *
 * @param where file and line
 * @param path from there to the value
 */
record Spot(String where, String path, JsonNode node) {
  private static final int SHOWN = 60;

  /** A row of a file of rows. */
  static Spot of(Row row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : row.names()) {
      JsonNode value = row.json(name);
      if (value != null) object.set(name, value);
    }
    return new Spot(row.where(), "", object);
  }

  /** An element of a document's long list. */
  static Spot of(String file, String list, JsonDocument.Element element) {
    return new Spot(
        file + " (line " + element.line() + ")",
        list + "[" + element.index() + "]",
        element.value());
  }

  /** For messages about the whole of it: {@code log.json (line 812), samples[12]}. */
  String place() {
    return path.isEmpty() ? where : where + ", " + path;
  }

  Spot at(String field) {
    JsonNode child = node.get(field);
    return new Spot(
        where,
        path.isEmpty() ? field : path + "." + field,
        child == null ? MissingNode.getInstance() : child);
  }

  Spot at(int index) {
    JsonNode child = node.get(index);
    return new Spot(
        where, path + "[" + index + "]", child == null ? MissingNode.getInstance() : child);
  }

  /**
   * What a path of names and numbers leads to: {@code doc.choices.0}. A field whose own name has
   * points in it is found too.
   */
  Spot follow(String names) {
    Spot whole = at(names);
    if (whole.isThere()) return whole;
    for (int dot = names.lastIndexOf('.'); dot > 0; dot = names.lastIndexOf('.', dot - 1)) {
      Spot first = step(names.substring(0, dot));
      if (first.isThere()) return first.follow(names.substring(dot + 1));
    }
    return step(names);
  }

  private Spot step(String name) {
    return node.isArray() && name.matches("[0-9]{1,9}") ? at(Integer.parseInt(name)) : at(name);
  }

  /** Whether there is a value other than null. */
  boolean isThere() {
    return !node.isMissingNode() && !node.isNull();
  }

  boolean isText() {
    return node.isTextual();
  }

  /** A text, which may be empty. */
  String text() {
    if (!node.isTextual()) throw problem("a text");
    return node.textValue();
  }

  @Nullable String optionalText() {
    return isThere() ? text() : null;
  }

  /** A text or number as text. */
  String name() {
    if (!node.isTextual() && !node.isNumber()) throw problem("a text or number");
    return node.asText();
  }

  @Nullable String optionalName() {
    return isThere() ? name() : null;
  }

  /** A finite number; null where there is none. */
  @Nullable Double optionalNumber() {
    if (!isThere()) return null;
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) throw problem("a finite number");
    return node.doubleValue();
  }

  /** A whole number of 0 or more; null where there is none. */
  @Nullable Integer optionalCount() {
    if (!isThere()) return null;
    if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToInt())
      throw problem("a whole number");
    if (node.intValue() < 0) throw problem("0 or a larger whole number");
    return node.intValue();
  }

  boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  Spot object() {
    if (!node.isObject()) throw problem("an object");
    return this;
  }

  /** What a list holds; nothing where there is none. */
  List<Spot> optionalElements() {
    return isThere() ? elements() : List.of();
  }

  List<Spot> elements() {
    if (!node.isArray()) throw problem("a list");
    List<Spot> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) elements.add(at(i));
    return elements;
  }

  /** The value as one text: a text as it is, all else as compact JSON. */
  String compact() {
    return node.isTextual() ? node.textValue() : node.toString();
  }

  /** What to throw when the value is not what is allowed. */
  TableProblem problem(String allowed) {
    String value =
        node.isMissingNode() ? "absent" : node.isNull() ? "null" : '"' + shown(compact()) + '"';
    return new TableProblem(
        where
            + ": "
            + (path.isEmpty() ? "it" : "field '" + path + "'")
            + " is "
            + value
            + "; allowed is "
            + allowed);
  }

  static String shown(String text) {
    String one = text.replaceAll("\\p{Cntrl}", " ");
    return one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "…";
  }
}
