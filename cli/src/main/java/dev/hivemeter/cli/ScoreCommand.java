package dev.hivemeter.cli;

import dev.hivemeter.cli.study.EmbeddingSpec;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.store.SqliteRunStore;
import dev.hivemeter.store.StoredRun;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Embed and score the answers that a run holds. Needs no key and no network, unless the"
            + " embedder is on a server.")
final class ScoreCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  Path run = Path.of(".");

  @Option(
      names = "--embedding",
      paramLabel = "ID",
      description =
          "local:all-minilm-l6-v2[@limit-256|@limit-128], openai:NAME or ollama:NAME (default: the"
              + " study's, else @limit-256).")
  @Nullable String embedding;

  @Option(
      names = "--embedding-url",
      paramLabel = "URL",
      description = "Where an embedder on a server is reached (default: the provider's own).")
  @Nullable String embeddingUrl;

  @Option(
      names = "--embedding-key-env",
      paramLabel = "NAME",
      description = "The environment variable with its key.")
  @Nullable String embeddingKeyEnv;

  @Option(
      names = "--embedding-languages",
      split = ",",
      paramLabel = "TAG",
      description = "Languages for which its vectors mean something (default: all).")
  @Nullable List<String> embeddingLanguages;

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

  private EmbeddingSpec spec(StoredRun run) {
    EmbeddingSpec study = Wiring.embeddingOf(run, embedding);
    boolean given = embeddingUrl != null || embeddingKeyEnv != null || embeddingLanguages != null;
    if (given && !study.isRemote())
      throw new BadInput(
          "--embedding-url, --embedding-key-env and --embedding-languages belong to an embedder on"
              + " a server, not to '"
              + study.id()
              + "'; name one with --embedding openai:NAME or ollama:NAME");
    return new EmbeddingSpec(
        study.id(),
        embeddingUrl == null ? study.baseUrl() : embeddingUrl,
        embeddingKeyEnv == null ? study.apiKeyEnv() : embeddingKeyEnv,
        embeddingLanguages == null ? study.languages() : new LinkedHashSet<>(embeddingLanguages));
  }

  @Override
  public Integer call() throws InterruptedException {
    List<PoolMetric> chosen = metrics == null ? PoolMetrics.ALL : PoolMetrics.named(metrics);
    Rooms rooms = new Rooms(context);
    try (SqliteRunStore store = Wiring.existing(context, context.resolve(run));
        @Nullable Embedder embedder = embedder(store)) {
      rooms.requireAnswers(store, run);
      if (embedder != null) rooms.embed(store, embedder);
      if (context.stop().stopped()) return ExitCode.stopped(context.stop());
      rooms.score(store, embedder == null ? null : embedder.identity(), chosen);
      if (metrics != null)
        context.say(
            "  note: the run now holds these measures only; "
                + context.launcher()
                + " score "
                + run
                + " without --metrics gives all of them again");
      context
          .out()
          .print(
              Safe.line(Summary.scores(store, embedder == null ? "" : embedder.identity().name())));
    }
    return ExitCode.OK;
  }

  /** Null where every prompt is a probe or a control: nothing will be embedded. */
  private @Nullable Embedder embedder(StoredRun store) throws InterruptedException {
    EmbeddingSpec spec = spec(store);
    if (!store.openCells().isEmpty() || store.heldCells().isEmpty())
      return Wiring.embedder(context, spec, Remote.network(context));
    if (embedding != null || metrics != null)
      context.say(
          "  note: the run has probes and controls only, whose answers are not compared; "
              + (embedding != null ? "--embedding" : "--metrics")
              + " changes nothing");
    return null;
  }
}
