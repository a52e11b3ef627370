package dev.hivemeter.cli.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hivemeter.model.BadInput;

/** JSON that stands in a study as a text. */
final class JsonText {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * @param where the text stands, with its key, for the message
   * @throws BadInput when it is not one JSON object
   */
  static void requireObject(String where, String text) {
    try {
      if (STRICT.readTree(text).isObject()) return;
    } catch (JsonProcessingException e) {
      throw new BadInput(
          where + " is not JSON (" + e.getOriginalMessage() + "); write one JSON object", e);
    }
    throw new BadInput(where + " is JSON, but not an object; write one JSON object");
  }
}
