package dev.hivemeter.cli;

import dev.hivemeter.cli.study.StudyYaml;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Task;
import dev.hivemeter.pipeline.EmbeddingRoom;
import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.ModelProgress;
import dev.hivemeter.pipeline.ScoringRoom;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.GeneratorFactory;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunStore;
import dev.hivemeter.reports.FolderOutput;
import dev.hivemeter.reports.HeadlessFonts;
import dev.hivemeter.reports.Report;
import dev.hivemeter.scoring.Definitions;
import dev.hivemeter.store.SqliteRunStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rooms in their order and says on the console what happens; each may be walked alone.
 */
final class Rooms {
  private final Context context;
  private final boolean onlyFailed;

  Rooms(Context context) {
    this(context, false);
  }

  /**
   * @param onlyFailed whether to ask nothing but slots whose last call brought no reply
   */
  Rooms(Context context, boolean onlyFailed) {
    this.context = context;
    this.onlyFailed = onlyFailed;
  }

  /** The slots of the plan that are not asked. */
  private Map<CellKey, BitSet> taken(Plan plan, SqliteRunStore store) {
    return onlyFailed ? plan.allBut(store.failed()) : store.settled();
  }

  /**
   * The whole way, from plan to report.
   *
   * <p>When slots stay open because calls failed, what is there is scored and reported all the
   * same, and the exit code says so.
   */
  int all(
      StudyLoader loaded, List<GeneratorFactory> factories, Path folder, GenerationOptions options)
      throws InterruptedException {
    // The embedder first: what cannot be embedded is found before anything is spent.
    try (SqliteRunStore store = Wiring.store(context, folder);
        @Nullable Embedder embedder = embedder(loaded, store)) {
      Path page = ReportFolder.writable(folder.resolve("report"));
      int code = generate(loaded, factories, store, folder, options);
      if (code == ExitCode.stopped(context.stop())) return code;
      if (!hasAnswers(store)) {
        context.say("no answer came, so there is nothing to score or report");
        return code == ExitCode.OK ? ExitCode.INCOMPLETE : code;
      }
      if (embedder != null) embed(store, embedder);
      if (context.stop().stopped()) return ExitCode.stopped(context.stop());
      score(store, embedder == null ? null : embedder.identity(), PoolMetrics.ALL);
      (options.json() ? context.err() : context.out())
          .print(
              Safe.line(Summary.scores(store, embedder == null ? "" : embedder.identity().name())));
      report(store, page);
      return code;
    }
  }

  /** Null where every prompt is a probe or a control: nothing will be embedded. */
  private @Nullable Embedder embedder(StudyLoader loaded, RunReader store)
      throws InterruptedException {
    boolean open =
        loaded.study().prompts().stream().anyMatch(p -> p.task() instanceof Task.Open)
            || !store.openCells().isEmpty();
    return open
        ? Wiring.embedder(
            context,
            loaded.file().embedding(),
            Remote.network(context, loaded.file().network(), loaded.folder()))
        : null;
  }

  /** Refuses a run in which there is nothing to measure. */
  void requireAnswers(RunReader run, Path folder) {
    if (!hasAnswers(run))
      throw new BadInput(
          "run '"
              + folder
              + "' holds no answers; `hivemeter generate` or `hivemeter import` bring some");
  }

  private static boolean hasAnswers(RunReader run) {
    return run.outcomes().values().stream().anyMatch(m -> m.getOrDefault("answered", 0) > 0);
  }

  /**
   * Asks every open slot of the study.
   *
   * @return the exit code: ok, incomplete, budget, auth or quota, interrupted
   */
  int generate(
      StudyLoader loaded,
      List<GeneratorFactory> factories,
      SqliteRunStore store,
      Path folder,
      GenerationOptions options)
      throws InterruptedException {
    Plan plan = Plan.of(loaded.study());
    Set<String> open = plan.openModels(taken(plan, store));
    Wiring.check(loaded, open, factories);
    Map<String, Generator> generators = new LinkedHashMap<>();
    try {
      for (ModelSpec model : loaded.file().models())
        if (open.contains(model.label()))
          generators.put(model.label(), Wiring.open(model, loaded.folder(), factories));
      GenerationRoom.Settings settings =
          Wiring.generation(context, loaded, options.prices(), RedactedWrites.of(factories));
      return generate(loaded, plan, generators, settings, store, folder, options);
    } finally {
      generators.values().forEach(Generator::close);
    }
  }

