package dev.hivemeter.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.tables.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that a user says in a conversation.
 *
 * @param language BCP 47 tag; {@code und} where it is not told
 */
record FirstTurn(String text, String language) {

  /** Null where no user says anything, which is noted; so are the turns after it. */
  static @Nullable FirstTurn of(Row row, String field, ReadNotes notes) {
    JsonNode turns = row.json(field);
    if (turns == null || !turns.isArray())
      throw row.problem(field, "a list of turns such as {\"role\": \"user\", \"content\": \"…\"}");
    int at = 0;
    for (JsonNode turn : turns) {
      at++;
      if (!turn.path("role").isTextual())
        throw row.problem(field, "turns that have a role, user or assistant");
      if (!turn.path("role").textValue().equals("user")) continue;
      JsonNode content = turn.path("content");
      if (!content.isTextual() || content.textValue().isBlank()) break;
      if (turns.size() > at) notes.further();
      return new FirstTurn(content.textValue(), language(row, turn));
    }
    notes.silent();
    return null;
  }

  private static String language(Row row, JsonNode turn) {
    JsonNode own = turn.path("language");
    String name = own.isTextual() ? own.textValue() : row.optionalText("language");
    return name == null ? "und" : tag(name.strip());
  }

  /** {@code en} of {@code English}; a tag stays what it is, and what is neither is not known. */
  static String tag(String name) {
    for (String code : Locale.getISOLanguages()) {
      if (code.equalsIgnoreCase(name)) return code;
      if (Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name))
        return code;
    }
    return "und";
  }
}
