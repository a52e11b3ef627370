package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.ArrayList;
import java.util.List;

/** Looks a model of Anthropic's up: in the list, or by a name that stands for another one. */
record ListedModel(Target target) {

  /** What the server says of the model; a missing node where it does not list its models. */
  JsonNode look(Findings found) throws Unreachable, InterruptedException {
    ModelSpec model = target.model();
    Address address = target.address();
    Probe probe = target.probe();
    Exchange reply = probe.required(address.at("/models?limit=1000"));
    ObjectNode json = reply.isSuccess() ? Json.object(reply.body()) : null;
    JsonNode list = json == null ? null : json.get("data");
    if (list == null || !list.isArray()) {
      found.warning(
          "the server does not list its models ("
              + reply.status()
              + "), so the model's name was not checked");
      return MissingNode.getInstance();
    }
    List<String> names = new ArrayList<>();
    for (JsonNode m : list) {
      String id = Json.text(m, "id");
      if (model.name().equals(id)) return m;
      if (id != null) names.add(id);
    }
    ObjectNode alias = probe.optional(address.at("/models/" + model.name()));
    String stands = alias == null ? null : Json.text(alias, "id");
    if (alias == null || stands == null) {
      Names.require(model, names, address, "");
      throw new IllegalStateException("a listed model was not found");
    }
    found.detail("standsFor", stands);
    found.warning(
        "the name stands for " + stands + " today, and may stand for another model tomorrow");
    return alias;
  }
}
