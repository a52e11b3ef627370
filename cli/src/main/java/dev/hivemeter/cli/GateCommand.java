package dev.hivemeter.cli;

import dev.hivemeter.cli.study.GateRules;
import dev.hivemeter.compare.Comparability;
import dev.hivemeter.compare.Contrast;
import dev.hivemeter.compare.GateCheck;
import dev.hivemeter.compare.GateRule;
import dev.hivemeter.compare.Incomparable;
import dev.hivemeter.compare.Matching;
import dev.hivemeter.compare.Reach;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.reports.compare.GateBadge;
import dev.hivemeter.reports.compare.GateJunit;
import dev.hivemeter.reports.compare.GateSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Hold a scored run against a baseline: did its answers grow more alike than is accepted?"
          + " Needs no key and no network.",
      "Exit codes: 0 PASS, 3 FAIL, 4 CANNOT DECIDE, 2 refused or misused."
    })
final class GateCommand implements Callable<Integer> {
  private static final int RULES = 1 << 20;

  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "FILE",
      description = "What `hivemeter baseline` wrote, or the folder of another run.")
  Path baseline = Path.of(".");

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules in YAML (default: mean-pairwise-cosine may rise by 0.02 in no condition, for prompts"
              + " in general).")
  @Nullable Path rules;

  @Option(
      names = "--contrast",
      paramLabel = "WHAT",
      description =
          "The one thing that may differ from the baseline (default: the rules', else date).")
  @Nullable String contrast;

  @Option(
      names = "--from",
      paramLabel = "VALUE",
      description = "The contrast's value in the baseline.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "VALUE", description = "The contrast's value in the run.")
  @Nullable String to;

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description = "Whose vectors of the run (default: the baseline's, where the run has them).")
  @Nullable String embedding;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of resamples (default: 1); it is printed.")
  long seed = 1;

  @Option(names = "--json", description = "Print the verdicts as JSON.")
  boolean json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write them as JUnit XML too.")
  @Nullable Path junit;

  @Option(
      names = "--badge",
      paramLabel = "FILE",
      description = "Write the verdict as a small SVG too.")
  @Nullable Path badge;

  @Option(
      names = "--github",
      negatable = true,
      description =
          "Append to the step's summary and print annotations, or do not (default: as the variables"
              + " GITHUB_STEP_SUMMARY and GITHUB_ACTIONS say).")
  @Nullable Boolean github;

  @Option(names = "--force", description = "Replace files that others wrote.")
  boolean force;

  GateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OutFile xml = OutFile.of(context, junit, GateJunit.MARK, "an earlier gate's", force);
    OutFile svg = OutFile.of(context, badge, GateBadge.MARK, "an earlier badge", force);
    OutFile.apart(xml, svg);
    Github actions = Github.of(context, github);
    GateRules read = rules == null ? GateRules.DEFAULT : read(rules);
    try {
      return judge(read, xml, svg, actions);
    } catch (Incomparable e) {
      if (xml != null) xml.write(GateJunit.refused(e.reasons()));
      if (svg != null) svg.write(GateBadge.of(null));
      actions.say(GateSummary.refused(e.reasons()), GateSummary.refusedAnnotations(e.reasons()));
      if (json) context.out().println(GateJson.refused(e.reasons()));
      throw e;
    }
  }

  private int judge(GateRules read, @Nullable OutFile xml, @Nullable OutFile svg, Github actions) {
    Contrast declared = contrast == null ? read.contrast() : Contrast.of(contrast);
    if (declared == Contrast.DATE && (from != null || to != null))
      throw new BadInput("--from and --to go with a --contrast that has values, such as model");
    List<PoolMetric> metrics = read.rules().stream().map(GateRule::metric).distinct().toList();
    boolean variances = read.rules().stream().anyMatch(r -> r.reach() == Reach.THESE_PROMPTS);
    Snapshot base =
        Snapshots.isRun(context, baseline)
            ? Snapshots.run(context, baseline, null, null, metrics, variances)
            : Snapshots.baseline(context, baseline);
    String preferred = base.embedding() == null ? null : base.embedding().name();
    Snapshot now = Snapshots.run(context, run, embedding, preferred, metrics, variances);
    Comparability.require(
        base,
        now,
        metrics.stream().map(m -> m.definition().id()).toList(),
        Snapshots.vectors(metrics));
    Matching matching =
        Matching.of(
            Snapshots.side(base.arms(), declared, from, "--from"),
            Snapshots.side(now.arms(), declared, to, "--to"),
            declared);
    GateCheck gate =
        GateCheck.of(
            base,
            now,
            matching,
            new GateCheck.Question(declared, read.rules(), read.missing(), seed));
    if (json) context.out().println(GateJson.of(gate, base, now));
    else context.out().print(Safe.line(GateText.of(gate)));
    if (xml != null) xml.write(GateJunit.of(gate));
    if (svg != null) svg.write(GateBadge.of(gate.verdict()));
    actions.say(
        GateSummary.of(gate, run.toString(), baseline.toString()), GateSummary.annotations(gate));
    return switch (gate.verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.GATE_FAILED;
      case CANNOT_DECIDE -> ExitCode.CANNOT_DECIDE;
    };
  }

  private GateRules read(Path file) {
    return GateRules.parse(file.toString(), SmallFile.read(context, file, "rules file", RULES));
  }
}
