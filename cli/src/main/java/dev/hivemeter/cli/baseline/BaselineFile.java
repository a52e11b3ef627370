package dev.hivemeter.cli.baseline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Measured;
import dev.hivemeter.compare.PoolOf;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a baseline. Every mistake is told with its place in the file and what is allowed. */
public final class BaselineFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BaselineFile() {}

  /**
   * @param file its name, for messages
   * @throws BadInput when it is no baseline, or one of a version that is not known
   */
  public static Snapshot read(String file, String text) {
    Part root = new Part(tree(file, text), file, "");
    if (!root.node().isObject() || !root.node().path("hivemeter").asText("").equals("baseline"))
      throw new BadInput(
          file
              + ": is not a baseline of Hivemeter (no \"hivemeter\": \"baseline\" at its top);"
              + " `hivemeter baseline RUN -o "
              + file
              + "` writes one");
    int version = root.integer("version");
    if (version > BaselineJson.VERSION)
      throw new BadInput(
          file
              + " was written by a newer Hivemeter (baseline version "
              + version
              + ", this one knows "
              + BaselineJson.VERSION
              + "); use that version or a later one, or make the baseline anew");
    if (version < 1)
      throw new BadInput(file + ": version " + version + " never was; make the baseline anew");
    root.only(
        "hivemeter",
        "version",
        "run",
        "asked",
        "embedding",
        "measuredText",
        "metrics",
        "prompts",
        "conditions");
    Part embedding = root.part("embedding");
    List<Snapshot.Asked> prompts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Part p : root.parts("prompts")) {
      Snapshot.Asked asked = prompt(p);
      if (!ids.add(asked.id())) throw p.wrong("id", "prompt '" + asked.id() + "' stands twice");
      prompts.add(asked);
    }
    List<Arm> arms = new ArrayList<>();
    for (Part c : root.parts("conditions")) arms.add(arm(c, ids));
    return new Snapshot(
        root.text("run"),
        root.text("asked"),
        embedding.node().isNull() ? null : embedding(embedding),
        root.text("measuredText"),
        metrics(root),
        prompts,
        arms);
  }

  private static JsonNode tree(String file, String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root == null || root.isMissingNode())
        throw new BadInput(file + " is empty; `hivemeter baseline RUN -o FILE` writes one");
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new BadInput(
          file
              + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
              + ": not JSON: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  private static Snapshot.Embedding embedding(Part p) {
    p.only("name", "model", "limit");
    return new Snapshot.Embedding(p.text("name"), p.text("model"), p.integer("limit"));
  }

  private static List<String> metrics(Part root) {
    List<String> ids = root.texts("metrics");
    for (String id : ids)
      if (!id.matches("[a-z0-9.-]+@[0-9]+"))
        throw root.wrong("metrics", "'" + id + "' is not of the form name@version");
    return ids;
  }

  private static Snapshot.Asked prompt(Part p) {
    p.only("id", "text", "family", "categories", "tags", "language");
    return new Snapshot.Asked(
        p.text("id"),
        p.text("text"),
        p.has("family") ? p.text("family") : null,
        p.texts("categories"),
        p.texts("tags"),
        p.text("language"));
  }

  private static Arm arm(Part c, Set<String> prompts) {
    c.only("label", "facts", "notes", "dependent", "pools");
    List<PoolOf> pools = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Part p : c.parts("pools")) {
      PoolOf pool = pool(p);
      if (!prompts.contains(pool.prompt()))
        throw p.wrong("prompt", "'" + pool.prompt() + "' is not among the file's prompts");
      if (!seen.add(pool.prompt()))
        throw p.wrong("prompt", "'" + pool.prompt() + "' has two pools");
      pools.add(pool);
    }
    return new Arm(
        c.text("label"), c.textMap("facts"), c.textMap("notes"), c.truth("dependent"), pools);
  }

  private static PoolOf pool(Part p) {
    p.only("prompt", "planned", "answers", "tokens", "promptTokens", "digest", "measures");
    Map<String, Measured> measures = new LinkedHashMap<>();
    Part all = p.part("measures");
    int answers = p.count("answers");
    for (Map.Entry<String, JsonNode> e : all.node().properties())
      measures.put(e.getKey(), measured(all.part(e.getKey()), e.getKey(), answers));
    return new PoolOf(
        p.text("prompt"),
        p.count("planned"),
        answers,
        p.large("tokens"),
        p.has("promptTokens") ? Integer.valueOf(p.count("promptTokens")) : null,
        p.text("digest"),
        measures);
  }

  /** A number that the measure cannot have would be gated by: files are edited by hand. */
  private static Measured measured(Part m, String id, int answers) {
    if (m.has("undefined")) {
      m.only("undefined");
      return Measured.undefined(m.text("undefined"));
    }
    m.only("score", "n", "variance", "jackknife", "abundance");
    int n = m.count("n");
    if (n < 1) throw m.wrong("n", n + " is not 1 or more");
    if (n > answers) throw m.wrong("n", n + " is more than the pool's " + answers + " answers");
    Definition definition = definition(id);
    double score = m.number("score");
    double range = Double.POSITIVE_INFINITY;
    if (definition != null) {
      range = definition.most() - definition.least();
      // Rounding may carry a score past its end.
      double slack = 1e-6;
      if (score < definition.least() - slack || score > definition.most() + slack)
        throw m.wrong(
            "score",
            score
                + " is outside ["
                + definition.least()
                + ", "
                + definition.most()
                + "], where "
                + id
                + " lies");
    }
    Double variance = m.has("variance") ? Double.valueOf(m.number("variance")) : null;
    if (variance != null && Math.abs(variance) > range * range)
      throw m.wrong("variance", variance + " is none that " + id + " can have");
    Double jackknife = m.has("jackknife") ? Double.valueOf(m.number("jackknife")) : null;
    if (jackknife != null && jackknife < 0) throw m.wrong("jackknife", jackknife + " is below 0");
    return new Measured(
        new Score.Value(score, n), variance, jackknife, m.has("abundance") ? abundance(m) : null);
  }

  private static @Nullable Definition definition(String id) {
    for (PoolMetric metric : PoolMetrics.known())
      if (metric.definition().id().equals(id)) return metric.definition();
    return null;
  }

  private static Abundance abundance(Part m) {
    Part list = m.part("abundance");
    if (!list.node().isArray()) throw list.wrong("is not a list");
    List<int[]> levels = new ArrayList<>();
    for (JsonNode level : list.node()) {
      boolean pair = level.isArray() && level.size() == 2;
      int times = pair && level.get(0).canConvertToInt() ? level.get(0).intValue() : 0;
      int kinds = pair && level.get(1).canConvertToInt() ? level.get(1).intValue() : 0;
      int last = levels.isEmpty() ? 0 : levels.get(levels.size() - 1)[0];
      if (times <= last || kinds < 1)
        throw list.wrong(
            "must be pairs [times, kinds] of whole numbers from 1, times ascending; not " + level);
      levels.add(new int[] {times, kinds});
    }
    return new Abundance(
        levels.stream().mapToInt(l -> l[0]).toArray(),
        levels.stream().mapToInt(l -> l[1]).toArray());
  }

  /** A part of the file that knows where it stands. */
  private record Part(@Nullable JsonNode value, String file, String path) {
    JsonNode node() {
      if (value == null) throw new BadInput(file + ": '" + path + "' is missing");
      return value;
    }

    boolean has(String key) {
      return node().has(key);
    }

    Part part(String key) {
      return new Part(node().get(key), file, path.isEmpty() ? key : path + "." + key);
    }

    void only(String... allowed) {
      if (!node().isObject()) throw new BadInput(file + ": '" + path + "' is not an object");
      for (Map.Entry<String, JsonNode> e : node().properties())
        if (!Set.of(allowed).contains(e.getKey()))
          throw new BadInput(
              file
                  + ": unknown key '"
                  + e.getKey()
                  + "'"
                  + (path.isEmpty() ? "" : " in '" + path + "'")
                  + "; allowed are "
                  + String.join(", ", allowed));
    }

    List<Part> parts(String key) {
      Part list = part(key);
      if (!list.node().isArray()) throw list.wrong("is not a list");
      List<Part> parts = new ArrayList<>();
      for (JsonNode n : list.node())
        parts.add(new Part(n, file, list.path + "[" + parts.size() + "]"));
      return parts;
    }

    String text(String key) {
      Part p = part(key);
      if (!p.node().isTextual()) throw p.wrong("must be a text, not " + p.node());
      return p.node().textValue();
    }

    List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      for (Part p : parts(key)) {
        if (!p.node().isTextual()) throw p.wrong("must be a text, not " + p.node());
        texts.add(p.node().textValue());
      }
      return texts;
    }

    Map<String, String> textMap(String key) {
      Part map = part(key);
      if (!map.node().isObject()) throw map.wrong("is not an object");
      Map<String, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> e : map.node().properties())
        texts.put(e.getKey(), map.text(e.getKey()));
      return texts;
    }

    boolean truth(String key) {
      Part p = part(key);
      if (!p.node().isBoolean()) throw p.wrong("must be true or false, not " + p.node());
      return p.node().booleanValue();
    }

    double number(String key) {
      Part p = part(key);
      if (!p.node().isNumber() || !Double.isFinite(p.node().doubleValue()))
        throw p.wrong("must be a finite number, not " + p.node());
      return p.node().doubleValue();
    }

    int integer(String key) {
      Part p = part(key);
      if (!p.node().isIntegralNumber() || !p.node().canConvertToInt())
        throw p.wrong("must be a whole number, not " + p.node());
      return p.node().intValue();
    }

    /** A whole number that may be large. */
    long large(String key) {
      Part p = part(key);
      if (!p.node().isIntegralNumber() || !p.node().canConvertToLong() || p.node().longValue() < 0)
        throw p.wrong("must be a whole number of 0 or more, not " + p.node());
      return p.node().longValue();
    }

    int count(String key) {
      int n = integer(key);
      if (n < 0) throw wrong(key, n + " is below 0");
      return n;
    }

    BadInput wrong(String key, String why) {
      return part(key).wrong(": " + why);
    }

    private BadInput wrong(String why) {
      return new BadInput(file + ": '" + path + "'" + (why.startsWith(":") ? "" : " ") + why);
    }
  }
}
