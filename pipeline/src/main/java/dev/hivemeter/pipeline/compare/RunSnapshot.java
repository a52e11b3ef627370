package dev.hivemeter.pipeline.compare;

import dev.hivemeter.compare.Arm;
import dev.hivemeter.compare.Measured;
import dev.hivemeter.compare.PairMeans;
import dev.hivemeter.compare.PairMeans.Variances;
import dev.hivemeter.compare.PoolOf;
import dev.hivemeter.compare.Snapshot;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.pipeline.StopSignal;
import dev.hivemeter.pipeline.StoredAnswers;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.text.MeasuredText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a comparison needs of a scored run: the stored scores of every pool, and from its
 * answers and vectors what is not stored: digests and the pools' own variances. Generators that are
 * no models, probes and controls are left out. Memory: one cell's texts and vectors at a time.
 */
public final class RunSnapshot {
  private static final int DIGEST = 32;
  private static final double ROUNDING = 1e-9;
  private static final String LANGUAGE = "language";
  private static final List<PoolMetric> QUICK = PoolMetrics.named(PairMeans.IDS.subList(0, 2));

  private final RunReader run;
  private final String name;
  private final Embedder.@Nullable Identity embedder;
  private final List<PoolMetric> metrics;
  private final boolean variances;
  private final StopSignal stop;
  private final Map<List<Object>, Score> scores = new HashMap<>();

  private RunSnapshot(
      RunReader run,
      String name,
      Embedder.@Nullable Identity embedder,
      List<PoolMetric> metrics,
      boolean variances,
      StopSignal stop) {
    this.run = run;
    this.name = name;
    this.embedder = embedder;
    this.metrics = List.copyOf(metrics);
    this.variances = variances;
    this.stop = stop;
  }

  /**
   * @param name of the run in messages
   * @param embedder whose scores to read; null where no measure needs vectors
   * @param metrics to read
   * @param variances whether the pools' own variances are wanted
   * @param stop ends the reading between two cells
   * @throws BadInput when the run is not scored, or its answers are not those that were scored
   * @throws CancellationException when it was stopped
   */
  public static Snapshot read(
      RunReader run,
      String name,
      Embedder.@Nullable Identity embedder,
      List<PoolMetric> metrics,
      boolean variances,
      StopSignal stop) {
    return new RunSnapshot(run, name, embedder, metrics, variances, stop).read();
  }

  private Snapshot read() {
    Conditions conditions = Conditions.of(run);
    if (conditions.cells().isEmpty())
      throw new BadInput(
          "run '"
              + name
              + "' holds no answers of models to open-ended prompts; probes and controls are not"
              + " compared");
    List<String> ids = index();
    Map<String, Snapshot.Asked> prompts = new LinkedHashMap<>();
    for (StoredCell cell : conditions.cells()) {
      Prompt p = cell.cell().prompt();
      prompts.putIfAbsent(
          p.id(),
          new Snapshot.Asked(
              p.id(), digest(p.text()), p.family(), p.categories(), p.tags(), p.language()));
    }
    StoredAnswers answers = new StoredAnswers(run, embedder);
    Map<String, Generator.Facts> endpoints = run.endpoints();
    List<Arm> arms = new ArrayList<>();
    for (Conditions.Column c : conditions.columns()) {
      List<PoolOf> pools = new ArrayList<>();
      for (StoredCell cell : c.cells()) {
        if (stop.stopped()) throw new CancellationException("stopped");
        pools.add(pool(cell, RunPools.usable(answers, cell)));
      }
      Map<String, String> notes = notes(endpoints.get(c.first().model().label()));
      arms.add(Arm.of(c.first(), c.ownWordings(), notes, pools).labelled(c.label()));
    }
    return new Snapshot(
        name,
        run.info().created().toString(),
        embedder == null
            ? null
            : new Snapshot.Embedding(
                embedder.name(), embedder.modelSha256(), embedder.tokenLimit()),
        MeasuredText.VERSION,
        ids,
        List.copyOf(prompts.values()),
        arms);
  }

