package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON schema in Google's own subset: types in capitals, no {@code additionalProperties}, and the
 * order of an object's properties written out, which some of Gemini's models choose for themselves
 * otherwise. Everything else stays as it is; what Gemini does not know it refuses by name.
 */
final class GeminiSchema {
  private GeminiSchema() {}

  static ObjectNode of(ObjectNode schema) {
    ObjectNode own = Json.object();
    for (Map.Entry<String, JsonNode> e : schema.properties()) {
      JsonNode value = e.getValue();
      switch (e.getKey()) {
        case "additionalProperties" -> {}
        case "type" -> own.put("type", value.asText().toUpperCase(Locale.ROOT));
        case "properties" -> properties(value, own);
        case "items" -> own.set("items", value instanceof ObjectNode o ? of(o) : value);
        default -> own.set(e.getKey(), value);
      }
    }
    return own;
  }

  private static void properties(JsonNode properties, ObjectNode own) {
    ObjectNode all = own.putObject("properties");
    ArrayNode order = own.putArray("propertyOrdering");
    for (Map.Entry<String, JsonNode> e : properties.properties()) {
      all.set(e.getKey(), e.getValue() instanceof ObjectNode o ? of(o) : e.getValue());
      order.add(e.getKey());
    }
  }
}
