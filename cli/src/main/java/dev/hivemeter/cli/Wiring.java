package dev.hivemeter.cli;

import dev.hivemeter.cli.study.EmbeddingSpec;
import dev.hivemeter.cli.study.LoopSettings;
import dev.hivemeter.cli.study.StudyFile;
import dev.hivemeter.cli.study.StudyYaml;
import dev.hivemeter.embedder.LocalEmbedder;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.pipeline.BreakPolicy;
import dev.hivemeter.pipeline.Concurrency;
import dev.hivemeter.pipeline.Estimates;
import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.Pace;
import dev.hivemeter.pipeline.RetryPolicy;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.providers.Controls;
import dev.hivemeter.providers.LanguageModels;
import dev.hivemeter.providers.Limits;
import dev.hivemeter.providers.Network;
import dev.hivemeter.providers.OpenAiTokens;
import dev.hivemeter.providers.RemoteEmbedders;
import dev.hivemeter.store.RecordedGenerators;
import dev.hivemeter.store.SqliteLibrary;
import dev.hivemeter.store.SqliteRunReader;
import dev.hivemeter.store.SqliteRunStore;
import dev.hivemeter.store.StoredRun;
import dev.hivemeter.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which implementation stands behind each port. */
final class Wiring {
  private Wiring() {}

  /**
   * The factories of every provider that a study may name. No key comes back from what they open.
   */
  static List<GeneratorFactory> factories(Context context, StudyLoader loaded) {
    return factories(context, loaded, new Secrets(context.environment()));
  }

  /**
   * @param secrets through which keys are read
   */
  static List<GeneratorFactory> factories(Context context, StudyLoader loaded, Secrets secrets) {
    Limits d = Limits.DEFAULT;
    Limits limits =
        new Limits(
            d.connect(),
            d.look(),
            Duration.ofSeconds(loaded.file().timeoutSeconds()),
            d.maxBodyBytes(),
            d.maxRetryAfter());
    return List.of(
        new RedactingFactory(
            new LanguageModels(
                secrets::read,
                context.clock(),
                limits,
                Remote.network(context, loaded.file().network(), loaded.folder())),
            secrets),
        new RecordedGenerators(Demo.recordings()),
        new Controls(context.clock()));
  }

  /**
   * How a study's models are asked.
   *
   * @param door what all that is written passes
   */
  static GenerationRoom.Settings generation(
      Context context, StudyLoader loaded, StudyPrices prices, UnaryOperator<Write> door) {
    LoopSettings loop = loaded.file().loop();
    RetryPolicy d = RetryPolicy.DEFAULT;
    RetryPolicy retries =
        new RetryPolicy(
            loaded.file().maxAttempts(),
            d.base(),
            d.cap(),
            d.retryAfterCap(),
            Duration.ofSeconds(loop.slotTimeoutSeconds()));
    return new GenerationRoom.Settings(
        new Pace(
            new Concurrency(loaded.study().concurrency(), loop.maxConcurrency()),
            retries,
            BreakPolicy.DEFAULT,
            loop.limits(),
            loop.modelLimits()),
        loop.budget(),
        new Estimates(new OpenAiTokens(), prices),
        loaded.study().seed(),
        context.clock(),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        door);
  }

  /**
   * Refuses what a model of these could never be asked, without asking anybody.
   *
   * @param open labels of the models that are to be asked
   */
  static void check(StudyLoader loaded, Set<String> open, List<GeneratorFactory> factories) {
    for (ModelSpec model : loaded.file().models()) {
      if (!open.contains(model.label())) continue;
      List<Condition> conditions =
          loaded.study().conditions().stream()
              .filter(c -> c.model().label().equals(model.label()))
              .toList();
      factory(model, factories).check(at(loaded.folder(), model), conditions);
    }
  }

  /** The generator of a model; no call is made yet. */
  static Generator open(ModelSpec model, Path folder, List<GeneratorFactory> factories) {
    return factory(model, factories).open(at(folder, model));
  }

