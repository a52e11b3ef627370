package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Concurrency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The study file as it was read.
 *
 * @param name of the study, also its default run directory
 * @param note free text that is kept with the run, such as where a server's weights come from
 * @param prompts where they come from
 * @param models in file order
 * @param elicitations the ways in which each prompt is put
 * @param seed of everything drawn at random here
 * @param concurrency calls in flight per endpoint, at first
 * @param timeoutSeconds of one attempt, to the last byte of its reply
 * @param maxAttempts calls per slot, retries included
 * @param loop how else it is asked
 */
public record StudyFile(
    String name,
    @Nullable String note,
    PromptSource prompts,
    List<ModelSpec> models,
    List<Elicitation> elicitations,
    Grid sampling,
    String embedding,
    long seed,
    int concurrency,
    int timeoutSeconds,
    int maxAttempts,
    LoopSettings loop) {

  /** Used where the study names none. */
  public static final String DEFAULT_EMBEDDING = "local:all-minilm-l6-v2";

  /** Prompts of a bank or of a file; exactly one of the two. */
  public record PromptSource(
      @Nullable String bank,
      @Nullable String file,
      Map<String, String> map,
      @Nullable Integer limit) {}

  /** Every temperature under the same other sampler settings. */
  public record Grid(
      int samples,
      List<Double> temperatures,
      double topP,
      int topK,
      double minP,
      int maxTokens,
      Sampling.Seeds seeds) {

    /** One sampling for each temperature. */
    List<Sampling> samplings() {
      return temperatures.stream()
          .map(t -> new Sampling(t, topP, topK, minP, maxTokens, seeds))
          .toList();
    }
  }

  private static final List<String> TOP =
      List.of(
          "name",
          "note",
          "prompts",
          "models",
          "system",
          "elicitation",
          "sampling",
          "embedding",
          "seed",
          "concurrency",
          "timeoutSeconds",
          "maxAttempts",
          "slotTimeoutSeconds",
          "limits",
          "budget",
          "prices");
  private static final List<String> PROMPTS = List.of("bank", "file", "map", "limit");
  private static final List<String> MODEL =
      List.of("id", "label", "baseUrl", "apiKeyEnv", "mode", "template", "stop", "file", "limits");
  private static final List<String> EMBEDDING = List.of("id");
  private static final List<String> SAMPLING =
      List.of("samples", "temperatures", "topP", "topK", "minP", "maxTokens", "seeds");

  /**
   * Every key that a study file may have, by the path of the mapping it stands in; {@code *} stands
   * for any item or name. The published JSON schema is held to it by a test.
   */
  static Map<String, List<String>> keys() {
    return Map.ofEntries(
        Map.entry("", TOP),
        Map.entry("prompts", PROMPTS),
        Map.entry("models/*", MODEL),
        Map.entry("models/*/limits", LoopSection.LIMITS),
        Map.entry("elicitation/*", ElicitationList.KEYS),
        Map.entry("sampling", SAMPLING),
        Map.entry("embedding", EMBEDDING),
        Map.entry("concurrency", LoopSection.CONCURRENCY),
        Map.entry("limits", LoopSection.LIMITS),
        Map.entry("budget", LoopSection.BUDGET),
        Map.entry("prices/*", LoopSection.PRICE));
  }

  /**
   * @param file the file's name, for messages
   * @throws BadInput with line and column
   */
  public static StudyFile parse(String file, String text) {
    Section top = new Section("", YamlReader.read(file, text), TOP);
    String name = Section.text("name", top.required("name"));
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
      throw new BadInput(
          top.required("name").place()
              + ": name '"
              + name
              + "' must be letters, digits, '.', '_' or '-', starting with a letter or digit: it names the run's folder");
    Concurrency concurrency = LoopSection.concurrency(top);
    Integer timeout = top.integer("timeoutSeconds");
    Integer attempts = top.integer("maxAttempts");
    Long seed = top.longInteger("seed");
    return new StudyFile(
        name,
        top.text("note"),
        prompts(top),
        models(top),
        ElicitationList.read(top),
        sampling(top),
        embedding(top),
        seed == null ? 1 : seed,
        concurrency.start(),
        atLeastOne(top, "timeoutSeconds", timeout == null ? 300 : timeout),
        atLeastOne(top, "maxAttempts", attempts == null ? 6 : attempts),
        LoopSection.read(top, concurrency));
  }

  /** The study, once its prompts are loaded. */
  public Study study(List<Prompt> loaded) {
    List<Condition> conditions = new ArrayList<>();
    for (ModelSpec model : models)
      for (Sampling s : sampling.samplings())
        for (Elicitation e : elicitations) conditions.add(new Condition(model, s, e));
    return new Study(name, loaded, conditions, sampling.samples(), embedding, seed, concurrency);
  }

  private static PromptSource prompts(Section top) {
    Section s = new Section("prompts", top.required("prompts"), PROMPTS);
    String bank = s.text("bank");
    String file = s.text("file");
    if ((bank == null) == (file == null))
      throw new BadInput(s.place() + ": 'prompts' needs exactly one of 'bank' and 'file'");
    if (bank != null && s.node("map") != null)
      throw new BadInput(s.place() + ": 'map' goes with 'file'; a bank has its own fields");
    Integer limit = s.integer("limit");
    if (limit != null) atLeastOne(s, "limit", limit);
    return new PromptSource(bank, file, s.textMap("map"), limit);
  }

  private static List<ModelSpec> models(Section top) {
    List<ModelSpec> models = new ArrayList<>();
    Map<String, YamlNode> labels = new HashMap<>();
    top.required("models");
    for (YamlNode node : top.list("models")) {
      ModelSpec model = model(node);
      YamlNode first = labels.putIfAbsent(model.label(), node);
      if (first != null)
        throw new BadInput(
            node.place()
                + ": model '"
                + model.label()
                + "' stands already at line "
                + first.place().line()
                + "; give one of them a 'label'");
      models.add(model);
    }
    if (models.isEmpty())
      throw new BadInput(top.required("models").place() + ": 'models' is empty; name at least one");
    return models;
  }

  private static ModelSpec model(YamlNode node) {
    if (node instanceof YamlNode.Scalar s) {
      try {
        return ModelSpec.chat(s.text(), Connection.NONE);
      } catch (BadInput e) {
        throw new BadInput(s.place() + ": " + e.getMessage(), e);
      }
    }
    Section s = new Section("models", node, MODEL);
    String id = Section.text("id", s.required("id"));
    String label = s.text("label");
    refuseForeign(s, id);
    Mode mode = mode(s);
    Connection connection = new Connection(s.text("baseUrl"), s.text("apiKeyEnv"), s.text("file"));
    String template = s.text("template");
    if (mode == Mode.COMPLETION && template == null)
      throw new BadInput(
          s.place()
              + ": model '"
              + id
              + "' has mode completion and needs a 'template', such as \"Question: {prompt}\\nAnswer:\"");
    return s.at(
        "id",
        () ->
            new ModelSpec(
                label == null ? id : label,
                ModelSpec.providerOf(id),
                ModelSpec.nameOf(id),
                mode,
                template,
                s.texts("stop"),
                connection));
  }

  /** A key that a provider does not read would be a promise without effect. */
  private static void refuseForeign(Section s, String id) {
    String provider = s.at("id", () -> ModelSpec.providerOf(id));
    List<String> read =
        switch (provider) {
          case "control" -> List.of("id", "label");
          case "recorded" -> List.of("id", "label", "file");
          default -> MODEL.stream().filter(k -> !k.equals("file")).toList();
        };
    for (String key : MODEL) {
      YamlNode node = s.node(key);
      if (node != null && !read.contains(key))
        throw new BadInput(
            node.place()
                + ": '"
                + key
                + "' means nothing for "
                + provider
                + ": models; they read "
                + String.join(", ", read));
    }
  }

  private static Mode mode(Section s) {
    String mode = s.text("mode");
    if (mode == null || mode.equals("chat")) return Mode.CHAT;
    if (mode.equals("completion")) return Mode.COMPLETION;
    throw new BadInput(
        s.required("mode").place() + ": mode '" + mode + "' is not chat or completion");
  }

  private static Grid sampling(Section top) {
    YamlNode node = top.node("sampling");
    if (node == null) return new Grid(10, List.of(1.0), 1.0, 0, 0.0, 512, Sampling.Seeds.NONE);
    Section s = new Section("sampling", node, SAMPLING);
    Integer samples = s.integer("samples");
    List<Double> temperatures = new ArrayList<>();
    Set<Double> seen = new HashSet<>();
    for (YamlNode t : s.list("temperatures")) {
      double v = Section.number("temperatures", t);
      if (!seen.add(v)) throw new BadInput(t.place() + ": temperature " + v + " stands twice");
      temperatures.add(v);
    }
    if (s.node("temperatures") != null && temperatures.isEmpty())
      throw new BadInput(s.required("temperatures").place() + ": 'temperatures' is empty");
    if (temperatures.isEmpty()) temperatures.add(1.0);
    Double topP = s.number("topP");
    Integer topK = s.integer("topK");
    Double minP = s.number("minP");
    Integer maxTokens = s.integer("maxTokens");
    Grid grid =
        new Grid(
            atLeastOne(s, "samples", samples == null ? 10 : samples),
            List.copyOf(temperatures),
            topP == null ? 1.0 : topP,
            topK == null ? 0 : topK,
            minP == null ? 0.0 : minP,
            maxTokens == null ? 512 : maxTokens,
            seeds(s));
    s.at("sampling", grid::samplings);
    return grid;
  }

  private static Sampling.Seeds seeds(Section s) {
    String seeds = s.text("seeds");
    if (seeds == null || seeds.equals("none")) return Sampling.Seeds.NONE;
    if (seeds.equals("derived")) return Sampling.Seeds.DERIVED;
    throw new BadInput(
        s.required("seeds").place()
            + ": seeds '"
            + seeds
            + "' is not none or derived; a constant seed is not offered because it fakes collapse");
  }

  private static String embedding(Section top) {
    YamlNode node = top.node("embedding");
    if (node == null) return DEFAULT_EMBEDDING;
    if (!(node instanceof Mapping)) return Section.text("embedding", node);
    Section s = new Section("embedding", node, EMBEDDING);
    return Section.text("id", s.required("id"));
  }

  private static int atLeastOne(Section s, String key, int value) {
    if (value >= 1) return value;
    YamlNode node = s.node(key);
    throw new BadInput(
        (node == null ? s.place() : node.place()) + ": " + key + " " + value + " is not 1 or more");
  }
}
