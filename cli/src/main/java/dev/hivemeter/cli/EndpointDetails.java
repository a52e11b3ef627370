package dev.hivemeter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hivemeter.port.Generator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an endpoint told of itself, one line each. */
final class EndpointDetails {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 160;

  private EndpointDetails() {}

  static JsonNode json(Generator.Facts facts) {
    try {
      return JSON.readTree(facts.details());
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(facts.details());
    }
  }

  /** Name and value on one line, long values shortened. */
  static Map<String, String> shown(Generator.Facts facts) {
    Map<String, String> shown = new LinkedHashMap<>();
    json(facts).properties().forEach(e -> shown.put(e.getKey(), line(e.getValue())));
    return shown;
  }

  private static String line(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : samplers(value);
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /** A server's settings: what truncates comes first, because it is what matters here. */
  private static String samplers(JsonNode value) {
    if (!value.isObject() || !value.has("temperature")) return value.toString();
    StringBuilder b = new StringBuilder();
    for (String name :
        new String[] {
          "temperature",
          "top_k",
          "top_p",
          "min_p",
          "typical_p",
          "repeat_penalty",
          "presence_penalty",
          "frequency_penalty",
          "samplers"
        })
      if (value.has(name)) {
        JsonNode v = value.get(name);
        String text =
            v instanceof ArrayNode ? v.toString().replaceAll("[\"\\[\\]]", "") : v.asText();
        b.append(b.length() == 0 ? "" : ", ").append(name).append(' ').append(text);
      }
    return b.toString();
  }
}
