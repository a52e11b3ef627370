package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row: fields by name in the order of the file. Accessors throw {@link TableProblem} that names
 * file, row, field, value and what is allowed.
 *
 * <p>A field is <em>absent</em> where the file has no such field, where it says null, and, for
 * everything but {@link #text}, where a CSV cell is empty. {@link #written} alone tells a CSV cell
 * that is nothing from one that is an empty text in quotation marks.
 */
public final class Row {
  private static final Pattern LIST_SEPARATOR = Pattern.compile(";");
  private static final int SHOWN = 60;

  private final String source;
  private final long number;
  private final long line;
  private final Format format;
  private final Map<String, JsonNode> fields;

  /**
   * @param line 0 where the file has no lines
   * @param fields a CSV cell without anything in it is JSON's null
   */
  Row(String source, long number, long line, Format format, Map<String, JsonNode> fields) {
    this.source = source;
    this.number = number;
    this.line = line;
    this.format = format;
    this.fields = fields;
  }

  /** The file's name as it was given. */
  public String source() {
    return source;
  }

  /** 1 for the first row of data. */
  public long number() {
    return number;
  }

  /** The line on which the row begins, 1 for the file's first; 0 where the file has no lines. */
  public long line() {
    return line;
  }

  /** For messages: {@code line 5}, or {@code row 3} where the file has no lines. */
  public String place() {
    return line > 0 ? "line " + line : "row " + number;
  }

  /** For messages: {@code answers.csv, row 3 (line 5)}. */
  public String where() {
    return source + ", row " + number + (line > 0 ? " (line " + line + ")" : "");
  }

  /** The names of all fields, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(fields.keySet());
  }

  /** Whether the file has this field in this row and does not say null; so of every CSV column. */
  public boolean has(String name) {
    JsonNode node = fields.get(name);
    return node != null && (format.isSeparated() || !node.isNull());
  }

  /** All fields as text, nulls left out; nested values as compact JSON. */
  public Map<String, String> fields() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : fields.entrySet())
      if (has(e.getKey())) all.put(e.getKey(), asText(e.getValue()));
    return all;
  }

  /** The text of a field that must be there; it may be empty. A JSON number gives its digits. */
  public String text(String name) {
    JsonNode node = fields.get(name);
    if (node == null)
      throw new TableProblem(
          where()
              + " has no field '"
              + name
              + "'; it has "
              + (fields.isEmpty() ? "none" : String.join(", ", fields.keySet())));
    if (!has(name)) throw problem(name, "a text");
    return scalar(name, node);
  }

  /**
   * The text of a field as a writer of ours meant it, or null where it wrote null: in CSV the empty
   * text stands in quotation marks and null is nothing at all.
   */
  public @Nullable String written(String name) {
    JsonNode node = fields.get(name);
    return node == null || node.isNull() ? null : scalar(name, node);
  }

  /** The text of a field, or null where it is absent. */
  public @Nullable String optionalText(String name) {
    JsonNode node = present(name);
    return node == null ? null : scalar(name, node);
  }

  /** A whole number, or null where it is absent. {@code 3.0} is 3. */
  public @Nullable Long optionalLong(String name) {
    JsonNode node = present(name);
    if (node == null) return null;
    String text = scalar(name, node).strip();
    try {
      if (text.matches("[+-]?[0-9]+(\\.0*)?")) {
        int dot = text.indexOf('.');
        return Long.valueOf(dot < 0 ? text : text.substring(0, dot));
      }
    } catch (NumberFormatException e) {
      throw problem(name, "a whole number of at most 64 bits");
    }
    throw problem(name, "a whole number");
  }

  /** A whole number, or null where it is absent. */
  public @Nullable Integer optionalInt(String name) {
    Long value = optionalLong(name);
    if (value == null) return null;
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE)
      throw problem(name, "a whole number of at most 32 bits");
    return value.intValue();
  }

  /** A finite number, or null where it is absent. */
  public @Nullable Double optionalDouble(String name) {
    JsonNode node = present(name);
    if (node == null) return null;
    String text = scalar(name, node).strip();
    if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"))
      throw problem(name, "a number such as 0.7");
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) throw problem(name, "a finite number");
    return value;
  }

  /** true or false, or null where it is absent. */
  public @Nullable Boolean optionalBoolean(String name) {
    JsonNode node = present(name);
    if (node == null) return null;
    String text = scalar(name, node).strip();
    if (text.equalsIgnoreCase("true")) return true;
    if (text.equalsIgnoreCase("false")) return false;
    throw problem(name, "true or false");
  }

  /**
   * A list of texts, empty where it is absent: an array of texts; in a CSV cell, a JSON array or
   * texts separated by semicolons; in a Parquet column of texts, a JSON array or one text. One JSON
   * text is a list of one.
   */
  public List<String> texts(String name) {
    JsonNode node = present(name);
    if (node == null) return List.of();
    List<String> list = new ArrayList<>();
    if (node.isTextual() && format.isFlat()) {
      String text = node.textValue();
      if (!text.stripLeading().startsWith("[")) {
        if (!format.isSeparated()) return List.of(text);
        for (String part : LIST_SEPARATOR.split(text)) if (!part.isBlank()) list.add(part.strip());
        return list;
      }
      node = parsed(name, text);
    }
    if (node.isTextual()) return List.of(node.textValue());
    if (!node.isArray()) throw problem(name, "a list of texts");
    for (JsonNode part : node) {
      if (!part.isTextual()) throw problem(name, "a list of texts");
      list.add(part.textValue());
    }
    return list;
  }

  /**
   * The value as JSON, or null where it is absent; a text in CSV or Parquet is parsed as JSON text.
   */
  public @Nullable JsonNode json(String name) {
    JsonNode node = present(name);
    if (node == null) return null;
    return format.isFlat() && node.isTextual() ? parsed(name, node.textValue()) : node;
  }

  /** What to throw when a field's value is not what is allowed. */
  public TableProblem problem(String name, String allowed) {
    JsonNode node = fields.get(name);
    String value = node == null ? "absent" : has(name) ? shown(asText(node)) : "null";
    return new TableProblem(
        where() + ": field '" + name + "' is " + value + "; allowed is " + allowed);
  }

  private JsonNode parsed(String name, String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw problem(name, "JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private @Nullable JsonNode present(String name) {
    JsonNode node = fields.get(name);
    if (node == null || node.isNull()) return null;
    return format.isSeparated() && node.asText().isEmpty() ? null : node;
  }

  private String scalar(String name, JsonNode node) {
    if (node.isContainerNode()) throw problem(name, "one text or number, not a list or object");
    if (node.isBinary())
      throw problem(name, "a text or number; this column holds bytes: write it as text (UTF-8)");
    return asText(node);
  }

  private static String asText(JsonNode node) {
    // asText of JSON's null is "null".
    if (node.isNull()) return "";
    return node.isContainerNode() ? node.toString() : node.asText();
  }

  private static String shown(String text) {
    String one = text.replaceAll("\\p{Cntrl}", " ");
    return '"' + (one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "…") + '"';
  }
}
