package dev.hivemeter.cli.study;

import java.util.List;
import java.util.Map;

/** A YAML document with the place of every value. */
sealed interface YamlNode {
  Place place();

  /** Where a value stands, both from 1. */
  record Place(String file, int line, int column) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** A mapping in file order; each key has a place of its own. */
  record Mapping(Place place, Map<String, YamlNode> values, Map<String, Place> keys)
      implements YamlNode {}

  record Sequence(Place place, List<YamlNode> items) implements YamlNode {}

  /**
   * @param text as written, without quotes
   * @param kind what the plain or quoted form means
   */
  record Scalar(Place place, String text, Kind kind) implements YamlNode {}

  /** What a scalar is. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** For messages: {@code a mapping}, {@code a list}, {@code the number 3}. */
  default String describe() {
    if (this instanceof Mapping) return "a mapping";
    if (this instanceof Sequence) return "a list";
    Scalar s = (Scalar) this;
    return switch (s.kind()) {
      case STRING -> "the text \"" + s.text() + "\"";
      case NUMBER -> "the number " + s.text();
      case BOOLEAN -> "the truth value " + s.text();
      case NULL -> "nothing";
    };
  }
}
