package dev.hivemeter.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are drawn. A study states every field; null means "not known", which only answers made
 * elsewhere have.
 *
 * @param temperature at least 0; 1 leaves the model's law as it is
 * @param topP nucleus mass in (0, 1]; 1 is neutral
 * @param topK at least 0; 0 is neutral
 * @param minP in [0, 1); 0 is neutral
 * @param maxTokens at least 1
 * @param seeds what seed each call carries
 */
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Double minP,
    @Nullable Integer maxTokens,
    Seeds seeds) {

  /** What seed a call carries. A constant seed sent with every repeat would fake collapse. */
  public enum Seeds {
    /** No seed is sent. */
    NONE,
    /** A different seed for each slot, derived from the study's seed, sent and stored. */
    DERIVED
  }

  /** Nothing is known: answers made elsewhere. */
  public static final Sampling UNKNOWN = new Sampling(null, null, null, null, null, Seeds.NONE);

  public Sampling {
    check("temperature", temperature, 0, 5, "[0.0, 5.0]");
    if (topP != null && !(topP > 0 && topP <= 1)) throw outside("topP", topP, "(0.0, 1.0]");
    if (topK != null && topK < 0) throw outside("topK", topK, "0 or more");
    if (minP != null && !(minP >= 0 && minP < 1)) throw outside("minP", minP, "[0.0, 1.0)");
    if (maxTokens != null && maxTokens < 1) throw outside("maxTokens", maxTokens, "1 or more");
  }

  /** The law as it is at a temperature: top-p 1, top-k 0, min-p 0, no seed. */
  public static Sampling neutral(double temperature, int maxTokens) {
    return new Sampling(temperature, 1.0, 0, 0.0, maxTokens, Seeds.NONE);
  }

  /** Only the temperature is known: answers made elsewhere. */
  public static Sampling ofTemperature(@Nullable Double temperature) {
    return temperature == null
        ? UNKNOWN
        : new Sampling(temperature, null, null, null, null, Seeds.NONE);
  }

  /**
   * The parts that differ from neutral, for people: {@code T=0.7 top-p=0.9}; {@code unknown
   * sampling} when nothing is known.
   */
  public String label() {
    List<String> parts = new ArrayList<>();
    if (temperature != null) parts.add("T=" + number(temperature));
    if (topP != null && topP != 1) parts.add("top-p=" + number(topP));
    if (topK != null && topK != 0) parts.add("top-k=" + topK);
    if (minP != null && minP != 0) parts.add("min-p=" + number(minP));
    return parts.isEmpty() ? "unknown sampling" : String.join(" ", parts);
  }

  private static String number(double v) {
    String s = String.format(Locale.ROOT, "%.4f", v);
    return s.replaceAll("0+$", "").replaceAll("\\.$", ".0");
  }

  private static void check(
      String name, @Nullable Double v, double low, double high, String allowed) {
    if (v != null && !(v >= low && v <= high)) throw outside(name, v, allowed);
  }

  private static BadInput outside(String name, Number v, String allowed) {
    return new BadInput(name + " " + v + " is outside " + allowed);
  }
}
