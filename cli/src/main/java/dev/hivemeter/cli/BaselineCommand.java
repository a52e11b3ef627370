package dev.hivemeter.cli;

import dev.hivemeter.cli.baseline.BaselineJson;
import dev.hivemeter.compare.PairMeans;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.PoolMetric;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description =
        "Write what a scored run measures as a small file to commit: later runs are held against it"
            + " by `gate`. It holds no answer. Needs no key and no network.")
final class BaselineCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to; an earlier baseline is replaced.")
  Path output = Path.of(".");

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "ID",
      description =
          "The measures that it holds (default: mean-pairwise-cosine, exact-duplicate-rate, rouge-l"
              + " and jaccard-1). A rule can only be about one of them.")
  @Nullable List<String> metrics;

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description = "Whose vectors, where the run was scored with several embedders.")
  @Nullable String embedding;

  @Option(names = "--force", description = "Replace the file even if it is no earlier baseline.")
  boolean force;

  BaselineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OutFile file =
        OutFile.of(context, output, BaselineJson.BEGINNING, "an earlier baseline", force);
    List<PoolMetric> chosen = Snapshots.metrics(metrics == null ? PairMeans.IDS : metrics);
    Snapshot snapshot = Snapshots.run(context, run, embedding, null, chosen, true);
    Objects.requireNonNull(file).write(BaselineJson.write(snapshot));
    context.say(
        "wrote "
            + output
            + ": "
            + snapshot.arms().size()
            + " conditions, "
            + snapshot.prompts().size()
            + " prompts, "
            + String.join(", ", snapshot.metrics()));
    for (PoolMetric m : chosen)
      if (!snapshot.metrics().contains(m.definition().id()))
        context.say("  note: the run holds no scores of " + m.definition().id());
    return ExitCode.OK;
  }
}
