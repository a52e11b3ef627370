package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.port.Generator.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model of Gemini's says of its samplers, and what the documentation does.
 *
 * @param listed whether it said anything; a model that did not may have any topK
 * @param topK its default; null where it draws without, as the documentation has it
 * @param hottest the highest temperature
 */
record GeminiModel(boolean listed, @Nullable Integer topK, double hottest) {
  static final double USUAL_HOTTEST = 2;
  private static final String REMEDY = "set topK in the sampling, if the model takes one";

  /**
   * Since 3.6 Flash and 3.5 Flash-Lite, temperature, topP and topK are ignored in silence, and
   * later refused. The names that end in latest stand for such models.
   */
  private static final Pattern NONE =
      Pattern.compile("gemini-(3\\.([6-9]|5-flash-lite)|[4-9]|flash(-lite)?-latest)");

  /** Whether the model takes no sampler. */
  static boolean takesNone(String model) {
    return NONE.matcher(model).lookingAt();
  }

  /** Asks for the list of models, and for what it says of this one. */
  record Look(Target target) {
    GeminiModel at(Findings found) throws Unreachable, InterruptedException {
      Exchange reply = target.probe().required(target.address().at("/models?pageSize=1000"));
      ObjectNode json = reply.isSuccess() ? Json.object(reply.body()) : null;
      JsonNode list = json == null ? null : json.get("models");
      if (list == null || !list.isArray()) {
        found.warning(
            "the server does not list its models ("
                + reply.status()
                + "), so neither the model's name nor its samplers were checked");
        return new GeminiModel(false, null, USUAL_HOTTEST);
      }
      JsonNode entry = entry(list);
      found.detail("model", entry);
      JsonNode hottest = entry.path("maxTemperature");
      return new GeminiModel(
          true,
          Json.integer(entry, "topK"),
          hottest.isNumber() ? hottest.doubleValue() : USUAL_HOTTEST);
    }

    private JsonNode entry(JsonNode list) {
      List<String> names = new ArrayList<>();
      for (JsonNode m : list) {
        String name = Json.text(m, "name");
        if (name == null) continue;
        String plain = name.startsWith("models/") ? name.substring("models/".length()) : name;
        if (plain.equals(target.model().name())) return m;
        names.add(plain);
      }
      Names.require(target.model(), names, target.address(), "");
      throw new IllegalStateException("a listed model was not found");
    }
  }

  /**
   * Whether the model can be asked like that.
   *
   * @throws BadInput with the remedy
   */
  void check(ModelSpec model, Sampling s) {
    check(model, s, hottest);
    boolean sets = (s.topK() != null && s.topK() != 0) || s.leaves(Field.TOP_K);
    boolean own = !sets && !takesNone(model.name());
    Manner.checkSilent(model, s, "Gemini", own ? silent() : List.of(), REMEDY);
  }

  /** What Gemini takes of no model, or of none that is no hotter than this. */
  static void check(ModelSpec model, Sampling s, double hottest) {
    Manner.requireStated(model, s);
    if (s.minP() != null && s.minP() != 0)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked with minP "
              + s.minP()
              + ", but Gemini takes only temperature, topP, topK, maxTokens; set minP to 0, or"
              + " ask another model");
    if (s.temperature() != null && s.temperature() > hottest)
      throw new BadInput(
          "model '"
              + model.label()
              + "' is asked with temperature "
              + s.temperature()
              + ", but it takes temperatures up to "
              + hottest);
    if (takesNone(model.name())) checkNone(model, s);
  }

  /** Such a model's own samplers are what a temperature left to the provider says already. */
  private static void checkNone(ModelSpec model, Sampling s) {
    boolean nucleus = s.topP() != null && s.topP() != 1;
    boolean top = s.topK() != null && s.topK() != 0;
    if (s.leaves(Field.TEMPERATURE) && !nucleus && !top) return;
    String asked =
        !s.leaves(Field.TEMPERATURE)
            ? "temperature " + s.temperature()
            : nucleus ? "topP " + s.topP() : "topK " + s.topK();
    throw new BadInput(
        "model '"
            + model.label()
            + "' is asked with "
            + asked
            + ", but Gemini ignores or refuses the samplers of this model; write temperatures:"
            + " [providerDefault] under it, which every table then shows, with topP 1 and topK 0");
  }

  private List<String> silent() {
    if (!listed) return List.of("topK (it does not list its models)");
    return topK == null ? List.of() : List.of("topK " + topK);
  }
}
