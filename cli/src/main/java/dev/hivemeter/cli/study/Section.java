package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Kind;
import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.cli.study.YamlNode.Place;
import dev.hivemeter.cli.study.YamlNode.Scalar;
import dev.hivemeter.cli.study.YamlNode.Sequence;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One mapping of a study file, read by typed accessors whose errors name line and column. */
final class Section {
  private final String name;
  private final Mapping mapping;

  /**
   * @param name for messages, such as {@code sampling}; empty for the top level
   * @param allowed the keys that exist; any other is an error
   */
  Section(String name, YamlNode node, List<String> allowed) {
    if (!(node instanceof Mapping m))
      throw new BadInput(
          node.place()
              + ": "
              + (name.isEmpty() ? "a study file" : "'" + name + "'")
              + " must be a mapping with some of "
              + allowed
              + ", not "
              + node.describe());
    this.name = name;
    this.mapping = m;
    for (Map.Entry<String, Place> key : m.keys().entrySet())
      if (!allowed.contains(key.getKey()))
        throw new BadInput(
            key.getValue()
                + ": unknown key '"
                + key.getKey()
                + "'"
                + (name.isEmpty() ? "" : " in '" + name + "'")
                + Nearest.of(key.getKey(), allowed)
                    .map(n -> ", did you mean '" + n + "'?")
                    .orElse("; allowed are " + String.join(", ", allowed)));
  }

  Place place() {
    return mapping.place();
  }

  @Nullable YamlNode node(String key) {
    return mapping.values().get(key);
  }

  YamlNode required(String key) {
    YamlNode node = node(key);
    if (node == null)
      throw new BadInput(
          mapping.place()
              + ": "
              + (name.isEmpty() ? "the study" : "'" + name + "'")
              + " has no '"
              + key
              + "'");
    return node;
  }

  @Nullable String text(String key) {
    YamlNode node = node(key);
    return node == null ? null : text(key, node);
  }

  static String text(String key, YamlNode node) {
    if (node instanceof Scalar s && s.kind() != Kind.NULL) return s.text();
    throw wrong(key, node, "a text");
  }

  @Nullable Double number(String key) {
    YamlNode node = node(key);
    return node == null ? null : number(key, node);
  }

  static double number(String key, YamlNode node) {
    if (node instanceof Scalar s && s.kind() == Kind.NUMBER) {
      try {
        double v = Double.parseDouble(s.text().replace("_", ""));
        if (Double.isFinite(v)) return v;
      } catch (NumberFormatException e) {
        throw wrong(key, node, "a finite decimal number");
      }
    }
    throw wrong(key, node, "a finite number");
  }

  @Nullable Integer integer(String key) {
    Long v = longInteger(key);
    if (v == null) return null;
    if (v != v.intValue()) throw wrong(key, required(key), "a whole number below 2^31");
    return v.intValue();
  }

  @Nullable Long longInteger(String key) {
    YamlNode node = node(key);
    if (node == null) return null;
    if (node instanceof Scalar s && s.kind() == Kind.NUMBER) {
      try {
        return Long.parseLong(s.text().replace("_", ""));
      } catch (NumberFormatException e) {
        throw wrong(key, node, "a whole number below 2^63");
      }
    }
    throw wrong(key, node, "a whole number");
  }

  List<YamlNode> list(String key) {
    YamlNode node = node(key);
    if (node == null) return List.of();
    if (node instanceof Sequence s) return s.items();
    throw wrong(key, node, "a list");
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlNode n : list(key)) texts.add(text(key, n));
    return texts;
  }

  Map<String, String> textMap(String key) {
    YamlNode node = node(key);
    if (node == null) return Map.of();
    if (!(node instanceof Mapping m)) throw wrong(key, node, "a mapping of texts");
    Map<String, String> map = new LinkedHashMap<>();
    m.values().forEach((k, v) -> map.put(k, text(k, v)));
    return map;
  }

  /** Runs a check of the domain and puts the place of the key before its message. */
  <T> T at(String key, Supplier<T> check) {
    try {
      return check.get();
    } catch (BadInput e) {
      YamlNode node = node(key);
      throw new BadInput(
          (node == null ? mapping.place() : node.place()) + ": " + e.getMessage(), e);
    }
  }

  private static BadInput wrong(String key, YamlNode node, String expected) {
    return new BadInput(
        node.place() + ": '" + key + "' must be " + expected + ", not " + node.describe());
  }
}
