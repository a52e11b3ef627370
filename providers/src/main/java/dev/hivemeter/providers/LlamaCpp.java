package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling.Seeds;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What llama.cpp's server tells of itself under {@code /props}, beside {@code /v1}. */
final class LlamaCpp {
  /** The seed that stands for "a new one for every request". */
  private static final long RANDOM_SEED = 0xFFFFFFFFL;

  private static final String MARK = "hivemeter-prompt";
  private static final Pattern TAG = Pattern.compile("<[^<>\\s]{1,40}>|\\[/?[A-Z_]{1,20}]");
  private static final Pattern ROLE =
      Pattern.compile(
          "(?im)^\\s*(system|user|assistant|model|human)\\s*$"
              + "|\\b(system|user|assistant|model|human)\\s*:");

  private LlamaCpp() {}

  /** Whether a reply to {@code GET /props} is llama.cpp's. */
  static boolean isProps(@Nullable ObjectNode props) {
    return props != null && props.path("default_generation_settings").isObject();
  }

  static void describe(Findings found, ObjectNode props, Address root, Probe probe, ModelSpec model)
      throws InterruptedException {
    String build = Json.text(props, "build_info");
    found.engine("llama.cpp" + (build == null ? "" : " " + build));
    found.detail("build", build);
    found.detail("alias", Json.text(props, "model_alias"));
    found.detail("weights", file(Json.text(props, "model_path")));
    found.detail("quantisation", Json.text(props, "model_ftype"));
    JsonNode settings = props.path("default_generation_settings");
    JsonNode defaults = settings.path("params");
    found.detail("contextLength", settings.get("n_ctx"));
    found.detail("slots", props.get("total_slots"));
    found.detail("defaults", defaults.isObject() ? defaults : settings);
    if (model.mode() == Mode.CHAT) {
      found.detail("chatTemplate", Json.text(props, "chat_template"));
      describeTemplate(found, root, probe);
    }
  }

  /**
   * Refuses a server that was started with one seed for all requests: without seeds of our own it
   * would give one answer N times.
   */
  static void checkSeed(ObjectNode props, ModelSpec model, List<Condition> conditions) {
    JsonNode settings = props.path("default_generation_settings");
    JsonNode seed = settings.path("params").path("seed");
    if (seed.isMissingNode()) seed = settings.path("seed");
    if (!seed.isIntegralNumber() || seed.longValue() < 0 || seed.longValue() == RANDOM_SEED) return;
    if (conditions.stream().allMatch(c -> c.sampling().seeds() == Seeds.DERIVED)) return;
    throw new BadInput(
        "the server of model '"
            + model.label()
            + "' was started with the fixed seed "
            + seed.longValue()
            + ", so every repeat would give the same answer; start it without --seed, or write"
            + " seeds: derived");
  }

  /** Warns of room that is too small for the longest answer. */
  static void checkRoom(Findings found, ObjectNode props, List<Condition> conditions) {
    int room = props.path("default_generation_settings").path("n_ctx").asInt(0);
    for (Condition c : conditions) {
      Integer most = c.sampling().maxTokens();
      if (room > 0 && most != null && most >= room) {
        found.warning(
            "the server has room for "
                + room
                + " tokens of prompt and answer together, the study allows answers of "
                + most
                + ": longer ones are cut by the server");
        return;
      }
    }
  }

  /** How the server's chat template puts a bare prompt, and what it adds of its own. */
  private static void describeTemplate(Findings found, Address root, Probe probe)
      throws InterruptedException {
    ObjectNode applied =
        probe.optional(
            root.at("/apply-template"),
            Map.of("messages", List.of(Map.of("role", "user", "content", MARK))));
    String text = applied == null ? null : Json.text(applied, "prompt");
    if (text == null) return;
    found.detail("appliedTemplate", text.replace(MARK, "{prompt}"));
    String own = ownWords(text.replace(MARK, " "));
    if (own != null)
      found.warning("the model's chat template adds a text of its own to every prompt: " + own);
  }

  /** What is left of a template without its tags and role names; null when that is no words. */
  static @Nullable String ownWords(String applied) {
    String rest = ROLE.matcher(TAG.matcher(applied).replaceAll("\n")).replaceAll(" ");
    rest = rest.replaceAll("\\s+", " ").strip();
    Matcher words = Pattern.compile("\\p{L}{2,}").matcher(rest);
    int n = 0;
    while (words.find()) n++;
    return n < 3 ? null : "\"" + rest + "\"";
  }

  /** The file's name: where it lies on the server's disk is nobody's business. */
  static @Nullable String file(@Nullable String path) {
    return path == null ? null : path.replaceAll(".*[/\\\\]", "");
  }
}
