package dev.hivemeter.cli;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.store.SqliteRunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Embed and score the answers that a run holds. Needs no key and no network.")
final class ScoreCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description =
          "local:all-minilm-l6-v2[@limit-256|@limit-128] (default: the study's, else @limit-256).")
  @Nullable String embedding;

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "ID",
      description =
          "Only these measures of a pool, by the ids of docs/metrics.md, separated by commas;"
              + " ncd, ncd-excess, utility-10 and Vendi scores of any order (vendi-3) must be"
              + " asked for (default: all others). They replace the scores that the run holds.")
  @Nullable List<String> metrics;

  ScoreCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<PoolMetric> chosen = metrics == null ? PoolMetrics.ALL : PoolMetrics.named(metrics);
    Rooms rooms = new Rooms(context);
    try (SqliteRunStore store = Wiring.existing(context, context.resolve(run));
        Embedder embedder = Wiring.embedder(context, Wiring.embeddingOf(store, embedding))) {
      rooms.requireAnswers(store, run);
      rooms.embed(store, embedder);
      if (context.stop().stopped()) return ExitCode.INTERRUPTED;
      rooms.score(store, embedder.identity(), chosen);
      if (metrics != null)
        context.say(
            "  note: the run now holds these measures only; "
                + context.launcher()
                + " score "
                + run
                + " without --metrics gives all of them again");
      context.out().print(Safe.line(Summary.scores(store, embedder.identity().name())));
    }
    return ExitCode.OK;
  }
}
