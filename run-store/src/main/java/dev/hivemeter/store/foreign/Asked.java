package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model was asked, which files tell as a text or as the messages of a chat.
 *
 * <ul>
 *   <li>One message of a user: its text, with the system messages before it as the system text.
 *   <li>A longer conversation: all its turns as one text, each under its role, so that the same
 *       last question after another beginning is another prompt.
 *   <li>A message with anything but text is refused: two prompts that differ in a picture only
 *       would be taken for one.
 * </ul>
 *
 * @param system the system text; null for none
 * @param text the prompt
 */
public record Asked(@Nullable String system, String text) {
  private static final Set<String> SYSTEM = Set.of("system", "developer");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Of a row's field that holds a list of messages. */
  public static Asked ofMessages(String where, String field, JsonNode messages) {
    return of(new Spot(where, field, messages));
  }

  /** Of a text, or of a list of messages. */
  static Asked of(Spot spot) {
    if (spot.isText()) {
      if (spot.text().isBlank()) throw spot.problem("a text that is not blank");
      return new Asked(null, spot.text());
    }
    List<String> system = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    if (!spot.node().isArray()) throw spot.problem("a text or a list of messages");
    for (Spot message : spot.elements()) {
      Turn turn = Turn.of(message);
      if (turns.isEmpty() && SYSTEM.contains(turn.role)) system.add(turn.text);
      else turns.add(turn);
    }
    String text = text(turns);
    if (text.isBlank())
      throw spot.problem("a list of messages with at least one of a user that is not blank");
    return new Asked(system.isEmpty() ? null : String.join("\n\n", system), text);
  }

  private static String text(List<Turn> turns) {
    if (turns.size() == 1) return turns.get(0).text;
    StringBuilder all = new StringBuilder();
    for (Turn turn : turns) {
      if (!all.isEmpty()) all.append("\n\n");
      all.append(turn.role).append(": ").append(turn.text);
    }
    return all.toString();
  }

  /** Of a text that may itself be the JSON of a list of messages. */
  static Asked ofMaybeJson(Spot spot) {
    if (!spot.isText() || !spot.text().stripLeading().startsWith("[")) return of(spot);
    try {
      JsonNode node = MAPPER.readTree(spot.text());
      if (isChat(node)) return of(new Spot(spot.where(), spot.path(), node));
    } catch (JsonProcessingException e) {
      // A text that begins with a bracket and is no JSON is a text.
      return of(spot);
    }
    return of(spot);
  }

  /** Whether it is a list of nothing but messages. */
  static boolean isChat(JsonNode node) {
    if (!node.isArray() || node.isEmpty()) return false;
    for (JsonNode message : node)
      if (!message.path("role").isTextual() || !message.has("content")) return false;
    return true;
  }

  private record Turn(String role, String text) {
    static Turn of(Spot message) {
      String role = message.object().at("role").text().toLowerCase(Locale.ROOT);
      return new Turn(role, content(message.at("content")));
    }

    private static String content(Spot content) {
      if (!content.isThere()) return "";
      if (content.isText()) return content.text();
      List<String> parts = new ArrayList<>();
      for (Spot part : content.elements()) {
        if (part.isText()) {
          parts.add(part.text());
          continue;
        }
        if (!part.object().at("type").name().equals("text"))
          throw part.at("type")
              .problem(
                  "text; a prompt with pictures, sound or tools is not imported, take its answers"
                      + " out of the file");
        parts.add(part.at("text").text());
      }
      return String.join("\n", parts);
    }
  }
}
