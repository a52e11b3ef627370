package dev.hivemeter.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hivemeter.tables.Utf16;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Small JSON values in a column: well-formed UTF-8, even of texts that are not. */
final class Json {
  /** Whatever was written can be read: texts have no longest length here, files have. */
  static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private Json() {}

  /** Well-formed, because surrogates without a partner are escaped. */
  static String write(Object value) {
    return Utf16.escaped(compact(value));
  }

  /** As it is: surrogates without a partner stay what they are. */
  static String compact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds no JSON here: " + json, e);
    }
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) texts.add(text.textValue());
    return texts;
  }

  static @Nullable String text(JsonNode object, String field) {
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node.textValue();
  }

  /** Sorted by name, so that equal maps are equal texts. */
  static String ofMap(Map<String, String> map) {
    return write(new TreeMap<>(map));
  }

  static Map<String, String> map(String json) {
    Map<String, String> map = new TreeMap<>();
    read(json).properties().forEach(e -> map.put(e.getKey(), e.getValue().textValue()));
    return map;
  }
}
