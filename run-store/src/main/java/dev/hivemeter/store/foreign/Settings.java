package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How answers were drawn, as far as a file tells it.
 *
 * @param sampling what is not told is null: not known
 * @param stop strings at which the model stopped
 * @param seed the one seed of all calls; null where none is told
 * @param rest what means nothing here, and values that cannot be, such as a top-p of 0: kept with
 *     each answer
 */
record Settings(
    Sampling sampling, List<String> stop, @Nullable Long seed, Map<String, String> rest) {
  static final Settings UNKNOWN = new Settings(Sampling.UNKNOWN, List.of(), null, Map.of());

  private static final String KEPT_AS = "generation.";

  private enum Part {
    TEMPERATURE,
    TOP_P,
    TOP_K,
    MIN_P,
    MAX_TOKENS,
    STOP,
    SEED
  }

  /** The parts of a sampling, by the names that tools give them. */
  private static final Map<String, Part> NAMES =
      Map.ofEntries(
          Map.entry("temperature", Part.TEMPERATURE),
          Map.entry("top_p", Part.TOP_P),
          Map.entry("topP", Part.TOP_P),
          Map.entry("top_k", Part.TOP_K),
          Map.entry("topK", Part.TOP_K),
          Map.entry("min_p", Part.MIN_P),
          Map.entry("minP", Part.MIN_P),
          Map.entry("max_tokens", Part.MAX_TOKENS),
          Map.entry("max_gen_toks", Part.MAX_TOKENS),
          Map.entry("max_new_tokens", Part.MAX_TOKENS),
          Map.entry("max_completion_tokens", Part.MAX_TOKENS),
          Map.entry("max_output_tokens", Part.MAX_TOKENS),
          Map.entry("maxTokens", Part.MAX_TOKENS),
          Map.entry("maxOutputTokens", Part.MAX_TOKENS),
          Map.entry("until", Part.STOP),
          Map.entry("stop", Part.STOP),
          Map.entry("stop_seqs", Part.STOP),
          Map.entry("stop_sequences", Part.STOP),
          Map.entry("stopSequences", Part.STOP),
          Map.entry("seed", Part.SEED));

  /** Of an object of settings; nothing is known where there is none. */
  static Settings of(Spot config) {
    return config.isThere() ? of(config.object().node()) : UNKNOWN;
  }

  static Settings of(JsonNode config) {
    Reader reader = new Reader();
    config.properties().forEach(e -> reader.take(e.getKey(), e.getValue()));
    return reader.settings();
  }

  private static final class Reader {
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private @Nullable Integer topK;
    private @Nullable Double minP;
    private @Nullable Integer maxTokens;
    private @Nullable Long seed;
    private List<String> stop = List.of();
    private final Map<String, String> rest = new LinkedHashMap<>();

    void take(String name, JsonNode value) {
      if (value.isNull()) return;
      Part part = NAMES.get(name);
      if (part == null || !take(part, value))
        rest.put(KEPT_AS + name, value.isTextual() ? value.textValue() : value.toString());
    }

    /** False if the value cannot be one of this part. */
    private boolean take(Part part, JsonNode value) {
      double v = value.isNumber() ? value.doubleValue() : Double.NaN;
      boolean whole = value.isNumber() && v == Math.rint(v) && Math.abs(v) < 1L << 53;
      switch (part) {
        case TEMPERATURE -> {
          if (!(v >= 0 && v <= 5)) return false;
          temperature = v;
        }
        case TOP_P -> {
          if (!(v > 0 && v <= 1)) return false;
          topP = v;
        }
        case TOP_K -> {
          // Servers say -1 for "no limit", which is 0 here.
          if (!whole || v < -1 || v > Integer.MAX_VALUE) return false;
          topK = Math.max(0, (int) v);
        }
        case MIN_P -> {
          if (!(v >= 0 && v < 1)) return false;
          minP = v;
        }
        case MAX_TOKENS -> {
          if (!whole || v < 1 || v > Integer.MAX_VALUE) return false;
          maxTokens = (int) v;
        }
        case STOP -> {
          List<String> texts = texts(value);
          if (texts == null) return false;
          stop = texts;
        }
        case SEED -> {
          if (!whole) return false;
          seed = (long) v;
        }
      }
      return true;
    }

    private static @Nullable List<String> texts(JsonNode value) {
      if (value.isTextual()) return List.of(value.textValue());
      if (!value.isArray()) return null;
      List<String> texts = new ArrayList<>();
      for (JsonNode text : value) {
        if (!text.isTextual()) return null;
        texts.add(text.textValue());
      }
      return List.copyOf(texts);
    }

    Settings settings() {
      Sampling sampling =
          new Sampling(temperature, topP, topK, minP, maxTokens, Sampling.Seeds.NONE);
      return new Settings(sampling, stop, seed, rest);
    }
  }
}
