package dev.hivemeter.store.foreign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message of an Inspect log says: one text, or a list of parts of several types. */
final class InspectContent {
  private InspectContent() {}

  /** Its text parts, one after the other; what is no text is not measured. */
  static String text(Spot message) {
    Spot content = message.at("content");
    if (!content.isThere()) return "";
    if (content.isText()) return content.text();
    List<String> texts = new ArrayList<>();
    for (Spot part : content.elements()) {
      if (part.isText()) texts.add(part.text());
      else if (isOfType(part, "text")) texts.add(part.at("text").text());
    }
    return String.join("\n", texts);
  }

  /** Its reasoning parts; of a withheld one its summary. Null for none. */
  static @Nullable String reasoning(Spot message) {
    if (!message.at("content").node().isArray()) return null;
    List<String> texts = new ArrayList<>();
    for (Spot part : message.at("content").elements()) {
      if (part.isText() || !isOfType(part, "reasoning")) continue;
      String said = part.at(part.at("redacted").isTrue() ? "summary" : "reasoning").optionalText();
      if (said != null && !said.isEmpty()) texts.add(said);
    }
    return texts.isEmpty() ? null : String.join("\n\n", texts);
  }

  /** Whether the provider marked a part of it as a refusal. */
  static boolean isRefusal(Spot message) {
    if (!message.at("content").node().isArray()) return false;
    return message.at("content").elements().stream().anyMatch(p -> p.at("refusal").isTrue());
  }

  private static boolean isOfType(Spot part, String type) {
    return part.object().at("type").text().equals(type);
  }
}
