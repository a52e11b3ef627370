package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import java.util.Objects;
import java.util.regex.Pattern;

/** A condition's three parts as JSON, without secrets. */
final class ConditionJson {
  private static final Pattern USER_INFO = Pattern.compile("(://)[^/@]*@");

  private ConditionJson() {}

  static String of(ModelSpec model) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("label", model.label());
    json.put("provider", model.provider());
    json.put("name", model.name());
    json.put("mode", model.mode().name());
    json.put("template", model.template());
    json.set("stop", Json.array(model.stop()));
    String url = model.connection().baseUrl();
    json.put("base_url", url == null ? null : USER_INFO.matcher(url).replaceFirst("$1"));
    json.put("api_key_env", model.connection().apiKeyEnv());
    json.put("file", model.connection().file());
    return Json.write(json);
  }

  static String of(Sampling sampling) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("temperature", sampling.temperature());
    json.put("top_p", sampling.topP());
    json.put("top_k", sampling.topK());
    json.put("min_p", sampling.minP());
    json.put("max_tokens", sampling.maxTokens());
    json.put("seeds", sampling.seeds().name());
    return Json.write(json);
  }

  static String of(Elicitation elicitation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", elicitation.name());
    json.put("system", elicitation.system());
    ObjectNode approach = ApproachJson.of(elicitation.approach());
    if (approach != null) json.set("approach", approach);
    return Json.write(json);
  }

  static Condition condition(String model, String sampling, String elicitation) {
    return new Condition(model(model), sampling(sampling), elicitation(elicitation));
  }

  static Sampling sampling(String text) {
    JsonNode json = Json.read(text);
    JsonNode temperature = json.path("temperature");
    JsonNode topP = json.path("top_p");
    JsonNode topK = json.path("top_k");
    JsonNode minP = json.path("min_p");
    JsonNode maxTokens = json.path("max_tokens");
    return new Sampling(
        temperature.isNumber() ? temperature.doubleValue() : null,
        topP.isNumber() ? topP.doubleValue() : null,
        topK.isNumber() ? topK.intValue() : null,
        minP.isNumber() ? minP.doubleValue() : null,
        maxTokens.isNumber() ? maxTokens.intValue() : null,
        Sampling.Seeds.valueOf(json.path("seeds").textValue()));
  }

  private static ModelSpec model(String text) {
    JsonNode json = Json.read(text);
    return new ModelSpec(
        required(json, "label"),
        required(json, "provider"),
        required(json, "name"),
        ModelSpec.Mode.valueOf(required(json, "mode")),
        Json.text(json, "template"),
        Json.texts(json.path("stop")),
        new ModelSpec.Connection(
            Json.text(json, "base_url"), Json.text(json, "api_key_env"), Json.text(json, "file")));
  }

  private static Elicitation elicitation(String text) {
    JsonNode json = Json.read(text);
    return new Elicitation(
        required(json, "name"), Json.text(json, "system"), ApproachJson.read(json.get("approach")));
  }

  private static String required(JsonNode json, String field) {
    return Objects.requireNonNull(Json.text(json, field), field);
  }
}
