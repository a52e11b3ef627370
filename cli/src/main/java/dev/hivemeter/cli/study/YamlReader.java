package dev.hivemeter.cli.study;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.hivemeter.cli.study.YamlNode.Kind;
import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.cli.study.YamlNode.Place;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.cli.study.YamlNode.Sequence;
import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * Reads one YAML document into a tree. Duplicate keys, anchors, aliases, merge keys and second
 * documents are refused: a study file says what it says where it says it.
 */
final class YamlReader {
  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * @param file its name, for messages
   */
  static YamlNode read(String file, String text) {
    if (text.isBlank())
      throw new BadInput(file + " is empty; `hivemeter init` writes a study file to start from");
    refuseAnchors(file, text);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(file, parser);
      if (parser.nextToken() == null)
        throw new BadInput(
            file + " holds only comments; `hivemeter init` writes a study file to start from");
      YamlNode root = reader.value();
      if (parser.nextToken() != null)
        throw new BadInput(reader.here() + ": a second document; a study file holds one");
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Place place =
          new Place(file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
      throw new BadInput(place + ": not YAML: " + firstLine(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Jackson does not tell the anchors of scalars; the events below it do. */
  private static void refuseAnchors(String file, String text) {
    try {
      for (Event event : new Yaml().parse(new StringReader(text)))
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
          Mark at = node.getStartMark();
          throw new BadInput(
              new Place(file, at.getLine() + 1, at.getColumn() + 1)
                  + (event instanceof AliasEvent
                      ? ": aliases are not allowed ('*"
                      : ": anchors are not allowed ('&")
                  + node.getAnchor()
                  + "'); write the value out");
        }
    } catch (MarkedYAMLException e) {
      Mark at = e.getProblemMark();
      throw new BadInput(
          new Place(file, at == null ? 1 : at.getLine() + 1, at == null ? 1 : at.getColumn() + 1)
              + ": not YAML: "
              + e.getProblem(),
          e);
    } catch (YAMLException e) {
      throw new BadInput(file + ": not YAML: " + e.getMessage(), e);
    }
  }

  private YamlNode value() throws IOException {
    Place place = here();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) return mapping(place);
    if (token == JsonToken.START_ARRAY) {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value());
      return new Sequence(place, items);
    }
    Kind kind =
        switch (token) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
          case VALUE_NULL -> Kind.NULL;
          default -> Kind.STRING;
        };
    return new Scalar(place, parser.getText(), kind);
  }

  private Mapping mapping(Place place) throws IOException {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place at = here();
      String key = parser.currentName();
      if (key.equals("<<")) throw new BadInput(at + ": merge keys ('<<') are not allowed");
      Place first = keys.putIfAbsent(key, at);
      if (first != null)
        throw new BadInput(at + ": key '" + key + "' stands already at line " + first.line());
      parser.nextToken();
      values.put(key, value());
    }
    return new Mapping(place, values, keys);
  }

  private Place here() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(file, at.getLineNr(), at.getColumnNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
