package dev.hivemeter.pipeline.lists;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.hivemeter.model.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers in JSON: an array of texts, or of objects with a text and perhaps a probability, by
 * itself or in an object; or such objects one after the other.
 *
 * <p>The small mistakes of models are forgiven: a comma too many, single quotes, bare names, line
 * breaks inside a text. Where a reply ends in the middle, the answers before are read.
 */
final class JsonList {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** Where JSON may begin is tried so often; prose has few brackets. */
  private static final int TRIES = 50;

  private static final Set<String> TEXT = Set.of("text", "answer", "response");
  private static final Set<String> PROBABILITY = Set.of("probability", "prob", "p");

  private final List<Part> parts = new ArrayList<>();

  private JsonList() {}

  /**
   * The answers of the first JSON that has some.
   *
   * @param atStart whether only the text's first character may begin it
   */
  static List<Part> read(String text, boolean atStart) {
    int tries = 0;
    for (int i = 0; i < text.length() && tries < TRIES; i++) {
      char c = text.charAt(i);
      if (c != '{' && c != '[') {
        if (atStart && !Character.isWhitespace(c)) return List.of();
        continue;
      }
      tries++;
      List<Part> parts = from(text.substring(i));
      if (!parts.isEmpty()) return parts;
      if (atStart) return List.of();
    }
    return List.of();
  }

  private static List<Part> from(String text) {
    JsonList list = new JsonList();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken())
        if (t == JsonToken.START_ARRAY) list.array(parser);
        else if (t == JsonToken.START_OBJECT) list.object(parser, true);
    } catch (IOException e) {
      // Not JSON, or not to its end: what was read whole stays.
      return List.copyOf(list.parts);
    }
    return List.copyOf(list.parts);
  }

  private void array(JsonParser parser) throws IOException {
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = next(parser, t)) {
      if (t == JsonToken.VALUE_STRING) add(parser.getText(), null);
      else if (t == JsonToken.START_OBJECT) object(parser, false);
    }
  }

  /** The token after this value, whose children are passed over unless they were read. */
  private static @Nullable JsonToken next(JsonParser parser, @Nullable JsonToken at)
      throws IOException {
    if (at == null) throw new IOException("ends in the middle");
    if (at == JsonToken.START_ARRAY) parser.skipChildren();
    return parser.nextToken();
  }

  /**
   * @param outer whether arrays in it may hold the answers
   */
  private void object(JsonParser parser, boolean outer) throws IOException {
    String text = null;
    Double probability = null;
    for (JsonToken t = parser.nextToken(); t == JsonToken.FIELD_NAME; t = parser.nextToken()) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && outer && parts.isEmpty()) array(parser);
      else if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT)
        parser.skipChildren();
      else if (value == JsonToken.VALUE_STRING && text == null && TEXT.contains(name))
        text = parser.getText();
      else if (PROBABILITY.contains(name)) probability = probability(parser.getText());
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) throw new IOException("ends in the middle");
    if (text != null) add(text, probability);
  }

  private void add(String text, @Nullable Double probability) {
    if (!text.isBlank()) parts.add(new Part(text.strip(), probability, false));
  }

  /** A number from 0 to 1, or as many per cent; anything else is not guessed at. */
  private static @Nullable Double probability(@Nullable String stated) {
    if (stated == null) return null;
    String number = stated.strip();
    boolean percent = number.endsWith("%");
    if (percent) number = number.substring(0, number.length() - 1).strip();
    try {
      BigDecimal exact = new BigDecimal(number);
      double value = (percent ? exact.movePointLeft(2) : exact).doubleValue();
      return value >= 0 && value <= 1 ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
