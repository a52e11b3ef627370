package dev.hivemeter.cli.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Measured;
import dev.hivemeter.compare.PoolOf;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.Abundance;
import dev.hivemeter.score.Score;
import java.util.Collection;
import java.util.List;

/**
 * Writes a baseline: the same run gives the same bytes. Pure ASCII, one line a prompt and one line
 * a pool, so that a difference in version control is a difference in what it says.
 */
public final class BaselineJson {
  /** How every baseline begins. */
  public static final String BEGINNING = "{\n  \"hivemeter\": \"baseline\",\n";

  /** Of the file's form. */
  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final StringBuilder out = new StringBuilder();

  private BaselineJson() {}

  /** The file's text. */
  public static String write(Snapshot snapshot) {
    return new BaselineJson().text(snapshot);
  }

  private String text(Snapshot s) {
    out.append(BEGINNING).append("  \"version\": ").append(VERSION).append(",\n");
    field("run", text(s.run()));
    field("asked", text(s.asked()));
    Snapshot.Embedding e = s.embedding();
    field(
        "embedding",
        e == null
            ? JsonNodeFactory.instance.nullNode()
            : object().put("name", e.name()).put("model", e.model()).put("limit", e.limit()));
    field("measuredText", text(s.text()));
    field("metrics", texts(s.metrics()));
    out.append("  \"prompts\": [\n");
    lines("    ", s.prompts().stream().map(BaselineJson::prompt).toList());
    out.append("  ],\n  \"conditions\": [\n");
    for (int i = 0; i < s.arms().size(); i++) {
      arm(s.arms().get(i));
      out.append(i + 1 < s.arms().size() ? ",\n" : "\n");
    }
    return out.append("  ]\n}\n").toString();
  }

  private void arm(Arm arm) {
    out.append("    {\n    ");
    field("label", text(arm.label()));
    ObjectNode facts = object();
    arm.facts().forEach(facts::put);
    ObjectNode notes = object();
    arm.notes().forEach(notes::put);
    out.append("    ");
    field("facts", facts);
    out.append("    ");
    field("notes", notes);
    out.append("    ");
    field("dependent", JsonNodeFactory.instance.booleanNode(arm.dependent()));
    out.append("      \"pools\": [\n");
    lines("        ", arm.pools().stream().map(BaselineJson::pool).toList());
    out.append("      ]\n    }");
  }

  private static ObjectNode prompt(Snapshot.Asked a) {
    ObjectNode node = object().put("id", a.id()).put("text", a.text());
    if (a.family() != null) node.put("family", a.family());
    node.set("categories", texts(a.categories()));
    node.set("tags", texts(a.tags()));
    return node.put("language", a.language());
  }

  private static ObjectNode pool(PoolOf p) {
    ObjectNode node =
        object().put("prompt", p.prompt()).put("planned", p.planned()).put("answers", p.answers());
    node.put("tokens", p.tokens());
    if (p.promptTokens() != null) node.put("promptTokens", p.promptTokens());
    node.put("digest", p.digest());
    ObjectNode measures = node.putObject("measures");
    p.measures().forEach((id, m) -> measures.set(id, measured(m)));
    return node;
  }

  private static ObjectNode measured(Measured m) {
    if (!(m.score() instanceof Score.Value v))
      return object().put("undefined", ((Score.Undefined) m.score()).reason());
    ObjectNode node = object().put("score", v.value()).put("n", v.n());
    if (m.variance() != null) node.put("variance", m.variance());
    if (m.jackknife() != null) node.put("jackknife", m.jackknife());
    Abundance a = m.abundance();
    if (a != null) {
      ArrayNode levels = node.putArray("abundance");
      for (int i = 0; i < a.times().length; i++)
        levels.addArray().add(a.times()[i]).add(a.kinds()[i]);
    }
    return node;
  }

  private void field(String name, JsonNode value) {
    out.append("  \"").append(name).append("\": ").append(line(value)).append(",\n");
  }

  private void lines(String indent, List<ObjectNode> nodes) {
    for (int i = 0; i < nodes.size(); i++)
      out.append(indent).append(line(nodes.get(i))).append(i + 1 < nodes.size() ? ",\n" : "\n");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode texts(Collection<String> texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static String line(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }
}
