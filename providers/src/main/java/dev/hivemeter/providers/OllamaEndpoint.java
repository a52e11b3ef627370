package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ollama tells of itself and of a model: {@code /api/version}, {@code /api/tags}, {@code
 * /api/show}.
 */
final class OllamaEndpoint {
  private static final Pattern BLOB = Pattern.compile("sha256-([0-9a-f]{64})");
  private static final Pattern SEED = Pattern.compile("(?m)^seed\\s+\"?(-?[0-9]+)");

  /**
   * How the model is to be asked.
   *
   * @param room to be sent with every call
   * @param thinks whether the model reasons apart from its answer, which is then switched off
   */
  record Manner(OllamaRoom room, boolean thinks) {}

  private final Address address;
  private final ModelSpec model;
  private final Probe probe;

  OllamaEndpoint(Address address, ModelSpec model, Probe probe) {
    this.address = address;
    this.model = model;
    this.probe = probe;
  }

  Manner look(List<Condition> conditions, Findings found) throws Unreachable, InterruptedException {
    Exchange reply = probe.required(address.at("/api/tags"));
    ObjectNode tags = reply.isSuccess() ? Json.object(reply.body()) : null;
    JsonNode list = tags == null ? null : tags.get("models");
    if (list == null || !list.isArray())
      throw new BadInput(
          "model '"
              + model.label()
              + "': "
              + address
              + " answers ("
              + reply.status()
              + "), but not as Ollama does; write the baseUrl of an Ollama server, such as "
              + LanguageModels.OLLAMA);
    engine(found);
    JsonNode entry = entry(list);
    found.detail("digest", Json.text(entry, "digest"));
    found.detail("details", entry.get("details"));
    ObjectNode show = probe.optional(address.at("/api/show"), Map.of("model", model.name()));
    return describe(show == null ? Json.object() : show, conditions, found);
  }

  private void engine(Findings found) throws InterruptedException {
    ObjectNode json = probe.optional(address.at("/api/version"));
    String version = json == null ? null : Json.text(json, "version");
    found.engine("Ollama" + (version == null ? "" : " " + version));
    found.detail("build", version);
    found.warning(
        "Ollama's newer engine applies the temperature before top-p and min-p, its older one and"
            + " llama.cpp after them: the same settings draw from different laws");
  }

  /** The model in the list of those that are there. */
  private JsonNode entry(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode m : list) {
      String name = Json.text(m, "name");
      if (name == null) continue;
      if (name.equals(model.name()) || name.equals(model.name() + ":latest")) return m;
      names.add(name);
    }
    Names.require(model, names, address, "; to fetch it: ollama pull " + model.name());
    throw new IllegalStateException("a listed model was not found");
  }

  private Manner describe(ObjectNode show, List<Condition> conditions, Findings found) {
    Matcher blob = BLOB.matcher(String.valueOf(Json.text(show, "modelfile")));
    if (blob.find()) found.detail("weightsSha256", blob.group(1));
    String parameters = Json.text(show, "parameters");
    found.detail("defaults", parameters);
    found.detail("capabilities", show.get("capabilities"));
    if (model.mode() == Mode.CHAT) describeTemplate(show, found);
    checkSeed(parameters == null ? "" : parameters, conditions);
    OllamaRoom room = room(show.path("model_info"), conditions, found);
    boolean thinks = false;
    for (JsonNode c : show.path("capabilities")) thinks |= c.asText().equals("thinking");
    if (thinks && model.mode() == Mode.CHAT)
      found.warning("the model can reason before it answers; it is asked not to (think: false)");
    return new Manner(room, thinks);
  }

  private static void describeTemplate(ObjectNode show, Findings found) {
    found.detail("chatTemplate", Json.text(show, "template"));
    String system = Json.text(show, "system");
    if (system == null || system.isBlank()) return;
    found.detail("system", system);
    found.warning(
        "the model's Modelfile adds a system text of its own to every prompt: \"" + system + "\"");
  }

  private void checkSeed(String parameters, List<Condition> conditions) {
    Matcher seed = SEED.matcher(parameters);
    if (!seed.find() || seed.group(1).equals("-1")) return;
    if (conditions.stream().allMatch(c -> c.sampling().seeds() == Seeds.DERIVED)) return;
    throw new BadInput(
        "the Modelfile of model '"
            + model.label()
            + "' sets the seed "
            + seed.group(1)
            + ", so every repeat would give the same answer; make it again without PARAMETER seed,"
            + " or write seeds: derived");
  }

  private OllamaRoom room(JsonNode info, List<Condition> conditions, Findings found) {
    OllamaRoom room = OllamaRoom.of(model, conditions, trained(info));
    found.detail("contextLength", Json.MAPPER.getNodeFactory().numberNode(room.tokens()));
    int most = 0;
    for (Condition c : conditions) {
      Integer tokens = c.sampling().maxTokens();
      if (tokens != null) most = Math.max(most, tokens);
    }
    if (most >= room.tokens())
      found.warning(
          "the model has room for "
              + room.tokens()
              + " tokens of prompt and answer together, the study allows answers of "
              + most
              + ": longer ones are cut");
    return room;
  }

  /** The context length that the model was trained for. */
  private static @Nullable Integer trained(JsonNode info) {
    String architecture = Json.text(info, "general.architecture");
    return architecture == null ? null : Json.integer(info, architecture + ".context_length");
  }
}
