package dev.hivemeter.cli.study;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Concurrency;
import dev.hivemeter.prompts.PromptFilter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The study file as it was read.
 *
 * @param name of the study, also its default run directory
 * @param note free text that is kept with the run, such as where a server's weights come from
 * @param prompts where they come from, in file order
 * @param models in file order
 * @param elicitations the ways in which each prompt is put
 * @param also conditions beside those of models × temperatures × elicitations
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
    List<PromptSource> prompts,
    List<ModelSpec> models,
    List<Elicitation> elicitations,
    Grid sampling,
    List<FurtherConditions> also,
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

  /**
   * Prompts of a bank or of a file; exactly one of the two.
   *
   * @param filter which of them
   * @param limit how many of those, from the first
   * @param samples of each cell of these prompts; null for the study's
   */
  public record PromptSource(
      @Nullable String bank,
      @Nullable String file,
      Map<String, String> map,
      PromptFilter filter,
      @Nullable Integer limit,
      @Nullable Integer samples) {

    /** The same with another limit. */
    public PromptSource withLimit(int other) {
      return new PromptSource(bank, file, map, filter, other, samples);
    }

    /** The same with other samples; null for the study's. */
    public PromptSource withSamples(@Nullable Integer other) {
      return new PromptSource(bank, file, map, filter, limit, other);
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
          "also",
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

  private static final List<String> PROMPTS =
      List.of("bank", "file", "map", "categories", "tags", "languages", "limit", "samples");

  /**
   * Every key that a study file may have, by the path of the mapping it stands in; {@code *} stands
   * for any item or name. The published JSON schema is held to it by a test.
   */
  static Map<String, List<String>> keys() {
    return Map.ofEntries(
        Map.entry("", TOP),
        Map.entry("prompts", PROMPTS),
        Map.entry("prompts/*", PROMPTS),
        Map.entry("models/*", ModelList.KEYS),
        Map.entry("models/*/limits", LoopSection.LIMITS),
        Map.entry("elicitation/*", ElicitationList.KEYS),
        Map.entry("sampling", Grid.KEYS),
        Map.entry("also/*", FurtherConditions.KEYS),
        Map.entry("also/*/elicitation/*", ElicitationList.KEYS),
        Map.entry("also/*/sampling", Grid.FURTHER_KEYS),
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
    YamlNode root = YamlReader.read(file, text);
    PastedKeys.refuse(root);
    Section top = new Section("", root, TOP);
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
    Grid grid = Grid.read(top);
    ModelList models = ModelList.read(top, grid);
    List<Elicitation> elicitations = ElicitationList.read(top);
    return new StudyFile(
        name,
        top.text("note"),
        prompts(top),
        models.models(),
        elicitations,
        grid,
        FurtherConditions.read(top, grid, models, models.conditions(grid, elicitations)),
        EmbeddingSpec.read(top.node("embedding")),
        seed == null ? 1 : seed,
        concurrency.start(),
        atLeastOne(top, "timeoutSeconds", timeout == null ? 300 : timeout),
        atLeastOne(top, "maxAttempts", attempts == null ? 6 : attempts),
        LoopSection.read(top, concurrency),
        models.own(),
        new NetworkSpec(top.text("proxy"), top.text("caFile")));
  }

  /** The study of one source, once its prompts are loaded. */
  public Study study(List<Prompt> loaded) {
    return study(List.of(loaded), List.of());
  }

  /**
   * The study, once its prompts are loaded.
   *
   * @param loaded the prompts of each source, in the order of the sources
   * @param wordings paraphrases that are not asked by themselves
   */
  public Study study(List<List<Prompt>> loaded, List<Prompt> wordings) {
    Map<String, Integer> ownSamples = new HashMap<>();
    for (int i = 0; i < prompts.size(); i++) {
      Integer own = prompts.get(i).samples();
      if (own != null) for (Prompt p : loaded.get(i)) ownSamples.put(p.id(), own);
    }
    ModelList list = new ModelList(models, own);
    // What was changed from outside the file may make two of them alike.
    Set<Condition> conditions = new LinkedHashSet<>(list.conditions(sampling, elicitations));
    for (FurtherConditions further : also) conditions.addAll(further.conditions(list));
    return new Study(
        name,
        loaded.stream().flatMap(List::stream).toList(),
        wordings,
        List.copyOf(conditions),
        sampling.samples(),
        ownSamples,
        embedding.id(),
        seed,
        concurrency);
  }

  /** One source, or a list of some. */
  private static List<PromptSource> prompts(Section top) {
    YamlNode node = top.required("prompts");
    if (!(node instanceof YamlNode.Sequence list)) return List.of(source(node));
    if (list.items().isEmpty())
      throw new BadInput(
          node.place() + ": 'prompts' is empty; name at least one source, such as { bank: quick }");
    return list.items().stream().map(StudyFile::source).toList();
  }

  private static PromptSource source(YamlNode node) {
    Section s = new Section("prompts", node, PROMPTS);
    String bank = s.text("bank");
    String file = s.text("file");
    if ((bank == null) == (file == null))
      throw new BadInput(s.place() + ": 'prompts' needs exactly one of 'bank' and 'file'");
    if (bank != null && s.node("map") != null)
      throw new BadInput(s.place() + ": 'map' goes with 'file'; a bank has its own fields");
    Integer limit = s.integer("limit");
    if (limit != null) atLeastOne(s, "limit", limit);
    Integer samples = s.integer("samples");
    if (samples != null) atLeastOne(s, "samples", samples);
    PromptFilter filter =
        new PromptFilter(s.texts("categories"), s.texts("tags"), s.texts("languages"));
    return new PromptSource(bank, file, s.textMap("map"), filter, limit, samples);
  }

  static int atLeastOne(Section s, String key, int value) {
    if (value >= 1) return value;
    YamlNode node = s.node(key);
    throw new BadInput(
        (node == null ? s.place() : node.place()) + ": " + key + " " + value + " is not 1 or more");
  }
}
