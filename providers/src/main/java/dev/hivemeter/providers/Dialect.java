package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sampler fields a kind of endpoint behind OpenAI's protocol knows. All of them are sent with
 * every call, neutral unless the study sets them, because a server's silent defaults truncate the
 * law and so fake collapse. What a single model does not take is {@link Manner}'s.
 */
enum Dialect {
  /**
   * llama.cpp's own server. The chain of samplers is stated as well: a server may have been started
   * with a shorter one, which would leave out what the study asks for. {@code cache_prompt} is left
   * to the server: it changes the speed, not the law.
   */
  LLAMA_CPP("llama.cpp", "llama.cpp", true, true, 5, List.of()) {
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
  VLLM("vllm", "vLLM", true, true, 5, List.of()) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      int k = or(s.topK(), 0);
      fields.put("top_k", k == 0 ? -1 : k);
      fields.put("min_p", or(s.minP(), 0.0));
      fields.put("repetition_penalty", 1.0);
    }
  },

  /** The original. */
  OPENAI("openai", "OpenAI", false, false, 2, List.of()) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
    }
  },

  /** LM Studio: its documented fields have no min-p, which its presets may set. */
  LM_STUDIO("lm-studio", "LM Studio", true, false, 2, List.of("min_p")) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      fields.put("top_k", or(s.topK(), 0));
      fields.put("repeat_penalty", 1.0);
    }
  },

  /**
   * OpenRouter: passes on what the model's hosts support, and documents that what is not sent is
   * neutral. Hosts that would drop a field in silence are kept out.
   */
  OPENROUTER("openrouter", "OpenRouter", true, true, 2, List.of()) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      fields.put("top_k", or(s.topK(), 0));
      fields.put("min_p", or(s.minP(), 0.0));
      fields.put("top_a", 0.0);
      fields.put("repetition_penalty", 1.0);
      fields.put("provider", Map.of("require_parameters", true));
    }
  },

  /** Together: no value is documented that switches its top-k off. */
  TOGETHER("together", "Together", true, true, 2, List.of("top_k")) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
      if (or(s.topK(), 0) != 0) fields.put("top_k", or(s.topK(), 0));
      fields.put("min_p", or(s.minP(), 0.0));
      fields.put("repetition_penalty", 1.0);
    }
  },

  /** DeepSeek's own service: OpenAI's fields. */
  DEEPSEEK("deepseek", "DeepSeek", false, false, 2, List.of()) {
    @Override
    void put(Sampling s, Map<String, Object> fields) {
      openAi(s, fields);
    }
  },

  /** Any other server that speaks OpenAI's protocol: only OpenAI's own fields are safe to send. */
  COMPATIBLE(
      "compatible",
      "an OpenAI-compatible server of unknown kind",
      false,
      false,
      2,
      List.of("top_k", "min_p", "repetition penalty")) {
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

  private final String key;
  private final String title;
  private final boolean topK;
  private final boolean minP;
  private final double hottest;

  /** Made by List.of, so immutable. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> silent;

  Dialect(
      String key, String title, boolean topK, boolean minP, double hottest, List<String> silent) {
    this.key = key;
    this.title = title;
    this.topK = topK;
    this.minP = minP;
    this.hottest = hottest;
    this.silent = silent;
  }

  /** The dialect that a study names. */
  static Dialect named(String key, String model) {
    List<String> keys = Arrays.stream(values()).map(d -> d.key).toList();
    for (Dialect d : values()) if (d.key.equals(key)) return d;
    throw new BadInput(
        "model '"
            + model
            + "' has the dialect '"
            + key
            + "'"
            + Nearest.of(key, keys)
                .map(n -> ", did you mean '" + n + "'?")
                .orElse("; there are " + String.join(", ", keys)));
  }

  /** The name in a study. */
  String key() {
    return key;
  }

  String title() {
    return title;
  }

  /**
   * Whether it is documented to take a JSON schema in {@code response_format}. DeepSeek documents
   * {@code json_object} only, and of a server of unknown kind nothing is known.
   */
  boolean takesSchema() {
    return this != DEEPSEEK && this != COMPATIBLE;
  }

  /** Every sampler field with its value, in a fixed order. */
  abstract void put(Sampling sampling, Map<String, Object> fields);

  /** Every sampler field but those that the study leaves to the provider. */
  final Map<String, Object> fields(Sampling sampling) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(sampling, fields);
    for (Field left : sampling.providerDefaults()) fields.remove(left.wire());
    return fields;
  }

  /** What the endpoint may apply under this sampling although nothing of it can be said. */
  final List<String> silent(Sampling s) {
    List<String> all = new ArrayList<>(silent);
    if (topK && (or(s.topK(), 0) != 0 || s.leaves(Field.TOP_K))) all.remove("top_k");
    return all;
  }

  /**
   * Whether the endpoint knows such a sampling.
   *
   * @throws BadInput naming the model, what it cannot and what it can
   */
  final void check(ModelSpec model, Sampling s) {
    if (s.temperature() != null && s.temperature() > hottest)
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
