package dev.hivemeter.cli;

import dev.hivemeter.cli.StudyLoader.Overrides;
import dev.hivemeter.model.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * What every command that takes a study shares: the file, the run's folder, flags that override.
 */
final class StudyOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "The study file; `init` writes one.")
  @Nullable Path study;

  @Option(
      names = "--into",
      paramLabel = "RUN",
      description = "The run's folder (default: runs/NAME, NAME being the study's name).")
  @Nullable Path into;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples a cell, instead of the file's.")
  @Nullable Integer samples;

  @Option(
      names = "--temperatures",
      split = ",",
      paramLabel = "T",
      description = "Temperatures, instead of the file's; separated by commas.")
  @Nullable List<Double> temperatures;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N prompts of each source.")
  @Nullable Integer limit;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Calls in flight per endpoint, instead of the file's.")
  @Nullable Integer concurrency;

  @Option(
      names = "--print-config",
      description = "Print the effective study, every default filled in, and stop.")
  boolean printConfig;

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /** Whether anything of this was said on the command line. */
  boolean given() {
    return study != null
        || into != null
        || samples != null
        || temperatures != null
        || limit != null
        || concurrency != null
        || printConfig
        || budget.given();
  }

  StudyLoader load(Context context) {
    if (study == null)
      throw new BadInput(
          "no study file is named; `hivemeter init` writes study.yaml to start from");
    return StudyLoader.load(
        context.resolve(study),
        new Overrides(samples, temperatures, limit, concurrency, budget::over),
        context.environment());
  }

  Path runFolder(Context context, StudyLoader loaded) {
    return context.resolve(into == null ? Path.of("runs", loaded.study().name()) : into);
  }

  /** What models cost under these options; says which of the study's prices are nobody's. */
  StudyPrices prices(Context context, StudyLoader loaded) {
    StudyPrices.ofNobody(loaded.file().loop().prices().keySet(), loaded.file().models())
        .forEach(warning -> context.say("warning: " + warning));
    return StudyPrices.of(
        budget.prices == null ? null : context.resolve(budget.prices),
        loaded.file().loop().prices());
  }

  /** How this command's generation is watched and paid. */
  GenerationOptions generation(Context context, StudyLoader loaded, boolean json) {
    return new GenerationOptions(prices(context, loaded), json, again(context));
  }

  /** The command as it was typed, for another time. */
  private Again again(Context context) {
    ParseResult typed = spec.root().commandLine().getParseResult();
    return new Again(context.launcher(), typed.originalArgs());
  }
}
