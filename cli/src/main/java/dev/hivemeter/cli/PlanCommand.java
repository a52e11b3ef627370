package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyYaml;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.pipeline.Forecast;
import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.PlanChecks;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Foresee a study's calls, tokens, money and time, beyond what its run holds. Asks nobody.",
      "With --detect: how many prompts and samples it takes to see a difference, from a pilot run."
    })
final class PlanCommand implements Callable<Integer> {
  private final Context context;
  @Mixin StudyOptions options = new StudyOptions();

  @Option(
      names = "--detect",
      paramLabel = "D",
      description = "The difference in mean pairwise cosine to be seen, such as 0.02.")
  @Nullable Double detect;

  @Option(names = "--pilot", paramLabel = "RUN", description = "A scored run to plan from.")
  @Nullable Path pilot;

  @Option(
      names = "--between",
      paramLabel = "LABEL",
      description = "One condition, as `score` prints it (default: every pair).")
  @Nullable String between;

  @Option(names = "--and", paramLabel = "LABEL", description = "The condition to compare it with.")
  @Nullable String and;

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description = "Whose vectors (default: the study's).")
  @Nullable String embedding;

  @Option(names = "--json", description = "One JSON object, at full precision.")
  boolean json;

  PlanCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (detect != null) return detect(detect);
    if (pilot != null || between != null || and != null || embedding != null)
      throw new BadInput(
          "--pilot, --between, --and and --embedding belong to --detect; say which"
              + " difference is to be seen, such as --detect 0.02");
    StudyLoader loaded = options.load(context);
    if (options.printConfig) {
      context.out().print(Safe.line(StudyYaml.shown(loaded.file())));
      return ExitCode.OK;
    }
    Path folder = options.runFolder(context, loaded);
    if (!Files.exists(folder)) return forecast(loaded, null);
    try (RunReader run = Wiring.reader(context, folder)) {
      return forecast(loaded, run);
    }
  }

  private int forecast(StudyLoader loaded, @Nullable RunReader run) {
    Plan plan = Plan.of(loaded.study());
    StudyPrices prices = options.prices(context, loaded);
    GenerationRoom.Settings settings = Wiring.generation(context, loaded, prices, w -> w);
    Map<CellKey, BitSet> settled = run == null ? Map.of() : run.settled();
    // As `generate` does, so that a plan that is printed can be carried out.
    Wiring.check(loaded, plan.openModels(settled), Wiring.factories(context, loaded));
    PlanChecks.refuse(plan, run, settled, settings.budget(), prices);
    Plan.Standing standing = plan.standing(settled);
    Forecast forecast = Forecast.of(plan, settled, run, settings.estimates(), settings.pace());
    Spending spent = Spending.of(run, settings.estimates());
    String text =
        json
            ? ForecastView.json(loaded.study(), standing, forecast, prices, spent)
            : Summary.plan(loaded.study(), plan, standing)
                + ForecastView.text(forecast, prices, spent, settings.budget().label());
    context.out().println(Safe.line(text));
    return ExitCode.OK;
  }

  private int detect(double difference) {
    if (options.given())
      throw new BadInput(
          "--detect plans from --pilot RUN alone; leave out STUDY.yaml and its options");
    if (pilot == null)
      throw new BadInput(
          "--detect plans from a run that is there: add --pilot RUN; `hivemeter run` with few"
              + " prompts makes one");
    if ((between == null) != (and == null))
      throw new BadInput("--between and --and name two conditions together, or neither is given");
    PilotPlan plan = PilotPlan.read(context, pilot, embedding, difference, between, and);
    context.out().println(json ? PilotView.json(plan) : Safe.line(PilotView.text(plan)));
    return ExitCode.OK;
  }
}
