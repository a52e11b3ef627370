package dev.hivemeter.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How JSON is read here: a repeated key is an error, numbers keep their digits. */
final class Json {
  static final ObjectMapper MAPPER = mapper(Caps.DEFAULT);

  private Json() {}

  static ObjectMapper mapper(Caps caps) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(caps.fieldChars())
                    .maxNestingDepth(100)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /**
   * JSON text in which surrogates without a partner are written as escapes, so that the text is
   * well-formed Unicode and still says the same. They can only stand inside of JSON strings.
   */
  static String escapeLoneSurrogates(String json) {
    int at = Utf16.firstLone(json, 0);
    if (at < 0) return json;
    StringBuilder out = new StringBuilder(json.length() + 16);
    int from = 0;
    for (; at >= 0; at = Utf16.firstLone(json, from)) {
      out.append(json, from, at).append(String.format("\\u%04X", (int) json.charAt(at)));
      from = at + 1;
    }
    return out.append(json, from, json.length()).toString();
  }
}
