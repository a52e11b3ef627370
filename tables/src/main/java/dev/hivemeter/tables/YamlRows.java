package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Mappings of one YAML list: the document itself, or the value of its only key. Aliases, anchors of
 * lists and mappings, merge keys, duplicate keys and second documents are refused: a file says what
 * it says where it says it, and cannot unfold into more than it is.
 */
final class YamlRows implements RowReader.Source {
  private static final int DEEPEST = 50;

  private final String name;
  private final Utf8Reader reader;
  private final int fieldChars;
  private final YAMLParser parser;
  private long number;
  private boolean started;
  private boolean inMapping;

  YamlRows(String name, Utf8Reader reader, Caps caps) throws IOException {
    this.name = name;
    this.reader = reader;
    this.fieldChars = caps.fieldChars();
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(DEEPEST);
    YAMLFactory factory =
        YAMLFactory.builder()
            .loaderOptions(options)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(caps.fieldChars())
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();
    this.parser = factory.createParser(reader);
  }

  @Override
  public @Nullable Row next() throws IOException {
    try {
      if (!started) {
        started = true;
        if (!begin()) return null;
      }
      JsonToken token = parser.nextToken();
      if (token == null) return null;
      if (token == JsonToken.END_ARRAY) {
        finish();
        return null;
      }
      if (token != JsonToken.START_OBJECT)
        throw problem("a row is no mapping; write every row as - text: …");
      long line = parser.currentTokenLocation().getLineNr();
      ObjectNode object = mapping();
      reader.rowDone();
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      object.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
      return new Row(name, ++number, line, Format.YAML, fields);
    } catch (JsonProcessingException e) {
      throw notYaml(e);
    } catch (YAMLException e) {
      throw problem(null, "not YAML: " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  /** To the first row; false where there is nothing. */
  private boolean begin() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null || token == JsonToken.VALUE_NULL) return false;
    refuseAnchor();
    if (token == JsonToken.START_OBJECT) {
      inMapping = true;
      parser.nextToken();
      String key = String.valueOf(parser.currentName());
      token = parser.nextToken();
      refuseAnchor();
      if (token != JsonToken.START_ARRAY)
        throw problem("'" + key + "' is no list; rows stand in one list, such as prompts: [ … ]");
    } else if (token != JsonToken.START_ARRAY) {
      throw problem("there is no list of rows; begin each row with a dash: - text: …");
    }
    return true;
  }

  private void finish() throws IOException {
    if (inMapping && parser.nextToken() != JsonToken.END_OBJECT)
      throw problem(
          "a second key, '"
              + parser.currentName()
              + "'; a file of rows has one, with the list in it");
    if (parser.nextToken() != null) throw problem("a second document; a file of rows holds one");
  }

  private ObjectNode mapping() throws IOException {
    refuseAnchor();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (key.equals("<<"))
        throw problem("merge keys ('<<') are not allowed; write the fields out");
      if (object.has(key)) throw problem("key '" + key + "' stands already in this mapping");
      parser.nextToken();
      object.set(key, value());
    }
    return object;
  }

  private JsonNode value() throws IOException {
    refuseAnchor();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) array.add(value());
        yield array;
      }
      case VALUE_TRUE, VALUE_FALSE -> truth(parser.getText());
      case VALUE_NULL -> NullNode.getInstance();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      default -> text(parser.getText());
    };
  }

  /** YAML once took yes and on for truth values; somebody who writes a table means the words. */
  private static JsonNode truth(String text) {
    if (text.equalsIgnoreCase("true")) return BooleanNode.TRUE;
    return text.equalsIgnoreCase("false") ? BooleanNode.FALSE : TextNode.valueOf(text);
  }

  private JsonNode text(String text) {
    if (text.length() > fieldChars)
      throw problem("a text of " + text.length() + " characters; allowed are " + fieldChars);
    return TextNode.valueOf(text);
  }

  /** YAML has numbers, such as 0x10 and .nan, that nobody means in a table: they stay texts. */
  private static JsonNode number(String text) {
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  private void refuseAnchor() throws IOException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null)
      throw problem(
          "anchors and aliases (& and *) are not allowed; write the value out, or quote it");
  }

  /** The parser below knows the place of the trouble; the one above, where its reading began. */
  private TableProblem notYaml(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark at = marked.getProblemMark();
      return problem(
          new JsonLocation(ContentReference.unknown(), -1, at.getLine() + 1, at.getColumn() + 1),
          "not YAML: " + firstLine(marked.getProblem()),
          e);
    }
    return problem(e.getLocation(), "not YAML: " + firstLine(e.getOriginalMessage()), e);
  }

  private TableProblem problem(String what) {
    return problem(parser.currentTokenLocation(), what, null);
  }

  private TableProblem problem(@Nullable JsonLocation at, String what, @Nullable Exception cause) {
    String where =
        name
            + ", row "
            + (number + 1)
            + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
            + ": ";
    return cause == null ? new TableProblem(where + what) : new TableProblem(where + what, cause);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    parser.close();
    reader.close();
  }
}
