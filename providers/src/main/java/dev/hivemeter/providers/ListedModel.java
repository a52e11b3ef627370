package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.ArrayList;
import java.util.List;

/** Looks a model of Anthropic's up: in the list, or by a name that stands for another one. */
record ListedModel(ModelSpec model, Address address, Probe probe) {

  void look(Findings found) throws Unreachable, InterruptedException {
    Exchange reply = probe.required(address.at("/models?limit=1000"));
    ObjectNode json = reply.isSuccess() ? Json.object(reply.body()) : null;
    JsonNode list = json == null ? null : json.get("data");
    if (list == null || !list.isArray()) {
      found.warning(
          "the server does not list its models ("
              + reply.status()
              + "), so the model's name was not checked");
      return;
    }
    List<String> names = new ArrayList<>();
    for (JsonNode m : list) {
      String id = Json.text(m, "id");
      if (id != null) names.add(id);
    }
    if (names.contains(model.name())) return;
    ObjectNode alias = probe.optional(address.at("/models/" + model.name()));
    String stands = alias == null ? null : Json.text(alias, "id");
    if (stands == null) Names.require(model, names, address, "");
    else {
      found.detail("standsFor", stands);
      found.warning(
          "the name stands for " + stands + " today, and may stand for another model tomorrow");
    }
  }
}
