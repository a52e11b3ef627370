package dev.hivemeter.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.cli.study.YamlNode.Sequence;
import dev.hivemeter.model.BadInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A model's {@code extraBody}: any YAML, kept as the JSON text of each field. */
final class Extra {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(api[-_]?key|authorization|password|secret|access[-_]?token).*");

  private Extra() {}

  static Map<String, String> read(@Nullable YamlNode node) {
    if (node == null) return Map.of();
    if (!(node instanceof Mapping fields))
      throw new BadInput(
          node.place() + ": 'extraBody' must be a mapping of fields, not " + node.describe());
    Map<String, String> extra = new TreeMap<>();
    fields.values().forEach((name, value) -> extra.put(name, json(name, value).toString()));
    return extra;
  }

  private static JsonNode json(String name, YamlNode node) {
    if (SECRET.matcher(name).matches())
      throw new BadInput(
          node.place()
              + ": '"
              + name
              + "' looks like a key, and a study file is stored with its run; name the key's"
              + " environment variable with apiKeyEnv");
    if (node instanceof Mapping m) {
      ObjectNode object = JSON.objectNode();
      new TreeMap<>(m.values()).forEach((key, value) -> object.set(key, json(key, value)));
      return object;
    }
    if (node instanceof Sequence s) {
      ArrayNode array = JSON.arrayNode();
      for (YamlNode item : s.items()) array.add(json(name, item));
      return array;
    }
    Scalar s = (Scalar) node;
    return switch (s.kind()) {
      case STRING -> JSON.textNode(s.text());
      case BOOLEAN -> JSON.booleanNode(s.text().equalsIgnoreCase("true"));
      case NULL -> JSON.nullNode();
      case NUMBER -> number(name, s);
    };
  }

  /** Without zeros at its end, as it is read back from the effective study. */
  private static JsonNode decimal(BigDecimal d) {
    return d.scale() <= 0 ? JSON.numberNode(d.toBigInteger()) : JSON.numberNode(d);
  }

  private static JsonNode number(String name, Scalar s) {
    String text = s.text().replace("_", "");
    try {
      return text.matches("[+-]?[0-9]+")
          ? JSON.numberNode(new BigInteger(text))
          : decimal(new BigDecimal(text).stripTrailingZeros());
    } catch (NumberFormatException e) {
      throw new BadInput(
          s.place() + ": '" + name + "' must be a finite decimal number, not " + s.text(), e);
    }
  }
}
