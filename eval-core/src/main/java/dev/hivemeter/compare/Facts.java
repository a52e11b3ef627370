package dev.hivemeter.compare;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a condition that can change the law of its answers, by name, as text. Two
 * conditions are comparable where all of it agrees but what the contrast declares.
 *
 * <p>{@code none} is a value like any other; a fact that is absent is not known, such as the
 * endpoint's name of a model whose answers were made elsewhere, and then it cannot disagree.
 */
public final class Facts {
  /** The model's label. */
  public static final String MODEL = "model";

  /** The temperature. */
  public static final String TEMPERATURE = "temperature";

  /** The elicitation's name. */
  public static final String ELICITATION = "elicitation";

  static final String MODEL_ID = "model id";
  static final String MODE = "mode";
  static final String TEMPLATE = "template";
  static final String STOP = "stop strings";
  static final String EXTRA = "extra body";
  static final String TOP_P = "top-p";
  static final String TOP_K = "top-k";
  static final String MIN_P = "min-p";
  static final String MAX_TOKENS = "max tokens";
  static final String SYSTEM = "system text";
  static final String APPROACH = "what a call asks";

  private static final String SEEDS = "seeds";
  private static final String NONE = "none";
  private static final String UNKNOWN = "unknown";

  /** Providers that hand on answers without saying who gave them. */
  private static final Set<String> ELSEWHERE = Set.of("recorded", "import", "human");

  private Facts() {}

  /** Those of a condition, in the order in which they are told. */
  static Map<String, String> of(Condition condition) {
    Map<String, String> facts = new LinkedHashMap<>();
    ModelSpec m = condition.model();
    facts.put(MODEL, m.label());
    if (!ELSEWHERE.contains(m.provider())) facts.put(MODEL_ID, m.provider() + ":" + m.name());
    facts.put(MODE, m.mode().name().toLowerCase(Locale.ROOT));
    facts.put(TEMPLATE, text(m.template()));
    facts.put(STOP, m.stop().isEmpty() ? NONE : quoted(m.stop()));
    facts.put(EXTRA, m.asking().extraBody().isEmpty() ? NONE : "" + m.asking().extraBody());
    Sampling s = condition.sampling();
    facts.put(TEMPERATURE, value(s.temperature(), s, Sampling.Field.TEMPERATURE));
    facts.put(TOP_P, value(s.topP(), s, Sampling.Field.TOP_P));
    facts.put(TOP_K, value(s.topK(), s, Sampling.Field.TOP_K));
    facts.put(MIN_P, value(s.minP(), s, Sampling.Field.MIN_P));
    facts.put("other samplers", s.leaves(Sampling.Field.OTHERS) ? "provider's own" : "off");
    facts.put(MAX_TOKENS, s.maxTokens() == null ? UNKNOWN : s.maxTokens().toString());
    facts.put(SEEDS, s.seeds().name().toLowerCase(Locale.ROOT));
    Elicitation e = condition.elicitation();
    facts.put(ELICITATION, e.name());
    facts.put(SYSTEM, text(e.system()));
    facts.put(
        APPROACH,
        e.approach().fields().isEmpty() ? "the prompt as it is" : quoted(e.approach().fields()));
    return facts;
  }

  /** A fact that two sides have, and do not agree in. */
  public record Difference(String fact, String before, String after) {
    /** For people: {@code top-p 0.9 against 1.0}. */
    @Override
    public String toString() {
      return fact + " " + before + " against " + after;
    }
  }

  /** Where two conditions disagree, in the order of the facts. */
  static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
    List<Difference> all = new ArrayList<>();
    before.forEach(
        (fact, value) -> {
          String other = after.get(fact);
          if (other != null && !other.equals(value)) all.add(new Difference(fact, value, other));
        });
    return all;
  }

  private static String value(@Nullable Number v, Sampling s, Sampling.Field field) {
    if (v != null) return v.toString();
    return s.leaves(field) ? "provider's own" : UNKNOWN;
  }

  private static String text(@Nullable String text) {
    return text == null ? NONE : quoted(Arrays.asList(text));
  }

  private static String quoted(List<String> texts) {
    List<String> quoted = new ArrayList<>();
    for (String t : texts) quoted.add('"' + t.replace("\\", "\\\\").replace("\n", "\\n") + '"');
    return String.join(", ", quoted);
  }
}
