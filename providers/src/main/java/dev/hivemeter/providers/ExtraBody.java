package dev.hivemeter.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import java.util.Map;
import java.util.Set;

/**
 * The study's own fields of a request's body. Objects are merged into objects; any field that this
 * program sets itself is refused, so that nothing of what a run says about itself can be undone.
 */
final class ExtraBody {
  /** Set by this program in every dialect of OpenAI's protocol, or meaning several answers. */
  static final Set<String> OPENAI =
      Set.of(
          "model",
          "messages",
          "prompt",
          "stream",
          "stream_options",
          "n",
          "best_of",
          "n_predict",
          "echo",
          "seed",
          "stop",
          "temperature",
          "top_p",
          "top_k",
          "top_a",
          "min_p",
          "typical_p",
          "top_n_sigma",
          "presence_penalty",
          "frequency_penalty",
          "repeat_penalty",
          "repetition_penalty",
          "repeat_last_n",
          "dry_multiplier",
          "xtc_probability",
          "dynatemp_range",
          "mirostat",
          "adaptive_target",
          "samplers",
          "ignore_eos",
          "reasoning_format",
          "max_tokens",
          "max_completion_tokens",
          "logprobs",
          "top_logprobs",
          "n_probs");

  static final Set<String> OLLAMA =
      Set.of(
          "model",
          "messages",
          "prompt",
          "raw",
          "stream",
          "logprobs",
          "top_logprobs",
          "options.temperature",
          "options.top_p",
          "options.top_k",
          "options.min_p",
          "options.typical_p",
          "options.repeat_penalty",
          "options.repeat_last_n",
          "options.presence_penalty",
          "options.frequency_penalty",
          "options.mirostat",
          "options.num_predict",
          "options.num_ctx",
          "options.stop",
          "options.seed");

  static final Set<String> ANTHROPIC =
      Set.of(
          "model",
          "messages",
          "system",
          "stream",
          "stop_sequences",
          "temperature",
          "top_p",
          "top_k",
          "max_tokens");

  static final Set<String> GEMINI =
      Set.of(
          "contents",
          "systemInstruction",
          "generationConfig.temperature",
          "generationConfig.topP",
          "generationConfig.topK",
          "generationConfig.maxOutputTokens",
          "generationConfig.stopSequences",
          "generationConfig.seed",
          "generationConfig.candidateCount",
          "generationConfig.responseLogprobs",
          "generationConfig.logprobs");

  private final Map<String, String> fields;

  private ExtraBody(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * A model's own fields.
   *
   * @param owned names of fields that this program sets; with a dot those within an object
   */
  static ExtraBody of(ModelSpec model, Set<String> owned) {
    model.asking().extraBody().forEach((name, json) -> refuse(model, owned, name, read(json)));
    return new ExtraBody(model.asking().extraBody());
  }

  private static void refuse(ModelSpec model, Set<String> owned, String name, JsonNode value) {
    if (owned.contains(name))
      throw new BadInput(
          "model '"
              + model.label()
              + "': extraBody may not set "
              + name
              + ", which Hivemeter sets itself; use the study's own keys (sampling, template, stop,"
              + " seeds, logprobs)");
    boolean parent = owned.stream().anyMatch(o -> o.startsWith(name + "."));
    if (parent && !value.isObject())
      throw new BadInput("model '" + model.label() + "': extraBody." + name + " must be a mapping");
    if (parent)
      value.properties().forEach(e -> refuse(model, owned, name + "." + e.getKey(), e.getValue()));
  }

  /** Whether the study sets a field of the model's requests; with a dot one within an object. */
  static boolean sets(ModelSpec model, String field) {
    String[] path = field.split("\\.", 2);
    String json = model.asking().extraBody().get(path[0]);
    return json != null && (path.length == 1 || read(json).has(path[1]));
  }

  /** The request with the fields in it. */
  String into(String request) {
    if (fields.isEmpty()) return request;
    ObjectNode body = Json.object(request);
    if (body == null) throw new IllegalStateException("a request that is no JSON object");
    fields.forEach(
        (name, json) -> {
          JsonNode value = read(json);
          if (value instanceof ObjectNode more && body.get(name) instanceof ObjectNode there)
            more.properties().forEach(e -> there.set(e.getKey(), e.getValue()));
          else body.set(name, value);
        });
    return Json.write(body);
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an extra field is not JSON: " + json, e);
    }
  }
}
