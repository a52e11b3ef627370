package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one model behind OpenAI's protocol is asked: its endpoint's dialect, less what the model does
 * not take.
 *
 * @param absent names of fields that are not sent, because the model refuses or ignores them
 * @param silent names of samplers that the endpoint is known to apply to this model beside those
 *     that its dialect names
 */
record Manner(Dialect dialect, Set<String> absent, List<String> silent) {
  Manner {
    absent = Set.copyOf(absent);
    silent = List.copyOf(silent);
  }

  /** OpenAI's reasoning models refuse these. */
  private static final Pattern OPENAI_REASONING = Pattern.compile("o[0-9]|gpt-5(?!.*chat)");

  /** DeepSeek's documentation: accepted, without effect. */
  private static final Pattern DEEPSEEK_REASONING = Pattern.compile("deepseek-reasoner");

  /** OpenAI documents schemas from gpt-4o-2024-08-06 on. */
  private static final Pattern OPENAI_WITHOUT_SCHEMA =
      Pattern.compile("gpt-3|gpt-4(?![o.])|gpt-4o-2024-05-13|chatgpt-4o|o1-(mini|preview)");

  private static final Set<String> SAMPLERS =
      Set.of("temperature", "top_p", "presence_penalty", "frequency_penalty", "logprobs");
  private static final Set<String> OPENROUTER_SAMPLERS =
      Set.of(
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "top_a",
          "presence_penalty",
          "frequency_penalty",
          "repetition_penalty",
          "logprobs");

  /**
   * The manner of a model.
   *
   * @param listed what the endpoint's list of models says of it; null where it says nothing
   */
  static Manner of(Dialect dialect, ModelSpec model, @Nullable JsonNode listed) {
    String name = model.name();
    if (dialect == Dialect.OPENROUTER) return openRouter(listed);
    Set<String> absent = new HashSet<>();
    boolean reasons =
        (dialect == Dialect.OPENAI && OPENAI_REASONING.matcher(name).lookingAt())
            || (dialect == Dialect.DEEPSEEK && DEEPSEEK_REASONING.matcher(name).lookingAt());
    if (reasons) absent.addAll(SAMPLERS);
    boolean old = dialect == Dialect.OPENAI && OPENAI_WITHOUT_SCHEMA.matcher(name).lookingAt();
    if (old || !dialect.takesSchema()) absent.add(Structured.OPENAI_FIELD);
    return new Manner(dialect, absent, List.of());
  }

  /** A schema is only sent to a model that is listed as taking one. */
  private static Manner openRouter(@Nullable JsonNode listed) {
    JsonNode supported = listed == null ? null : listed.get("supported_parameters");
    if (listed == null || supported == null || !supported.isArray())
      return new Manner(Dialect.OPENROUTER, Set.of(Structured.OPENAI_FIELD), List.of());
    Set<String> absent = new HashSet<>(OPENROUTER_SAMPLERS);
    boolean schema = false;
    for (JsonNode p : supported) {
      absent.remove(p.asText());
      schema |= p.asText().equals("structured_outputs");
    }
    if (!schema) absent.add(Structured.OPENAI_FIELD);
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, JsonNode> d : listed.path("default_parameters").properties())
      if (absent.contains(d.getKey()) && !d.getValue().isNull()) silent.add(d.getKey());
    return new Manner(Dialect.OPENROUTER, absent, silent);
  }

  /** The sampler fields of a call, in a fixed order. */
  Map<String, Object> fields(Sampling sampling, Mode mode) {
    Map<String, Object> fields = dialect.fields(sampling);
    fields.keySet().removeAll(absent);
    // OpenAI's newer chat models refuse the old name; its completions endpoint knows only that.
    boolean renamed = dialect == Dialect.OPENAI && mode == Mode.CHAT;
    Object limit = renamed ? fields.remove("max_tokens") : null;
    if (limit != null) fields.put("max_completion_tokens", limit);
    return fields;
  }

  /**
   * Whether the model can be asked like that.
   *
   * @throws BadInput naming the model, what it cannot, and the remedy
   */
  void check(ModelSpec model, Sampling s) {
    requireStated(model, s);
    dialect.check(model, s);
    if (absent.contains("temperature") && !s.leaves(Field.TEMPERATURE))
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked with temperature "
              + s.temperature()
              + ", but it takes none: "
              + dialect.title()
              + " refuses or ignores it; write temperatures: [providerDefault] under this model,"
              + " which every table then shows, or ask another model");
    refuseAbsent(model, "top_p", "topP", s.topP(), 1);
    refuseAbsent(model, "top_k", "topK", s.topK(), 0);
    refuseAbsent(model, "min_p", "minP", s.minP(), 0);
    checkSilent(model, s, dialect.title(), unsaid(s));
  }

  private List<String> unsaid(Sampling s) {
    Set<String> all = new TreeSet<>(dialect.silent(s));
    all.addAll(silent);
    return List.copyOf(all);
  }

  /** A sampling of our own states its temperature, or that it is left; and always its limit. */
  static void requireStated(ModelSpec model, Sampling s) {
    if ((s.temperature() == null && !s.leaves(Field.TEMPERATURE)) || s.maxTokens() == null)
      throw new BadInput(
          "the sampling of model '" + model.label() + "' needs a temperature and maxTokens");
  }

  private void refuseAbsent(
      ModelSpec model, String field, String key, @Nullable Number value, double neutral) {
    if (absent.contains(field) && value != null && value.doubleValue() != neutral)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked with "
              + key
              + " "
              + value
              + ", which it does not take over "
              + dialect.title()
              + "; set it to its neutral value, or ask another model");
  }

  /**
   * Whether the study and the endpoint agree about what is left to the provider.
   *
   * @param silent samplers that the endpoint may apply without a field for them
   */
  static void checkSilent(ModelSpec model, Sampling s, String title, List<String> silent) {
    checkSilent(
        model,
        s,
        title,
        silent,
        "name its dialect: if you know the kind of server, serve the model with llama.cpp, vLLM or"
            + " Ollama");
  }

  /**
   * Whether the study and the endpoint agree about what is left to the provider.
   *
   * @param silent samplers that the endpoint may apply without a field for them
   * @param remedy what may be done instead of accepting it
   */
  static void checkSilent(
      ModelSpec model, Sampling s, String title, List<String> silent, String remedy) {
    boolean accepted = s.leaves(Field.OTHERS);
    if (!silent.isEmpty() && !accepted)
      throw new BadInput(
          "model '"
              + model.label()
              + "': "
              + title
              + " may apply "
              + String.join(", ", silent)
              + " of its own, which cannot be switched off over this protocol and would fake"
              + " collapse; "
              + remedy
              + ", or accept it with acceptProviderDefaults: true under this model, which every"
              + " table then shows");
    if (silent.isEmpty() && accepted)
      throw new BadInput(
          "model '"
              + model.label()
              + "': acceptProviderDefaults has no effect, because every sampler of "
              + title
              + " is set with each call; leave it out, so that no table calls them unknown");
  }
}
