package dev.hivemeter.store.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * promptfoo's results as JSON ({@code results.results[]}) or JSONL: {@code {provider, prompt, vars,
 * response, error, …}}.
 *
 * <ul>
 *   <li>The model is the provider's label, else its id; its settings are looked up in {@code
 *       config.providers}, unless two entries share the name.
 *   <li>An assertion that failed is said in {@code error} too: a row with an output is answered
 *       whatever its assertions say.
 *   <li>An output that is no text is its JSON. A prompt that is the JSON of messages is these.
 *   <li>Replies out of promptfoo's cache are taken and told: replayed for a repeat they fake
 *       collapse.
 *   <li>Repeats are counted in the order of the file. Of further fields only results are kept;
 *       settings of providers may hold keys and are not.
 * </ul>
 */
final class Promptfoo implements Reading {
  /** What is long in a row, or may hold a key. */
  static final Set<String> WITHOUT =
      Set.of("testCase", "gradingResult", "response.raw", "response.metadata", "metadata");

  private static final List<String> KEPT =
      List.of("id", "testIdx", "promptIdx", "description", "vars", "success", "score");

  private final String file;
  private final Picks picks;
  private final Map<String, Settings> settings = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private int rows;
  private int cached;
  private int replayed;
  private @Nullable Long seed;
  private boolean repeats;

  /**
   * @param header the document without its rows
   */
  Promptfoo(String file, Picks picks, JsonNode header) {
    this.file = file;
    this.picks = picks;
    Set<String> twice = new HashSet<>();
    for (JsonNode provider : header.path("config").path("providers")) take(provider, twice);
    twice.forEach(settings::remove);
  }

  /** Where the rows stand in the document; null if it is none of promptfoo's. */
  static @Nullable String list(JsonNode document) {
    JsonNode results = document.path("results");
    if (results.path("results").isArray()) return "results.results";
    boolean summary = document.has("stats") && document.has("version");
    return summary && results.isArray() ? "results" : null;
  }

  static boolean fitsRow(JsonNode first) {
    return first.has("provider") && first.path("prompt").has("raw") && first.has("vars");
  }

  private void take(JsonNode provider, Set<String> twice) {
    if (!provider.isObject()) return;
    String id = provider.path("id").asText("");
    JsonNode entry = provider;
    if (id.isEmpty() && provider.size() == 1) {
      id = provider.fieldNames().next();
      entry = provider.path(id);
    }
    String label = entry.path("label").asText("");
    String name = label.isBlank() ? id : label;
    JsonNode config = entry.path("config");
    Settings told = config.isObject() ? Settings.of(config) : Settings.UNKNOWN;
    if (settings.put(name, told) != null) twice.add(name);
  }

  @Override
  public List<ForeignAnswer> read(Spot row) {
    rows++;
    Spot prompt = row.at("prompt");
    Asked said =
        picks.asked(
            row,
            prompt.node().isObject()
                ? prompt.at(prompt.at("raw").isThere() ? "raw" : "display")
                : prompt);
    String provider = provider(row.at("provider"));
    Settings told = settings.getOrDefault(provider, Settings.UNKNOWN);
    Spot response = row.at("response");
    watch(provider, said, response, told);
    return List.of(
        new ForeignAnswer(
            row.place(),
            picks.promptId(row, null),
            said,
            picks.model(row, provider),
            told.sampling(),
            told.stop(),
            null,
            0,
            outcome(row, response),
            provenance(row, response, told),
            extra(row, response),
            Aside.NONE));
  }

  private void watch(String provider, Asked said, Spot response, Settings told) {
    boolean repeat = !asked.add(provider + "\n" + said.system() + "\n" + said.text());
    if (repeat && told.seed() != null) {
      seed = told.seed();
      repeats = true;
    }
    if (!response.at("cached").isTrue()) return;
    cached++;
    if (repeat) replayed++;
  }

  @Override
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (cached > 0)
      notices.add(
          file
              + ": "
              + cached
              + " of "
              + rows
              + " replies came out of promptfoo's cache, "
              + replayed
              + " of them for a prompt that this model had answered before in the file. A cache that"
              + " replays one reply makes repeats alike, which fakes collapse: run promptfoo again"
              + " with --no-cache and import that");
    if (repeats && seed != null) notices.add(Notices.oneSeed(file, seed));
    return notices;
  }

  private static String provider(Spot provider) {
    if (provider.isText()) return provider.text();
    String label = provider.object().at("label").optionalText();
    return label == null || label.isBlank() ? provider.at("id").text() : label;
  }

  private static Outcome outcome(Spot row, Spot response) {
    Spot output = response.isText() ? response : response.at("output");
    String reason = response.at("finishReason").compact();
    if (reason.equals("content_filter"))
      return new Outcome.Filtered(output.isThere() ? output.compact() : null);
    if (output.isThere()) {
      if (response.at("isRefusal").isTrue()) return new Outcome.Refused(output.compact());
      Outcome told = Outcome.ofText(output.compact(), isCut(reason));
      if (told instanceof Outcome.Answered) return told;
    }
    Spot error = response.at("error").isThere() ? response.at("error") : row.at("error");
    if (error.isThere()) return Failures.of(error.compact());
    if (!output.isThere()) return Failures.of("the file holds no output of this call");
    return new Outcome.Empty();
  }

  private static boolean isCut(String reason) {
    return Set.of("length", "max_tokens", "MAX_TOKENS").contains(reason);
  }

  private static Provenance provenance(Spot row, Spot response, Settings told) {
    Spot usage = response.at("tokenUsage");
    Integer latency = whole(row.at("latencyMs"));
    return new Provenance(
        new Usage(whole(usage.at("prompt")), whole(usage.at("completion"))),
        response.at("finishReason").isText() ? response.at("finishReason").text() : null,
        null,
        null,
        null,
        told.seed(),
        latency == null ? null : latency.longValue(),
        null);
  }

  /** Measured beside the answer: what is no whole number is not known. */
  private static @Nullable Integer whole(Spot spot) {
    double v = spot.node().isNumber() ? spot.node().doubleValue() : -1;
    return v >= 0 && v <= Integer.MAX_VALUE ? (int) Math.round(v) : null;
  }

  private Map<String, String> extra(Spot row, Spot response) {
    Map<String, String> extra = new LinkedHashMap<>();
    Spot provider = row.at("provider").at("id");
    if (provider.isThere()) extra.put("provider_id", provider.compact());
    for (String field : KEPT)
      if (row.at(field).isThere()) extra.put(field, row.at(field).compact());
    if (row.at("namedScores").node().isObject() && !row.at("namedScores").node().isEmpty())
      extra.put("namedScores", row.at("namedScores").compact());
    if (response.at("cached").isTrue()) extra.put("cached", "true");
    if (row.at("error").isThere()) extra.put("error", row.at("error").compact());
    Double quality = picks.quality(row);
    if (quality != null) extra.put(Picks.QUALITY, quality.toString());
    return extra;
  }
}