  private int generate(
      StudyLoader loaded,
      Plan plan,
      Map<String, Generator> generators,
      GenerationRoom.Settings settings,
      SqliteRunStore store,
      Path folder,
      GenerationOptions options)
      throws InterruptedException {
    Map<CellKey, BitSet> settled = store.settled();
    Map<CellKey, BitSet> taken = onlyFailed ? plan.allBut(store.failed()) : settled;
    GenerationRoom generation =
        new GenerationRoom(plan, generators, store, settings, context.stop(), settled, taken);
    Plan.Standing standing = plan.standing(settled);
    context.say(Summary.plan(loaded.study(), plan, standing));
    String changed = ChangedTasks.sentence(loaded.study(), store);
    if (!changed.isEmpty()) context.say("  note: " + changed);
    if (onlyFailed)
      context.say("  only slots that failed are asked again: " + plan.standing(taken).open());
    generation.prepare();
    describe(loaded, store);
    Map<String, List<String>> notes = new LinkedHashMap<>();
    store
        .endpoints()
        .forEach(
            (model, facts) ->
                facts
                    .warnings()
                    .forEach(w -> notes.computeIfAbsent(w, k -> new ArrayList<>()).add(model)));
    notes.forEach((note, of) -> context.say("  note: " + String.join(", ", of) + ": " + note));
    GenerationEvents events =
        options.json() ? new GenerationEvents(context.out(), context.clock()) : null;
    if (events != null)
      events.begin(loaded.study().name(), folder, standing, loaded.file().loop().budget().label());
    GenerationWatch.during(context, generation, events);
    for (ModelProgress p : generation.progress()) context.say(GenerationText.line(p.snapshot()));
    ChangesView.lines(store.changes()).forEach(context::say);
    if (generation.waiting() > 0)
      context.say(
          generation.waiting()
              + " later turns of conversations were not asked, because an answer before them failed;"
              + " they follow once that is answered");
    Spending spent = generation.spending();
    if (spent.calls() > 0)
      context.say("  spent in this run so far: " + GenerationText.spent(spent));
    long left = plan.standing(store.settled()).open();
    int code = verdict(left, generation, folder, options.again());
    if (events != null) events.end(code, left, spent);
    return code;
  }

  private int verdict(long open, GenerationRoom generation, Path folder, Again command) {
    if (open == 0) return ExitCode.OK;
    String again = "the same command continues where it stopped (run folder " + folder + ")";
    if (context.stop().stopped()) {
      context.say("interrupted with " + open + " slots open; " + again);
      return ExitCode.stopped(context.stop());
    }
    String exhausted = generation.spending().exhausted();
    if (exhausted != null) {
      context.say("the budget ended the run with " + open + " slots open: " + exhausted);
      String flag = BudgetOptions.flag(exhausted);
      context.say(
          flag == null
              ? "continue with: " + command.text()
              : "continue with a higher limit in the place of N: " + command.higher(flag));
      return ExitCode.BUDGET;
    }
    context.say(open + " slots are still open; " + again);
    boolean key =
        generation.progress().stream()
            .map(m -> m.snapshot().stopped())
            .anyMatch(s -> s != null && (s.startsWith("AUTH") || s.startsWith("QUOTA")));
    return key ? ExitCode.AUTH_OR_QUOTA : ExitCode.INCOMPLETE;
  }

  private void describe(StudyLoader loaded, SqliteRunStore store) {
    store.describe(
        new RunInfo(
            loaded.study().name(),
            StudyYaml.write(loaded.file()),
            Version.TEXT,
            Wiring.created(store, context.clock()),
            Version.host(),
            loaded.study().seed()));
  }

  /** Gives every distinct text of the run its vector. */
  void embed(RunStore store, Embedder embedder) throws InterruptedException {
    store
        .embedder(embedder.identity().name())
        .filter(stored -> !stored.equals(embedder.identity()))
        .ifPresent(
            stored -> {
              throw new BadInput(
                  "the run holds vectors of another '"
                      + stored.name()
                      + "' (model "
                      + weights(stored)
                      + ", now "
                      + weights(embedder.identity())
                      + "); export its answers and import them into a new run");
            });
    EmbeddingRoom embedding = new EmbeddingRoom(store, embedder, context.stop());
    ProgressView.during(
        context,
        "embed",
        () -> new ProgressView.State(embedding.done(), embedding.total(), ""),
        embedding::run);
    context.say(
        "embedded "
            + embedding.done()
            + " distinct texts with "
            + embedder.identity().name()
            + (embedding.reused() > 0 ? ", " + embedding.reused() + " were there" : ""));
  }

  /** Weights in short; a model of others may say in words that they are not known. */
  private static String weights(Embedder.Identity e) {
    boolean hash = e.modelSha256().matches("[0-9a-f]{64}");
    return (hash ? e.modelSha256().substring(0, 12) : e.modelSha256())
        + ", "
        + e.dimension()
        + " dimensions, languages "
        + String.join(" ", new TreeSet<>(e.languages()));
  }

  /**
   * Scores everything the run holds.
   *
   * @param embedder null where no answer is to be compared
   */
  void score(RunStore store, Embedder.@Nullable Identity embedder, List<PoolMetric> metrics)
      throws InterruptedException {
    int cells = store.plannedCells().size();
    AtomicInteger done = new AtomicInteger();
    int threads = Runtime.getRuntime().availableProcessors();
    ProgressView.during(
        context,
        "score",
        () -> new ProgressView.State(done.get(), cells, ""),
        () -> ScoringRoom.run(store, embedder, metrics, threads, done::set));
  }

  /**
   * Writes the report and says where it is.
   *
   * @throws InterruptedException when it was stopped; an earlier report is as it was
   */
  void report(RunReader run, Path folder) throws InterruptedException {
    try (FolderOutput out = new FolderOutput(folder, context.stop()::stopped)) {
      HeadlessFonts.prepare(context.cache().resolve("fonts"));
      Report.write(run, Definitions.all(), Version.TEXT, context.clock().instant(), out);
      out.finish();
    } catch (InterruptedIOException e) {
      context.say("no report was written; an earlier one is as it was");
      throw new InterruptedException();
    } catch (IOException e) {
      throw new BadInput(
          "the report cannot be written to '" + folder + "': " + Problems.reason(e), e);
    }
    context.say("report: " + folder.resolve("index.html"));
  }
}
