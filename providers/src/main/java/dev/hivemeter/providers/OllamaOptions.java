package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every option with which Ollama draws, neutral unless the study sets it. Without them Ollama takes
 * top_k 40, top_p 0.9, a repeat penalty, and whatever the model's own Modelfile says.
 *
 * @param contextLength room for prompt and answer; Ollama silently drops what does not fit
 * @param stop empty leaves the stop strings of the Modelfile in force
 */
record OllamaOptions(Sampling sampling, int contextLength, List<String> stop, @Nullable Long seed) {
  /** Two that langchain4j has no names for. */
  private static final Map<String, Double> UNNAMED =
      Map.of("presence_penalty", 0.0, "frequency_penalty", 0.0);

  /** As the {@code options} of a request. */
  Map<String, Object> json() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("temperature", or(sampling.temperature(), 1.0));
    options.put("top_p", or(sampling.topP(), 1.0));
    options.put("top_k", or(sampling.topK(), 0));
    options.put("min_p", or(sampling.minP(), 0.0));
    options.put("typical_p", 1.0);
    options.put("repeat_penalty", 1.0);
    options.put("repeat_last_n", 0);
    options.put("presence_penalty", 0.0);
    options.put("frequency_penalty", 0.0);
    options.put("mirostat", 0);
    if (sampling.maxTokens() != null) options.put("num_predict", sampling.maxTokens());
    options.put("num_ctx", contextLength);
    if (!stop.isEmpty()) options.put("stop", stop);
    if (seed != null) options.put("seed", seed);
    for (Sampling.Field left : sampling.providerDefaults()) options.remove(left.wire());
    return options;
  }

  /** The same for langchain4j, to be completed by {@link #mend}. */
  OllamaChatRequestParameters.Builder langchain4j() {
    OllamaChatRequestParameters.Builder p = OllamaChatRequestParameters.builder();
    if (!sampling.leaves(Field.TEMPERATURE)) p.temperature(or(sampling.temperature(), 1.0));
    if (!sampling.leaves(Field.TOP_P)) p.topP(or(sampling.topP(), 1.0));
    if (!sampling.leaves(Field.TOP_K)) p.topK(or(sampling.topK(), 0));
    if (!sampling.leaves(Field.MIN_P)) p.minP(or(sampling.minP(), 0.0));
    p.typicalP(1.0);
    p.repeatPenalty(1.0);
    p.repeatLastN(0);
    p.mirostat(0);
    if (sampling.maxTokens() != null) p.maxOutputTokens(sampling.maxTokens());
    p.numCtx(contextLength);
    if (!stop.isEmpty()) p.stopSequences(stop);
    if (seed != null) p.seed(Math.toIntExact(seed));
    return p;
  }

  /**
   * A request of langchain4j's, mended: with the options that it cannot name, and without the empty
   * list of stop strings that it always sends and by which Ollama would forget the Modelfile's.
   *
   * @param logprobs alternatives to ask for; null for no log-probabilities
   */
  static String mend(String request, @Nullable Integer logprobs) {
    ObjectNode json = Json.object(request);
    if (json == null || !(json.get("options") instanceof ObjectNode options))
      throw new IllegalStateException("not a request with options");
    UNNAMED.forEach(options::put);
    if (options.path("stop").isEmpty()) options.remove("stop");
    if (logprobs != null) json.put("logprobs", true).put("top_logprobs", logprobs);
    return Json.write(json);
  }

  private static double or(@Nullable Double value, double neutral) {
    return value == null ? neutral : value;
  }

  private static int or(@Nullable Integer value, int neutral) {
    return value == null ? neutral : value;
  }
}
