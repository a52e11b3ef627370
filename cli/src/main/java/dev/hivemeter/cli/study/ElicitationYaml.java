package dev.hivemeter.cli.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Elicitation;
import java.util.List;
import java.util.Locale;

/** Writes the elicitations of a study with all their words. */
final class ElicitationYaml {
  private ElicitationYaml() {}

  /** Nothing for the prompts as they are alone; {@code system} for one system text alone. */
  static void put(ObjectNode root, List<Elicitation> elicitations) {
    if (elicitations.equals(List.of(Elicitation.DIRECT))) return;
    Elicitation first = elicitations.get(0);
    if (elicitations.size() == 1
        && first.approach() instanceof Approach.Once
        && first.name().equals("system")) {
      root.put("system", first.system());
      return;
    }
    ArrayNode list = root.putArray("elicitation");
    for (Elicitation e : elicitations) {
      if (e.equals(Elicitation.DIRECT)) list.add("direct");
      else list.add(entry(e));
    }
  }

  private static ObjectNode entry(Elicitation e) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Approach approach = e.approach();
    if (approach instanceof Approach.Once) {
      node.put("mode", "system").put("name", e.name()).put("text", e.system());
      return node;
    }
    if (approach instanceof Approach.Formed f) {
      node.put("mode", "json").put("name", e.name()).put("schema", f.schema());
    } else if (approach instanceof Approach.Family) {
      node.put("mode", "paraphrase").put("name", e.name());
    } else if (approach instanceof Approach.Paraphrased p) {
      node.put("mode", "paraphrase").put("name", e.name());
      ArrayNode templates = node.putArray("templates");
      p.texts().forEach(templates::add);
    } else if (approach instanceof Approach.InContext c) {
      node.put("mode", "in-context").put("name", e.name());
      node.put("turns", c.turns()).put("text", c.again());
    } else if (approach instanceof Approach.Listed l) {
      boolean verbalised = l.form() == Approach.Listed.Form.VERBALISED;
      node.put("mode", l.form().name().toLowerCase(Locale.ROOT)).put("name", e.name());
      node.put("k", l.k()).put("text", l.template());
      if (verbalised) node.put("structured", l.structured());
    }
    if (e.system() != null) node.put("system", e.system());
    return node;
  }
}
