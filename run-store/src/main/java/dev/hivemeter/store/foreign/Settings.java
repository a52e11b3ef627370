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

  /** The parts of a sampling, by the names that tools give them. */
  private enum Part {
    TEMPERATURE("temperature"),
    TOP_P("top_p", "topP"),
    TOP_K("top_k", "topK"),
    MIN_P("min_p", "minP"),
    MAX_TOKENS(
        "max_tokens",
        "max_gen_toks",
        "max_new_tokens",
        "max_completion_tokens",
        "max_output_tokens",
        "maxTokens",
        "maxOutputTokens"),
    STOP("until", "stop", "stop_seqs", "stop_sequences", "stopSequences"),
    SEED("seed");

    final List<String> names;

    Part(String... names) {
      this.names = List.of(names);
    }

    static @Nullable Part of(String name) {
      for (Part p : values()) if (p.names.contains(name)) return p;
      return null;
    }
  }

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
      Part part = Part.of(name);
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