  /**
   * Puts the stored scores where they are found. Returns the ids of the measures that are there.
   */
  private List<String> index() {
    List<ScoreRow> rows = run.scores();
    if (rows.isEmpty())
      throw new BadInput(
          "run '" + name + "' is not scored; `hivemeter score " + name + "` does it");
    String vectors = embedder == null ? "" : embedder.name();
    for (ScoreRow r : rows)
      if (r.scope() == Scope.POOL
          && r.variant().equals(ScoreRow.DEFAULT)
          && (r.embedding().isEmpty() || r.embedding().equals(vectors)))
        scores.put(
            key(
                r.metric(),
                r.model(),
                Objects.requireNonNull(r.sampling()),
                r.elicitation(),
                r.promptId()),
            r.score());
    List<String> there = scores.keySet().stream().map(k -> (String) k.get(0)).distinct().toList();
    List<String> ids = metrics.stream().map(m -> m.definition().id()).toList();
    List<String> missing = ids.stream().filter(id -> !there.contains(id)).toList();
    if (missing.size() == ids.size())
      throw new BadInput(
          "run '"
              + name
              + "' holds no scores of "
              + String.join(", ", missing)
              + (vectors.isEmpty() ? "" : " with " + vectors)
              + "; `hivemeter score "
              + name
              + "` makes them");
    return ids.stream().filter(there::contains).toList();
  }

  private PoolOf pool(StoredCell cell, List<SourceAnswer> usable) {
    Condition c = cell.cell().condition();
    Pool pool = Pool.of(usable);
    Map<String, Measured> measures = new HashMap<>();
    fresh(pool, cell);
    for (PoolMetric m : metrics) {
      Score score = scores.get(key(m.definition().id(), c, cell.cell().prompt()));
      if (score == null) continue;
      measures.put(m.definition().id(), measured(score, pool, m, c));
    }
    return new PoolOf(
        cell.cell().prompt().id(),
        cell.plannedAnswers(),
        usable.size(),
        Arrays.stream(pool.tokens()).mapToLong(t -> t.length).sum(),
        promptTokens(cell),
        digest(usable),
        measures);
  }

  private Measured measured(Score score, Pool pool, PoolMetric m, Condition c) {
    if (score instanceof Score.Undefined u) return Measured.undefined(u.reason());
    boolean independent = !c.elicitation().approach().dependent();
    if (m instanceof Rarefiable r && r.sizedByLength())
      return new Measured(score, null, null, r.abundance(pool));
    if (!variances || !independent || !PairMeans.has(m))
      return new Measured(score, null, null, null);
    Variances v = PairMeans.of(pool, m);
    return new Measured(score, v.variance(), v.jackknife(), null);
  }

  /** Old numbers beside new answers mislead: what is quick to measure again must be the same. */
  private void fresh(Pool pool, StoredCell cell) {
    boolean any = false;
    for (PoolMetric m : QUICK) {
      Score stored =
          scores.get(key(m.definition().id(), cell.cell().condition(), cell.cell().prompt()));
      if (stored == null) continue;
      any = true;
      if (!same(stored, m.of(pool))) throw stale(cell);
    }
    if (!any && !measuredAtAll(cell) && pool.size() > 0) throw stale(cell);
  }

  private boolean measuredAtAll(StoredCell cell) {
    return metrics.stream()
        .anyMatch(
            m ->
                scores.containsKey(
                    key(m.definition().id(), cell.cell().condition(), cell.cell().prompt())));
  }

  private static boolean same(Score stored, Score now) {
    if (stored instanceof Score.Undefined u)
      return u.reason().equals(LANGUAGE) || now instanceof Score.Undefined;
    return stored instanceof Score.Value a
        && now instanceof Score.Value b
        && a.n() == b.n()
        && Math.abs(a.value() - b.value()) <= ROUNDING;
  }

  private BadInput stale(StoredCell cell) {
    return new BadInput(
        "run '"
            + name
            + "': the answers of '"
            + cell.cell().condition().label()
            + "' to prompt '"
            + cell.cell().prompt().id()
            + "' are not those that were scored; run `hivemeter score "
            + name
            + "` again");
  }

  private @Nullable Integer promptTokens(StoredCell cell) {
    for (Sample s : run.plannedSamples(cell)) {
      Integer tokens = s.provenance().usage().promptTokens();
      if (tokens != null) return tokens;
    }
    return null;
  }

  private static Map<String, String> notes(Generator.@Nullable Facts facts) {
    return facts == null ? Map.of() : Map.of("engine", facts.engine());
  }

  private static String digest(List<SourceAnswer> answers) {
    return Sha256.ofFields(answers.stream().map(SourceAnswer::text).toList()).substring(0, DIGEST);
  }

  private static String digest(String text) {
    return Sha256.of(text).substring(0, DIGEST);
  }

  private static List<Object> key(String metric, Condition c, Prompt p) {
    return key(metric, c.model().label(), c.sampling(), c.elicitation().name(), p.id());
  }

  private static List<Object> key(
      String metric, String model, Object sampling, String elicitation, String prompt) {
    return List.of(metric, model, sampling, elicitation, prompt);
  }
}
