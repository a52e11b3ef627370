package dev.hivemeter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    Asking asking = model.asking();
    if (asking.dialect() != null) json.put("dialect", asking.dialect());
    if (!asking.extraBody().isEmpty()) json.set("extra_body", extraBody(asking));
    if (asking.logprobs() != null) json.put("logprobs", asking.logprobs());
    return Json.write(json);
  }

  /** The further fields of a request's body, by name, each as its JSON text. */
  static ObjectNode extraBody(Asking asking) {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    asking.extraBody().forEach(extra::put);
    return extra;
  }

  static String of(Sampling sampling) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("temperature", sampling.temperature());
    json.put("top_p", sampling.topP());
    json.put("top_k", sampling.topK());
    json.put("min_p", sampling.minP());
    json.put("max_tokens", sampling.maxTokens());
    json.put("seeds", sampling.seeds().name());
    if (!sampling.providerDefaults().isEmpty())
      json.set("provider_defaults", Json.array(providerDefaults(sampling)));
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
        Sampling.Seeds.valueOf(json.path("seeds").textValue()),
        fields(Json.texts(json.path("provider_defaults"))));
  }

  /** Names of what is left to the provider. */
  static List<String> providerDefaults(Sampling sampling) {
    return sampling.providerDefaults().stream().map(Sampling.Field::wire).toList();
  }

  /** The inverse of {@link #providerDefaults}. */
  static Set<Sampling.Field> fields(Collection<String> names) {
    Set<Sampling.Field> fields = EnumSet.noneOf(Sampling.Field.class);
    for (String name : names) fields.add(Sampling.Field.of(name));
    return fields;
  }

  private static Asking asking(JsonNode json) {
    Map<String, String> extra = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : json.path("extra_body").properties())
      extra.put(e.getKey(), e.getValue().asText());
    JsonNode logprobs = json.path("logprobs");
    return new Asking(
        Json.text(json, "dialect"), extra, logprobs.isInt() ? logprobs.intValue() : null);
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
            Json.text(json, "base_url"), Json.text(json, "api_key_env"), Json.text(json, "file")),
        asking(json));
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
