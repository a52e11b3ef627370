package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who speaks OpenAI's protocol at an address: asks for the models first, then for what
 * only one kind of server has.
 */
final class OpenAiEndpoint {
  private static final String APART =
      "reasoning that the server gives apart from the answer is neither measured nor kept";

  private final Address address;
  private final ModelSpec model;
  private final Probe probe;

  OpenAiEndpoint(Address address, ModelSpec model, Probe probe) {
    this.address = address;
    this.model = model;
    this.probe = probe;
  }

  /**
   * The dialect; what was learnt goes into {@code found}.
   *
   * @throws BadInput when the endpoint does not list the model, or is one that cannot be asked
   *     honestly over this protocol
   */
  Dialect look(List<Condition> conditions, Findings found)
      throws Unreachable, InterruptedException {
    Exchange reply = probe.required(address.at("/models"));
    ObjectNode models = reply.isSuccess() ? Json.object(reply.body()) : null;
    JsonNode list = models == null ? null : models.get("data");
    found.detail("address", address.isOpenAi() ? address.base() : null);
    Dialect dialect = address.isOpenAi() ? openAi(found) : other(list, conditions, found);
    if (list == null) checkPath();
    if (list != null && list.isArray()) Names.require(model, names(list), address, remedy(dialect));
    else
      found.warning(
          "the server does not list its models ("
              + reply.status()
              + " for "
              + address.at("/models")
              + "), so the model's name was not checked");
    describeModel(list, found);
    return dialect;
  }

  /** Refuses an address that only lacks its last part. */
  private void checkPath() throws InterruptedException {
    if (address.base().endsWith("/v1")) return;
    ObjectNode models = probe.optional(address.at("/v1/models"));
    if (models != null && models.path("data").isArray())
      throw new BadInput(
          "the baseUrl of model '"
              + model.label()
              + "' lacks its last part; write "
              + address.at("/v1"));
  }

  private static String remedy(Dialect dialect) {
    return dialect == Dialect.LLAMA_CPP
        ? " (llama.cpp serves one model under any name; its own is asked for, so that no answers"
            + " are booked under a wrong one; start it with --alias to choose the name)"
        : "";
  }

  private static Dialect openAi(Findings found) {
    found.engine("OpenAI");
    return Dialect.OPENAI;
  }

  private Dialect other(@Nullable JsonNode list, List<Condition> conditions, Findings found)
      throws InterruptedException {
    Address root = address.root();
    ObjectNode props = probe.optional(root.at("/props"));
    if (props != null && LlamaCpp.isProps(props)) {
      LlamaCpp.checkSeed(props, model, conditions);
      LlamaCpp.describe(found, props, root, probe, model);
      LlamaCpp.checkRoom(found, props, conditions);
      return Dialect.LLAMA_CPP;
    }
    if (owner(list).equals("llamacpp")) {
      found.engine("llama.cpp");
      found.warning("the server hides /props, so its build and defaults are not known");
      return Dialect.LLAMA_CPP;
    }
    ObjectNode ollama = probe.optional(root.at("/api/version"));
    if (ollama != null && ollama.has("version"))
      throw new BadInput(
          "model '"
              + model.label()
              + "': "
              + address
              + " is Ollama, whose OpenAI-compatible endpoint cannot switch off its own top_k,"
              + " min_p and repeat penalty, which fake collapse; use ollama:"
              + model.name()
              + " with baseUrl "
              + root);
    if (owner(list).equals("vllm")) {
      ObjectNode version = probe.optional(root.at("/version"));
      String v = version == null ? null : Json.text(version, "version");
      found.engine("vLLM" + (v == null ? "" : " " + v));
      found.detail("build", v);
      if (model.mode() == Mode.CHAT) found.warning(APART);
      return Dialect.VLLM;
    }
    found.warning(
        "the kind of server is not known: only OpenAI's own sampler fields are sent, and defaults"
            + " of the server that have no such field (top_k, min_p, repetition penalty) may"
            + " truncate what is drawn");
    if (model.mode() == Mode.CHAT) found.warning(APART);
    return Dialect.COMPATIBLE;
  }

  /** Who owns the first model, by which servers give themselves away. */
  private static String owner(@Nullable JsonNode list) {
    String owner = list == null ? null : Json.text(list.path(0), "owned_by");
    return owner == null ? "" : owner;
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode m : list) {
      String id = Json.text(m, "id");
      if (id != null) names.add(id);
      for (JsonNode alias : m.path("aliases"))
        if (alias.isTextual() && !names.contains(alias.textValue())) names.add(alias.textValue());
    }
    return names;
  }

  private void describeModel(@Nullable JsonNode list, Findings found) {
    if (list == null) return;
    for (JsonNode m : list)
      if (model.name().equals(Json.text(m, "id"))) {
        found.detail("model", m.get("meta"));
        found.detail("ownedBy", Json.text(m, "owned_by"));
        found.detail("maxModelLength", m.get("max_model_len"));
      }
  }
}