  private static GeneratorFactory factory(ModelSpec model, List<GeneratorFactory> factories) {
    Set<String> known = new TreeSet<>();
    for (GeneratorFactory f : factories) {
      if (f.providers().contains(model.provider())) return f;
      known.addAll(f.providers());
    }
    throw new BadInput(
        "model '"
            + model.label()
            + "': unknown provider '"
            + model.provider()
            + "'"
            + Nearest.of(model.provider(), known)
                .map(n -> ", did you mean '" + n + "'?")
                .orElse("; known are " + String.join(", ", known)));
  }

  /** A recording's file stands relative to its study. */
  private static ModelSpec at(Path folder, ModelSpec m) {
    String file = m.connection().file();
    if (file == null || file.startsWith(RecordedGenerators.SHIPPED)) return m;
    ModelSpec.Connection c = m.connection();
    return new ModelSpec(
        m.label(),
        m.provider(),
        m.name(),
        m.mode(),
        m.template(),
        m.stop(),
        new ModelSpec.Connection(c.baseUrl(), c.apiKeyEnv(), folder.resolve(file).toString()),
        m.asking());
  }

  /** Opens or makes the run. */
  static SqliteRunStore store(Context context, Path folder) {
    SqliteLibrary.prepare(context.cache());
    return SqliteRunStore.open(folder);
  }

  /** Opens a run that must be there, for writing. */
  static SqliteRunStore existing(Context context, Path folder) {
    SqliteLibrary.prepare(context.cache());
    requireRun(folder);
    return SqliteRunStore.open(folder);
  }

  /** Opens a run that must be there, for reading. */
  static StoredRun reader(Context context, Path folder) {
    SqliteLibrary.prepare(context.cache());
    requireRun(folder);
    return SqliteRunReader.open(folder);
  }

  /**
   * Takes away a run that this process has just made and not filled.
   *
   * @param before what the folder held before; null if it was not there
   */
  static void remove(Path folder, @Nullable Set<Path> before) {
    if (!Files.isDirectory(folder)) return;
    try {
      for (Path file : files(folder))
        if (isOfRun(file) && (before == null || !before.contains(file))) Files.deleteIfExists(file);
      if (before == null) Files.deleteIfExists(folder);
    } catch (IOException e) {
      // What cannot be taken away stays as an empty run; the error that led here is told.
      return;
    }
  }

  private static boolean isOfRun(Path file) {
    return file.getFileName().toString().startsWith("run.");
  }

  /** What a folder holds; null if it is not there. */
  static @Nullable Set<Path> held(Path folder) {
    try {
      return Files.isDirectory(folder) ? Set.copyOf(files(folder)) : null;
    } catch (IOException e) {
      throw new BadInput("'" + folder + "' cannot be read: " + Problems.reason(e), e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void requireRun(Path folder) {
    if (!Files.exists(folder))
      throw new BadInput(
          "there is no run at '" + folder + "'; `hivemeter run` and `hivemeter import` make one");
  }

  static Instant created(SqliteRunStore store, Clock clock) {
    return store.isDescribed() ? store.info().created() : clock.instant();
  }

  /** The embedder named on the command line, else the study's, else the default. */
  static EmbeddingSpec embeddingOf(StoredRun store, @Nullable String named) {
    String study = store.info().study();
    EmbeddingSpec own =
        study == null ? EmbeddingSpec.of(StudyFile.DEFAULT_EMBEDDING) : StudyYaml.embedding(study);
    return named == null || named.equals(own.id()) ? own : EmbeddingSpec.of(named);
  }

  /** Refuses an embedder that does not exist, before anything is spent. */
  static void requireEmbedder(String name) {
    if (RemoteEmbedders.claims(name)) return;
    List<String> known = new ArrayList<>(LocalEmbedder.names());
    known.add(StudyFile.DEFAULT_EMBEDDING);
    if (!known.contains(name))
      throw new BadInput(
          "embedding '"
              + name
              + "' is not known; allowed are "
              + String.join(", ", known)
              + ", openai:NAME and ollama:NAME");
  }

  /**
   * Opens an embedder, in process or on a server.
   *
   * @param network how servers are reached
   */
  static Embedder embedder(Context context, EmbeddingSpec spec, Network network)
      throws InterruptedException {
    requireEmbedder(spec.id());
    return spec.isRemote()
        ? Remote.embedder(context, spec, network)
        : LocalEmbedder.open(
            spec.id(), context.cache(), Runtime.getRuntime().availableProcessors());
  }
}
