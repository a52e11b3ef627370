package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.cli.study.Grid;
import dev.hivemeter.cli.study.OwnSampling;
import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.cli.study.StudyFile.PromptSource;
import dev.hivemeter.cli.study.Temperatures;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.prompts.PromptFilter;
import dev.hivemeter.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model that judges queries, how it is asked, and the study that its questions make. */
final class MineModel {
  /** More drawn votes than one need a temperature at which they can differ. */
  private static final double VOTING = 0.7;

  private static final int MOST_VOTES = 25;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "Who judges: provider:name, or the label of a model of --study.")
  String model = "";

  @Option(names = "--base-url", paramLabel = "URL", description = "Where its server is.")
  @Nullable String baseUrl;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the key.")
  @Nullable String apiKeyEnv;

  @Option(
      names = "--dialect",
      paramLabel = "KIND",
      description = "What kind of server speaks OpenAI's protocol there.")
  @Nullable String dialect;

  @Option(
      names = "--accept-provider-defaults",
      description = "Accept samplers that its endpoint cannot switch off.")
  boolean accept;

  @Option(
      names = "--study",
      paramLabel = "STUDY.yaml",
      description = "Take the model, its limits, prices and the network from this study.")
  @Nullable Path study;

  @Option(
      names = "--votes",
      defaultValue = "1",
      paramLabel = "N",
      description = "Replies a query, an odd number; the majority counts (default: 1).")
  int votes = 1;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "0 to 2 or providerDefault (default: 0; with several votes 0.7).")
  @Nullable String temperature;

  @Option(
      names = "--answer-tokens",
      defaultValue = "300",
      paramLabel = "N",
      description = "At most so many tokens a reply, reasoning included (default: 300).")
  int answerTokens = 300;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Calls in flight (default: the study's, else 8).")
  @Nullable Integer concurrency;

  @Mixin BudgetOptions budget = new BudgetOptions();

  /** A study without prompts that asks this model alone; nobody is asked for it. */
  StudyFile file(Context context, String name, String note, String source, long seed) {
    if (votes < 1 || votes > MOST_VOTES || votes % 2 == 0)
      throw new BadInput("--votes " + votes + " is not an odd number from 1 to " + MOST_VOTES);
    if (answerTokens < 1)
      throw new BadInput("--answer-tokens " + answerTokens + " is not 1 or more");
    if (concurrency != null && concurrency < 1)
      throw new BadInput("--concurrency " + concurrency + " is not 1 or more");
    StudyFile base = study == null ? ofOptions() : ofStudy(context, study);
    ModelSpec spec = chosen(base);
    if (spec.mode() != ModelSpec.Mode.CHAT)
      throw new BadInput(
          "model '"
              + spec.label()
              + "' is asked for plain completions; queries are judged by a chat model");
    boolean accepts =
        base.own().containsKey(spec.label())
            && base.own().get(spec.label()).acceptProviderDefaults();
    var loop = base.loop().with(budget.over(base.loop().budget()));
    return new StudyFile(
        name,
        note,
        List.of(new PromptSource(null, source, Map.of(), PromptFilter.ALL, null, null)),
        List.of(spec),
        List.of(Elicitation.DIRECT),
        new Grid(votes, temperatures(), 1.0, 0, 0.0, answerTokens, Sampling.Seeds.NONE),
        List.of(),
        base.embedding(),
        seed,
        concurrency == null ? base.concurrency() : concurrency,
        base.timeoutSeconds(),
        base.maxAttempts(),
        concurrency == null ? loop : loop.withConcurrency(concurrency),
        Map.of(spec.label(), new OwnSampling(null, accepts)),
        base.network());
  }

  /** The study that puts these questions in this way. */
  StudyLoader asking(
      Context context, StudyFile file, List<Prompt> questions, Elicitation elicitation) {
    StudyFile whole =
        new StudyFile(
            file.name(),
            file.note(),
            file.prompts(),
            file.models(),
            List.of(elicitation),
            file.sampling(),
            file.also(),
            file.embedding(),
            file.seed(),
            file.concurrency(),
            file.timeoutSeconds(),
            file.maxAttempts(),
            file.loop(),
            file.own(),
            file.network());
    return new StudyLoader(whole, whole.study(questions), folder(context));
  }

  /** What its calls cost. */
  StudyPrices prices(Context context, StudyFile file) {
    return StudyPrices.of(
        budget.prices == null ? null : context.resolve(budget.prices), file.loop().prices());
  }

  /** Relative names in a study stand beside it. */
  private Path folder(Context context) {
    Path parent = study == null ? null : context.resolve(study).toAbsolutePath().getParent();
    return parent == null ? context.folder() : parent;
  }

  private ModelSpec chosen(StudyFile base) {
    for (ModelSpec m : base.models()) if (m.label().equals(model)) return m;
    List<String> labels = base.models().stream().map(ModelSpec::label).toList();
    throw new BadInput(
        "--model '"
            + model
            + "' is no model of "
            + study
            + Nearest.hint(model, labels)
            + " (its models are "
            + String.join(", ", labels)
            + ")");
  }

  private StudyFile ofStudy(Context context, Path path) {
    if (baseUrl != null || apiKeyEnv != null || dialect != null || accept)
      throw new BadInput(
          "--base-url, --api-key-env, --dialect and --accept-provider-defaults describe a model"
              + " without --study; write them into "
              + path);
    return StudyLoader.load(
            context.resolve(path),
            new StudyLoader.Overrides(null, null, null, null, UnaryOperator.identity()),
            context.environment())
        .file();
  }

  private StudyFile ofOptions() {
    ObjectNode root = JsonOut.object().put("name", "options");
    root.putObject("prompts").put("bank", "core");
    ObjectNode m = root.putArray("models").addObject().put("id", model);
    if (baseUrl != null) m.put("baseUrl", baseUrl);
    if (apiKeyEnv != null) m.put("apiKeyEnv", apiKeyEnv);
    if (dialect != null) m.put("dialect", dialect);
    if (accept) m.put("acceptProviderDefaults", true);
    return StudyFile.parse("--model", JsonOut.line(root));
  }

  private Temperatures temperatures() {
    if (temperature == null) return Temperatures.of(List.of(votes == 1 ? 0.0 : VOTING));
    if (temperature.equals("providerDefault")) return new Temperatures(List.of(), true);
    try {
      double t = Double.parseDouble(temperature);
      if (t >= 0 && t <= 2) return Temperatures.of(List.of(t));
    } catch (NumberFormatException e) {
      throw new BadInput(notATemperature(), e);
    }
    throw new BadInput(notATemperature());
  }

  private String notATemperature() {
    return "--temperature '"
        + temperature
        + "' is neither a number from 0 to 2 nor providerDefault";
  }
}
