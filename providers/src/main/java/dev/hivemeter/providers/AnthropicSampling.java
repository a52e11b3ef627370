package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sampler fields of a request to Anthropic; null where one is not sent.
 *
 * @param maxTokens always sent
 */
record AnthropicSampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Integer maxTokens) {

  /** These take no sampler: Opus since 4.7, and everything since Claude 5. */
  private static final Pattern NONE =
      Pattern.compile("claude-(opus-4-[7-9]|(opus|sonnet|haiku|fable|mythos)-[5-9])");

  /** These take a temperature and a nucleus together. */
  private static final Pattern BOTH = Pattern.compile("claude-(2|3|instant)");

  /** A nucleus alone stands for temperature 1, which is the documented default. */
  static AnthropicSampling of(Sampling s) {
    Double topP = s.topP() == null || s.topP() == 1 ? null : s.topP();
    Integer topK = s.topK() == null || s.topK() == 0 ? null : s.topK();
    Double t = s.temperature();
    boolean one = t != null && t == 1;
    return new AnthropicSampling(topP != null && one ? null : t, topP, topK, s.maxTokens());
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    if (temperature != null) names.add("temperature");
    if (topP != null) names.add("top_p");
    if (topK != null) names.add("top_k");
    names.add("max_tokens");
    return names;
  }

  /**
   * Whether the model can be asked like that.
   *
   * @throws BadInput with what Anthropic takes
   */
  static void check(ModelSpec model, Sampling s) {
    Manner.requireStated(model, s);
    Manner.checkSilent(model, s, "Anthropic", List.of());
    if (s.minP() != null && s.minP() != 0)
      throw refusal(model, "minP " + s.minP(), "takes temperature, topP, topK and maxTokens");
    if (s.temperature() != null && s.temperature() > 1)
      throw refusal(model, "temperature " + s.temperature(), "takes temperatures up to 1.0");
    if (s.seeds() == Sampling.Seeds.DERIVED)
      throw refusal(model, "seeds: derived", "takes no seed; leave seeds out");
    boolean none = NONE.matcher(model.name()).lookingAt();
    if (none && !s.leaves(Field.TEMPERATURE))
      throw refusal(
          model,
          "temperature " + s.temperature(),
          "took the samplers out of this model; write temperatures: [providerDefault] under it,"
              + " which every table then shows");
    AnthropicSampling sent = of(s);
    boolean old = BOTH.matcher(model.name()).lookingAt();
    if (!old && sent.temperature != null && sent.topP != null)
      throw refusal(
          model,
          "temperature " + s.temperature() + " and topP " + s.topP(),
          "takes one of the two with this model; set the other to 1");
    if (none && (sent.topP != null || sent.topK != null))
      throw refusal(model, s.label(), "took the samplers out of this model");
  }

  private static BadInput refusal(ModelSpec model, String asked, String can) {
    return new BadInput(
        "model '" + model.label() + "' is asked with " + asked + ", but Anthropic " + can);
  }
}
