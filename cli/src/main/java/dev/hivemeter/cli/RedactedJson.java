package dev.hivemeter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * JSON without keys that stays JSON: names and values are cleaned one by one, so that a key such as
 * {@code null} or {@code 1234} does not break what is around it.
 */
final class RedactedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RedactedJson() {}

  /** Text that holds no key comes back as it is; what is not JSON is cleaned as any other text. */
  static String of(Secrets secrets, String text) {
    if (!secrets.areIn(text)) return text;
    try {
      return JSON.writeValueAsString(clean(secrets, JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      return secrets.redact(text);
    }
  }

  private static JsonNode clean(Secrets secrets, JsonNode node) {
    if (node.isObject()) {
      ObjectNode clean = JSON.createObjectNode();
      node.properties()
          .forEach(e -> clean.set(secrets.redact(e.getKey()), clean(secrets, e.getValue())));
      return clean;
    }
    if (node.isArray()) {
      ArrayNode clean = JSON.createArrayNode();
      node.forEach(e -> clean.add(clean(secrets, e)));
      return clean;
    }
    boolean word = node.isBoolean() || node.isNull();
    return word || !secrets.areIn(node.asText())
        ? node
        : TextNode.valueOf(secrets.redact(node.asText()));
  }
}
