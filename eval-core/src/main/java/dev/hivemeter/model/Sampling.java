package dev.hivemeter.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * @param providerDefaults what the study leaves to the provider on purpose; such a field's own
 *     value is null, and the label says so, because nobody knows what the provider does
 */
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Double minP,
    @Nullable Integer maxTokens,
    Seeds seeds,
    Set<Field> providerDefaults) {

  /** Something that a study may leave to the provider. */
  public enum Field {
    TEMPERATURE("T", "temperature"),
    TOP_P("top-p", "top_p"),
    TOP_K("top-k", "top_k"),
    MIN_P("min-p", "min_p"),
    /** Every sampler that the endpoint may apply and has no field for. */
    OTHERS("others", "others");

    private final String title;
    private final String wire;

    Field(String title, String wire) {
      this.title = title;
      this.wire = wire;
    }

    /** The field's name in exports, and in most protocols. */
    public String wire() {
      return wire;
    }

    /**
     * The field of a name in an export.
     *
     * @throws BadInput when there is none
     */
    public static Field of(String wire) {
      for (Field f : values()) if (f.wire.equals(wire)) return f;
      throw new BadInput(
          "'"
              + wire
              + "' cannot be left to the provider; temperature, top_p, top_k, min_p and others can");
    }
  }

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
    providerDefaults = inOrder(providerDefaults);
    for (Field f : providerDefaults) {
      Number value = value(f, temperature, topP, topK, minP);
      if (value != null)
        throw new BadInput(f.title + " is " + value + " and left to the provider at once");
    }
  }

  /** Nothing is left to the provider. */
  public Sampling(
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Double minP,
      @Nullable Integer maxTokens,
      Seeds seeds) {
    this(temperature, topP, topK, minP, maxTokens, seeds, Set.of());
  }

  private static Set<Field> inOrder(Set<Field> fields) {
    Set<Field> sorted = EnumSet.noneOf(Field.class);
    sorted.addAll(fields);
    return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
  }

  private static @Nullable Number value(
      Field f,
      @Nullable Double temperature,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Double minP) {
    return switch (f) {
      case TEMPERATURE -> temperature;
      case TOP_P -> topP;
      case TOP_K -> topK;
      case MIN_P -> minP;
      case OTHERS -> null;
    };
  }

  /** Whether the study leaves this to the provider. */
  public boolean leaves(Field field) {
    return providerDefaults.contains(field);
  }

  /** The same with the fields in addition left to the provider; their values are dropped. */
  public Sampling leaving(Field... fields) {
    Set<Field> left = EnumSet.noneOf(Field.class);
    left.addAll(providerDefaults);
    left.addAll(Arrays.asList(fields));
    return new Sampling(
        left.contains(Field.TEMPERATURE) ? null : temperature,
        left.contains(Field.TOP_P) ? null : topP,
        left.contains(Field.TOP_K) ? null : topK,
        left.contains(Field.MIN_P) ? null : minP,
        maxTokens,
        seeds,
        left);
  }

  /** All but the temperature, to tell which samplings differ in nothing else. */
  public Sampling withoutTemperature() {
    Set<Field> left = EnumSet.noneOf(Field.class);
    left.addAll(providerDefaults);
    left.remove(Field.TEMPERATURE);
    return new Sampling(null, topP, topK, minP, maxTokens, seeds, left);
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
   * The parts that differ from neutral, for people: {@code T=0.7 top-p=0.9 others=providerDefault};
   * {@code unknown sampling} when nothing is known.
   */
  public String label() {
    List<String> parts = new ArrayList<>();
    if (temperature != null) parts.add("T=" + number(temperature));
    if (topP != null && topP != 1) parts.add("top-p=" + number(topP));
    if (topK != null && topK != 0) parts.add("top-k=" + topK);
    if (minP != null && minP != 0) parts.add("min-p=" + number(minP));
    for (Field f : providerDefaults)
      parts.add(f == Field.TEMPERATURE ? 0 : parts.size(), f.title + "=providerDefault");
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
