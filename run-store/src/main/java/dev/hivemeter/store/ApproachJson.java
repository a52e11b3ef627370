package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Formed;
import dev.hivemeter.model.Approach.InContext;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Approach.Once;
import dev.hivemeter.model.Approach.Paraphrased;
import dev.hivemeter.model.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each call asks, as JSON; nothing for the prompt as it is. */
final class ApproachJson {
  private ApproachJson() {}

  static @Nullable ObjectNode of(Approach approach) {
    if (approach instanceof Once) return null;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (approach instanceof Paraphrased p) {
      json.put("mode", "paraphrase");
      json.set("texts", Json.array(p.texts()));
    } else if (approach instanceof InContext c) {
      json.put("mode", "in-context");
      json.put("turns", c.turns());
      json.put("again", c.again());
    } else if (approach instanceof Formed f) {
      json.put("mode", "json");
      json.put("schema", f.schema());
    } else if (approach instanceof Listed l) {
      json.put("mode", l.form().name().toLowerCase(Locale.ROOT));
      json.put("k", l.k());
      json.put("text", l.template());
      json.put("structured", l.structured());
    } else {
      throw new IllegalStateException("no cell is asked by " + approach);
    }
    return json;
  }

  /**
   * @param json null or absent for the prompt as it is
   * @throws BadInput when it is none of the forms
   */
  static Approach read(@Nullable JsonNode json) {
    if (json == null || json.isNull() || json.isMissingNode()) return new Once();
    String mode = Objects.requireNonNullElse(Json.text(json, "mode"), "");
    return switch (mode) {
      case "paraphrase" -> new Paraphrased(texts(json.path("texts")));
      case "in-context" -> new InContext(json.path("turns").intValue(), text(json, "again"));
      case "json" -> new Formed(text(json, "schema"));
      case "sequence", "verbalised" ->
          new Listed(
              json.path("k").intValue(),
              text(json, "text"),
              Listed.Form.valueOf(mode.toUpperCase(Locale.ROOT)),
              json.path("structured").booleanValue());
      default ->
          throw new BadInput(
              "approach '"
                  + mode
                  + "' is not paraphrase, in-context, json, sequence or verbalised; a later one needs"
                  + " a later Hivemeter");
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) texts.add(text.isTextual() ? text.textValue() : "");
    return texts;
  }

  private static String text(JsonNode json, String field) {
    return Objects.requireNonNullElse(Json.text(json, field), "");
  }
}
