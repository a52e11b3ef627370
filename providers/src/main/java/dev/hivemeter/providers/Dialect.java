package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which sampler fields a kind of endpoint knows. All of them are sent with every call, neutral
 * unless the study sets them, because a server's silent defaults truncate the law and so fake
 * collapse.
 */
enum Dialect {
  /**
   * llama.cpp's own server. The chain of samplers is stated as well: a server may have been started
   * with a shorter one, which would leave out what the study asks for. {@code cache_prompt} is left
   * to the server: it changes the speed, not the law.
   */
  LLAMA_CPP("llama.cpp", true, true, 5) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      fields.put("top_k", or(s.topK(), 0));
      fields.put("min_p", or(s.minP(), 0.0));
      fields.put("typical_p", 1.0);
      fields.put("top_n_sigma", -1.0);
      fields.put("repeat_penalty", 1.0);
      fields.put("repeat_last_n", 0);
      fields.put("dry_multiplier", 0.0);
      fields.put("xtc_probability", 0.0);
      fields.put("dynatemp_range", 0.0);
      fields.put("mirostat", 0);
      fields.put("adaptive_target", -1.0);
      fields.put("samplers", CHAIN);
      fields.put("ignore_eos", false);
      // Reasoning stays in the text, where it is kept; the server would take it out otherwise.
      fields.put("reasoning_format", "none");
    }
  },

  /** vLLM. Without explicit fields it takes the defaults of the model's generation_config.json. */
  VLLM("vLLM", true, true, 5) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      int k = or(s.topK(), 0);
      fields.put("top_k", k == 0 ? -1 : k);
      fields.put("min_p", or(s.minP(), 0.0));
      fields.put("repetition_penalty", 1.0);
    }
  },

  /** The original. Its reasoning models take neither a temperature nor a nucleus. */
  OPENAI("OpenAI", false, false, 2) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
    }

    @Override
    void check(ModelSpec model, Sampling s) {
      super.check(model, s);
      if (REASONING.matcher(model.name()).lookingAt()
          && (or(s.temperature(), 1.0) != 1 || or(s.topP(), 1.0) != 1))
        throw new BadInput(
            "model '"
                + model.label()
                + "' is asked with "
                + s.label()
                + ", but OpenAI's reasoning models only take temperature 1 and topP 1; set both to"
                + " 1, or ask another model");
    }
  },

  /** Any other server that speaks OpenAI's protocol: only OpenAI's own fields are safe to send. */
  COMPATIBLE("an OpenAI-compatible server of unknown kind", false, false, 2) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
    }
  };

  private static final List<String> CHAIN =
      List.of(
          "penalties",
          "dry",
          "top_n_sigma",
          "top_k",
          "typ_p",
          "top_p",
          "min_p",
          "xtc",
          "temperature");
  private static final Pattern REASONING = Pattern.compile("o[0-9]|gpt-5(?!.*chat)");

  private final String title;
  private final boolean topK;
  private final boolean minP;
  private final double hottest;

  Dialect(String title, boolean topK, boolean minP, double hottest) {
    this.title = title;
    this.topK = topK;
    this.minP = minP;
    this.hottest = hottest;
  }

  String title() {
    return title;
  }

  abstract void put(Sampling sampling, Map<String, Object> fields);

  /** Every sampler field with its value, in a fixed order. */
  final Map<String, Object> fields(Sampling sampling, Mode mode) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(sampling, fields);
    // Its newer chat models refuse the old name; its completions endpoint knows only that.
    Object limit = this == OPENAI && mode == Mode.CHAT ? fields.remove("max_tokens") : null;
    if (limit != null) fields.put("max_completion_tokens", limit);
    return fields;
  }

  /**
   * Whether the endpoint can draw like that.
   *
   * @throws BadInput naming the model, what it cannot and what it can
   */
  void check(ModelSpec model, Sampling s) {
    if (s.temperature() == null || s.maxTokens() == null)
      throw new BadInput(
          "the sampling of model '" + model.label() + "' needs a temperature and maxTokens");
    if (s.temperature() > hottest)
      throw refusal(model, "temperature " + s.temperature(), "temperatures up to " + hottest);
    if (!topK && or(s.topK(), 0) != 0) throw refusal(model, "topK " + s.topK(), supported());
    if (!minP && or(s.minP(), 0.0) != 0) throw refusal(model, "minP " + s.minP(), supported());
  }

  private BadInput refusal(ModelSpec model, String asked, String can) {
    return new BadInput(
        "model '"
            + model.label()
            + "' is asked with "
            + asked
            + ", but "
            + title
            + " takes "
            + can
            + "; change the sampling, or serve the model with llama.cpp, vLLM or Ollama");
  }

  private String supported() {
    List<String> names = new ArrayList<>(List.of("temperature", "topP", "maxTokens"));
    if (topK) names.add("topK");
    if (minP) names.add("minP");
    return "only " + String.join(", ", names);
  }

  private static void openAi(Sampling s, Map<String, Object> fields) {
    fields.put("temperature", or(s.temperature(), 1.0));
    fields.put("top_p", or(s.topP(), 1.0));
    fields.put("presence_penalty", 0.0);
    fields.put("frequency_penalty", 0.0);
    if (s.maxTokens() != null) fields.put("max_tokens", s.maxTokens());
  }

  private static double or(@Nullable Double value, double neutral) {
    return value == null ? neutral : value;
  }

  private static int or(@Nullable Integer value, int neutral) {
    return value == null ? neutral : value;
  }
}
