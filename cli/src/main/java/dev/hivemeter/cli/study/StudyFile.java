package dev.hivemeter.cli.study;

import dev.hivemeter.cli.study.YamlNode.Mapping;
import dev.hivemeter.model.Asking;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Concurrency;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * @param own by model label, where a model's sampling differs from the study's
 */
public record StudyFile(
    String name,
    @Nullable String note,
    PromptSource prompts,
    List<ModelSpec> models,
    List<Elicitation> elicitations,
    Grid sampling,
    EmbeddingSpec embedding,
    long seed,
    int concurrency,
    int timeoutSeconds,
    int maxAttempts,
    LoopSettings loop,
    Map<String, OwnSampling> own,
    NetworkSpec network) {

  /** Used where the study names none. */
  public static final String DEFAULT_EMBEDDING = "local:all-minilm-l6-v2";

  /** Prompts of a bank or of a file; exactly one of the two. */
  public record PromptSource(
      @Nullable String bank,
      @Nullable String file,
      Map<String, String> map,
      @Nullable Integer limit) {}

  /**
   * Every temperature under the same other sampler settings; null where one is left to the
   * provider.
   */
  public record Grid(
      int samples,
      Temperatures temperatures,
      @Nullable Double topP,
      @Nullable Integer topK,
      @Nullable Double minP,
      int maxTokens,
      Sampling.Seeds seeds) {

    /** One sampling for each temperature, as one model is asked. */
    List<Sampling> samplings(OwnSampling own) {
      Set<Field> left = EnumSet.noneOf(Field.class);
      if (topP == null) left.add(Field.TOP_P);
      if (topK == null) left.add(Field.TOP_K);
      if (minP == null) left.add(Field.MIN_P);
      if (own.acceptProviderDefaults()) left.add(Field.OTHERS);
      Temperatures swept = own.temperatures() == null ? temperatures : own.temperatures();
      List<Sampling> all = new ArrayList<>();
      for (Double t : swept.values())
        all.add(new Sampling(t, topP, topK, minP, maxTokens, seeds, left));
      if (swept.providerDefault()) {
        left.add(Field.TEMPERATURE);
        all.add(new Sampling(null, topP, topK, minP, maxTokens, seeds, left));
      }
      return all;
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
          "prices",
          "logprobs",
          "proxy",
          "caFile");

  /** Providers whose models are not asked over a network. */
  private static final Set<String> OFF_LINE = Set.of("control", "recorded");

  private static final List<String> PROMPTS = List.of("bank", "file", "map", "limit");
  private static final List<String> MODEL =
      List.of(
          "id",
          "label",
          "baseUrl",
          "apiKeyEnv",
          "mode",
          "template",
          "stop",
          "file",
          "dialect",
          "extraBody",
          "logprobs",
          "temperatures",
          "acceptProviderDefaults",
          "limits");
  private static final List<String> SAMPLING =
      List.of("preset", "samples", "temperatures", "topP", "topK", "minP", "maxTokens", "seeds");

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
        Map.entry("embedding", EmbeddingSpec.KEYS),
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
    Grid grid = sampling(top);
    Map<String, OwnSampling> own = new LinkedHashMap<>();
    return new StudyFile(
        name,
        top.text("note"),
        prompts(top),
        models(top, grid, own),
        ElicitationList.read(top),
        grid,
        EmbeddingSpec.read(top.node("embedding")),
        seed == null ? 1 : seed,
        concurrency.start(),
        atLeastOne(top, "timeoutSeconds", timeout == null ? 300 : timeout),
        atLeastOne(top, "maxAttempts", attempts == null ? 6 : attempts),
        LoopSection.read(top, concurrency),
        own,
        new NetworkSpec(top.text("proxy"), top.text("caFile")));
  }

  /** The study, once its prompts are loaded. */
  public Study study(List<Prompt> loaded) {
    List<Condition> conditions = new ArrayList<>();
    for (ModelSpec model : models)
      for (Sampling s : sampling.samplings(own.getOrDefault(model.label(), OwnSampling.NONE)))
        for (Elicitation e : elicitations) conditions.add(new Condition(model, s, e));
    return new Study(
        name, loaded, conditions, sampling.samples(), embedding.id(), seed, concurrency);
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

  private static List<ModelSpec> models(Section top, Grid grid, Map<String, OwnSampling> own) {
    Integer logprobs = top.integer("logprobs");
    List<ModelSpec> models = new ArrayList<>();
    Map<String, YamlNode> labels = new HashMap<>();
    top.required("models");
    for (YamlNode node : top.list("models")) {
      ModelSpec model = model(node, logprobs);
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
      if (node instanceof Mapping) {
        Section s = new Section("models", node, MODEL);
        OwnSampling sampling = OwnSampling.read(s);
        s.at("temperatures", () -> grid.samplings(sampling));
        if (!sampling.equals(OwnSampling.NONE)) own.put(model.label(), sampling);
      }
    }
    if (models.isEmpty())
      throw new BadInput(top.required("models").place() + ": 'models' is empty; name at least one");
    return models;
  }

  private static ModelSpec model(YamlNode node, @Nullable Integer logprobs) {
    if (node instanceof YamlNode.Scalar s) {
      try {
        ModelSpec plain = ModelSpec.chat(s.text(), Connection.NONE);
        return new ModelSpec(
            plain.label(),
            plain.provider(),
            plain.name(),
            plain.mode(),
            plain.template(),
            plain.stop(),
            plain.connection(),
            asking(null, plain.provider(), logprobs));
      } catch (BadInput e) {
        throw new BadInput(s.place() + ": " + e.getMessage(), e);
      }
    }
    Section s = new Section("models", node, MODEL);
    String id = Section.text("id", s.required("id"));
    String label = s.text("label");
    refuseForeign(s, id);
    Mode mode = mode(s);
    requireVariable(s);
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
                connection,
                asking(s, ModelSpec.providerOf(id), logprobs)));
  }

  /**
   * @param model null where only the model's id stands
   * @param logprobs of the study, for models on servers that do not say otherwise
   */
  private static Asking asking(
      @Nullable Section model, String provider, @Nullable Integer logprobs) {
    Integer own = model == null ? null : model.integer("logprobs");
    if (own == null && !OFF_LINE.contains(provider)) own = logprobs;
    return model == null
        ? new Asking(null, Map.of(), own)
        : new Asking(model.text("dialect"), Extra.read(model.node("extraBody")), own);
  }

  /** A key that was pasted where its variable's name belongs is refused without repeating it. */
  private static void requireVariable(Section s) {
    String variable = s.text("apiKeyEnv");
    if (variable != null && !variable.matches("[A-Za-z_][A-Za-z0-9_]{0,99}"))
      throw new BadInput(
          s.required("apiKeyEnv").place()
              + ": apiKeyEnv is not the name of an environment variable (letters, digits, _); the"
              + " key itself never belongs in a study, write the name of the variable that holds it");
  }

  /** A key that a provider does not read would be a promise without effect. */
  private static void refuseForeign(Section s, String id) {
    String provider = s.at("id", () -> ModelSpec.providerOf(id));
    List<String> read =
        switch (provider) {
          case "control" -> List.of("id", "label", "temperatures");
          case "recorded" ->
              List.of("id", "label", "file", "temperatures", "acceptProviderDefaults");
          case "openai" -> MODEL.stream().filter(k -> !k.equals("file")).toList();
          default -> MODEL.stream().filter(k -> !k.equals("file") && !k.equals("dialect")).toList();
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
    if (node == null) return new Grid(10, Temperatures.ONE, 1.0, 0, 0.0, 512, Sampling.Seeds.NONE);
    Section s = new Section("sampling", node, SAMPLING);
    Integer samples = s.integer("samples");
    int n = atLeastOne(s, "samples", samples == null ? 10 : samples);
    Grid grid = s.node("preset") == null ? grid(s, n) : grid(Preset.read(s), n, seeds(s));
    s.at("sampling", () -> grid.samplings(OwnSampling.NONE));
    return grid;
  }

  private static Grid grid(Preset p, int samples, Sampling.Seeds seeds) {
    Temperatures t = Temperatures.of(List.of(p.temperature()));
    return new Grid(samples, t, p.topP(), 0, p.minP(), p.maxTokens(), seeds);
  }

  private static Grid grid(Section s, int samples) {
    Double topP = Temperatures.isLeft(s, Field.TOP_P) ? null : or(s.number("topP"), 1.0);
    Integer topK = Temperatures.isLeft(s, Field.TOP_K) ? null : or(s.integer("topK"), 0);
    Double minP = Temperatures.isLeft(s, Field.MIN_P) ? null : or(s.number("minP"), 0.0);
    int maxTokens = or(s.integer("maxTokens"), 512);
    return new Grid(samples, Temperatures.read(s), topP, topK, minP, maxTokens, seeds(s));
  }

  private static <T> T or(@Nullable T value, T usual) {
    return value == null ? usual : value;
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

  private static int atLeastOne(Section s, String key, int value) {
    if (value >= 1) return value;
    YamlNode node = s.node(key);
    throw new BadInput(
        (node == null ? s.place() : node.place()) + ": " + key + " " + value + " is not 1 or more");
  }
}
