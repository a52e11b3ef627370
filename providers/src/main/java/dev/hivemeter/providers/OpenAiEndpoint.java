package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator.Unreachable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who speaks OpenAI's protocol at an address: asks for the models first, then for what
 * only one kind of server has.
 */
final class OpenAiEndpoint {
  private final Address address;
  private final ModelSpec model;
  private final Probe probe;

  OpenAiEndpoint(Address address, ModelSpec model, Probe probe) {
    this.address = address;
    this.model = model;
    this.probe = probe;
  }

  /**
   * How the model is to be asked; what was learnt goes into {@code found}.
   *
   * @throws BadInput when the endpoint does not list the model, or is one that cannot be asked
   *     honestly over this protocol
   */
  Manner look(List<Condition> conditions, Findings found) throws Unreachable, InterruptedException {
    Exchange reply = probe.required(address.at("/models"));
    JsonNode list = reply.isSuccess() ? list(reply.body()) : null;
    String host = URI.create(address.base()).getHost();
    found.detail("address", service(address) == null ? null : String.valueOf(host));
    String named = model.asking().dialect();
    Dialect dialect =
        named == null
            ? detected(list, conditions, found)
            : told(Dialect.named(named, model.label()), conditions, found);
    if (list == null) checkPath();
    if (list != null) Names.require(model, names(list), address, remedy(dialect));
    else
      found.warning(
          "the server does not list its models ("
              + reply.status()
              + " for "
              + address.at("/models")
              + "), so the model's name was not checked");
    JsonNode listed = entry(list);
    describeModel(listed, found);
    found.detail("dialect", dialect.key());
    return Manner.of(dialect, model, listed);
  }

  /** The models under {@code data}, or, at Together, bare; null where there is no such list. */
  private static @Nullable JsonNode list(String body) {
    JsonNode bare = Json.array(body);
    if (bare != null) return bare;
    ObjectNode object = Json.object(body);
    JsonNode data = object == null ? null : object.get("data");
    return data != null && data.isArray() ? data : null;
  }

  /** The dialect that is known without asking: the study names it, or the host tells; or null. */
  static @Nullable Dialect known(ModelSpec model, Address address) {
    String named = model.asking().dialect();
    return named == null ? service(address) : Dialect.named(named, model.label());
  }

  /** The dialect of a service that is known by its host; null for any other address. */
  private static @Nullable Dialect service(Address address) {
    if (address.isOpenAi()) return Dialect.OPENAI;
    if (address.isAt("openrouter.ai")) return Dialect.OPENROUTER;
    if (address.isAt("together.xyz") || address.isAt("together.ai")) return Dialect.TOGETHER;
    if (address.isAt("deepseek.com")) return Dialect.DEEPSEEK;
    return null;
  }

  private Dialect detected(@Nullable JsonNode list, List<Condition> conditions, Findings found)
      throws InterruptedException {
    Dialect service = service(address);
    if (service == null) return other(list, conditions, found);
    found.engine(service.title());
    return service;
  }

  /** The study says who is there; what llama.cpp tells of itself is still asked for. */
  private Dialect told(Dialect dialect, List<Condition> conditions, Findings found)
      throws InterruptedException {
    found.engine(dialect.title());
    found.warning("the study says that the endpoint is " + dialect.title() + "; it was not asked");
    if (dialect == Dialect.LLAMA_CPP) llamaCpp(conditions, found);
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

  private boolean llamaCpp(List<Condition> conditions, Findings found) throws InterruptedException {
    Address root = address.root();
    ObjectNode props = probe.optional(root.at("/props"));
    if (props == null || !LlamaCpp.isProps(props)) return false;
    LlamaCpp.checkSeed(props, model, conditions);
    LlamaCpp.describe(found, props, root, probe, model);
    LlamaCpp.checkRoom(found, props, conditions);
    return true;
  }

  private Dialect other(@Nullable JsonNode list, List<Condition> conditions, Findings found)
      throws InterruptedException {
    if (llamaCpp(conditions, found)) return Dialect.LLAMA_CPP;
    if (owner(list).equals("llamacpp")) {
      found.engine("llama.cpp");
      found.warning("the server hides /props, so its build and defaults are not known");
      return Dialect.LLAMA_CPP;
    }
    Address root = address.root();
    refuseOllama(root);
    if (owner(list).equals("vllm")) {
      ObjectNode version = probe.optional(root.at("/version"));
      String v = version == null ? null : Json.text(version, "version");
      found.engine("vLLM" + (v == null ? "" : " " + v));
      found.detail("build", v);
      return Dialect.VLLM;
    }
    if (owner(list).equals("deepseek")) {
      found.engine(Dialect.DEEPSEEK.title());
      return Dialect.DEEPSEEK;
    }
    JsonNode first = list == null ? null : list.get(0);
    if (first != null && first.path("supported_parameters").isArray()) {
      found.engine(Dialect.OPENROUTER.title());
      return Dialect.OPENROUTER;
    }
    if (isLmStudio(root)) {
      found.engine(Dialect.LM_STUDIO.title());
      return Dialect.LM_STUDIO;
    }
    found.warning(
        "the kind of server is not known: only OpenAI's own sampler fields are sent, and defaults"
            + " of the server that have no such field (top_k, min_p, repetition penalty) may"
            + " truncate what is drawn");
    return Dialect.COMPATIBLE;
  }

  private void refuseOllama(Address root) throws InterruptedException {
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
  }

  /** LM Studio's own list of models says how each is packed. */
  private boolean isLmStudio(Address root) throws InterruptedException {
    ObjectNode own = probe.optional(root.at("/api/v0/models"));
    return own != null && own.path("data").path(0).has("compatibility_type");
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

  private @Nullable JsonNode entry(@Nullable JsonNode list) {
    if (list != null) for (JsonNode m : list) if (model.name().equals(Json.text(m, "id"))) return m;
    return null;
  }

  private static void describeModel(@Nullable JsonNode listed, Findings found) {
    if (listed == null) return;
    found.detail("model", listed.get("meta"));
    found.detail("ownedBy", Json.text(listed, "owned_by"));
    found.detail("maxModelLength", listed.get("max_model_len"));
    found.detail("supportedParameters", listed.get("supported_parameters"));
    found.detail("defaultParameters", listed.get("default_parameters"));
  }
}
