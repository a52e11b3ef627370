package dev.hivemeter.reports;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.RunInfo;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.score.SharedPhrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run in memory with made-up answers and scores of a plausible size: similarity falls with
 * temperature, differs by model and prompt. The numbers are not measured; they only have to be told
 * apart on a page.
 */
final class SyntheticRun implements RunReader {
  static final String EMBEDDING = "local:all-minilm-l6-v2@limit-256";
  private static final String[] OPENINGS = {
    "Time is a river",
    "Let it be called",
    "In a small town by the sea",
    "Once upon a time",
    "The old clock"
  };

  private final String name;
  private final Random random = new Random(7);
  private final List<StoredCell> cells = new ArrayList<>();
  private final Map<CellKey, List<Sample>> samples = new LinkedHashMap<>();
  private final Map<CellKey, Map<Integer, Aside>> asides = new LinkedHashMap<>();
  private final List<ScoreRow> scores = new ArrayList<>();
  private final List<SharedPhrase> phrases = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<ModelChange> changes = new ArrayList<>();
  private final Map<String, Generator.Facts> endpoints = new TreeMap<>();
  private final List<Prompt> prompts;
  private final List<String> models;
  private final List<Sampling> samplings = new ArrayList<>();

  SyntheticRun(
      String name,
      List<String> models,
      List<@Nullable Double> temperatures,
      List<Prompt> prompts,
      int n) {
    this.name = name;
    this.models = models;
    this.prompts = prompts;
    for (Double t : temperatures)
      samplings.add(
          t == null ? Sampling.UNKNOWN : new Sampling(t, 0.9, 0, 0.0, 128, Sampling.Seeds.NONE));
    for (String m : models) {
      endpoints.put(
          m,
          new Generator.Facts(
              "llama.cpp b6700",
              "{}",
              List.of("temperature", "top_p", "top_k", "min_p", "repeat_penalty"),
              List.of()));
      for (Sampling s : samplings)
        for (Prompt p : prompts) {
          Cell cell = new Cell(p, new Condition(spec(m), s, Elicitation.DIRECT));
          cells.add(new StoredCell(cell.key(), cell, n));
          List<Sample> of = new ArrayList<>();
          for (int i = 0; i < n; i++)
            of.add(new Sample(i, outcome(m, p, i), Provenance.UNKNOWN, Map.of()));
          samples.put(cell.key(), of);
        }
    }
  }

  /** 3 models × 4 temperatures × 30 prompts × 10 answers. */
  static SyntheticRun usual() {
    SyntheticRun run =
        new SyntheticRun(
            "demo",
            List.of(
                "openai:smollm2-135m-instruct",
                "openai:gemma-3-270m",
                "openai:HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF/Q4_K_M"),
            List.of(0.2, 0.7, 1.0, 1.5),
            prompts(30),
            10);
    run.score();
    return run;
  }

  static List<Prompt> prompts(int n) {
    String[] texts = {
      "Write a metaphor about time.",
      "Suggest a name for a small bookshop by the harbour.",
      "اكتب جملة قصيرة عن البحر.",
      "请写一句关于雨的诗。",
      "Is it ever right to lie to a friend? Answer in a short paragraph, and say what would change your mind."
    };
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < n; i++)
      prompts.add(
          new Prompt(
              "core-" + (i + 1),
              i < texts.length
                  ? texts[i]
                  : "Open question number " + (i + 1) + ": what comes to mind?",
              null,
              List.of(i % 2 == 0 ? "creative" : "advice"),
              List.of(),
              "en"));
    return prompts;
  }

  private static ModelSpec spec(String label) {
    return new ModelSpec(
        label, "openai", label, ModelSpec.Mode.CHAT, null, List.of(), ModelSpec.Connection.NONE);
  }

  private Outcome outcome(String model, Prompt p, int i) {
    int draw = random.nextInt(100);
    if (draw == 0) return new Outcome.Refused("I cannot help with that.");
    if (draw == 1) return new Outcome.Filtered(null);
    if (draw == 2) return new Outcome.Empty();
    if (draw == 3) return new Outcome.Failed(FailureKind.SERVER, 503, "upstream is busy");
    if (draw == 4)
      return new Outcome.Answered(
          "<think>The user wants variety.\nI give one.</think>\nThyme.", false);
    if (draw == 5)
      return new Outcome.Answered("<b>bold</b> & <i>italic</i> are not markup here", true);
    if (draw == 6) return new Outcome.Answered("الوقت نهر لا يعود، والبحر ذاكرته.", false);
    if (draw == 7) return new Outcome.Answered("时间是一条河，雨落在它的肩上。", false);
    String opening = OPENINGS[random.nextInt(OPENINGS.length)];
    return new Outcome.Answered(
        opening
            + ", and "
            + model.length()
            + " other ways to say it come after #"
            + i
            + " of "
            + p.id()
            + ". ".repeat(1 + random.nextInt(2))
            + "It carries what we were. ".repeat(random.nextInt(12)),
        draw > 80);
  }

  /** Replaces an answer, for tests of hostile text. */
  void answer(int cell, int index, Outcome outcome) {
    List<Sample> of = new ArrayList<>(samples(cells.get(cell).key()));
    of.set(index, new Sample(index, outcome, Provenance.UNKNOWN, Map.of()));
    samples.put(cells.get(cell).key(), of);
  }

  /** What came beside the first answer of a cell. */
  void aside(int cell, Aside aside) {
    asides.put(cells.get(cell).key(), Map.of(0, aside));
  }

  @Override
  public Map<Integer, Aside> asides(CellKey cell) {
    return asides.getOrDefault(cell, Map.of());
  }

  void endpoint(String model, Generator.Facts facts) {
    endpoints.put(model, facts);
  }

  void change(ModelChange change) {
    changes.add(change);
  }

  @Override
  public List<ModelChange> changes() {
    return List.copyOf(changes);
  }

  void add(ScoreRow row) {
    scores.add(row);
  }

  void add(SharedPhrase phrase) {
    phrases.add(phrase);
  }

  /** What a real scoring gave. */
  void add(Scored scored) {
    scores.addAll(scored.rows());
    phrases.addAll(scored.phrases());
    places.addAll(scored.places());
  }

  /** Fills in every score that the report asks for. */
  void score() {
    for (Sampling s : samplings) {
      for (int m = 0; m < models.size(); m++) scoreModel(m, s);
      scoreStudy(s);
      for (int a = 0; a < models.size(); a++)
        for (int b = a; b < models.size(); b++) scorePair(a, b, s);
    }
  }

  /** Puts every answer somewhere on its prompt's map, in two clusters. */
  void map() {
    for (StoredCell c : cells)
      for (Sample s : samples(c.key())) {
        if (!(s.outcome() instanceof Outcome.Answered)) continue;
        int cluster = s.index() % 2;
        places.add(
            new Place(
                c.cell().condition().sampling(),
                "direct",
                c.cell().prompt().id(),
                c.cell().condition().model().label(),
                s.index(),
                0.5 * cluster + 0.1 * random.nextGaussian(),
                0.1 * random.nextGaussian(),
                cluster));
      }
  }

  private double similarity(int model, Sampling s) {
    double t = s.temperature() == null ? 1 : s.temperature();
    return Math.max(0.12, 0.86 - 0.24 * t - 0.05 * (model % 5) + 0.01 * (model % 3));
  }

  private void scoreModel(int model, Sampling s) {
    double base = similarity(model, s);
    double[] values = new double[prompts.size()];
    int[] bins = new int[10];
    for (int p = 0; p < values.length; p++) {
      values[p] = Math.max(-0.02, Math.min(0.99, base + 0.13 * random.nextGaussian()));
      bins[(int) Math.max(0, Math.min(9, values[p] * 10))]++;
      boolean few = p == 3 && model == 1;
      pool("mean-pairwise-cosine", model, s, p, few ? Double.NaN : values[p]);
      pool("share-pairs-above-0.8", model, s, p, few ? Double.NaN : Math.max(0, 2 * values[p] - 1));
      pool("distinct-2", model, s, p, 1 - 0.8 * values[p] * values[p]);
      pool("rouge-l", model, s, p, Math.max(0, values[p] - 0.2));
      pool("exact-duplicate-rate", model, s, p, values[p] > 0.85 ? 0.2 : 0);
      pool("on-topic-rate", model, s, p, Math.min(1, 0.6 + values[p] / 2));
      pool("loop-rate", model, s, p, p % 7 == 0 ? 0.1 : 0);
      pool("cut-rate", model, s, p, 0.2);
      pool("length-mean", model, s, p, 60 + 100 * values[p]);
    }
    mean("mean-pairwise-cosine", model, s, "default", base, 0.04);
    mean("mean-pairwise-cosine", model, s, "cross-prompt", 0.05 + 0.012 * (model % 3), 0.01);
    mean("mean-pairwise-cosine", model, s, "parrot", 1, 0);
    for (int b = 0; b < 10; b++) {
      share("similarity-range-0." + b, model, s, "default", (double) bins[b] / values.length);
      share("similarity-range-0." + b, model, s, "cross-prompt", b == 0 ? 0.97 : b == 1 ? 0.03 : 0);
    }
    share(
        "share-prompts-above-0.8",
        model,
        s,
        "default",
        (bins[8] + bins[9]) / (double) values.length);
    share("share-prompts-above-null-p99", model, s, "default", Math.min(1, base + 0.35));
    for (int k = 1; k <= 4; k++) {
      mean(
          "distinct-" + k,
          model,
          s,
          "default",
          Math.min(1, 0.2 + 0.17 * k + 0.1 * (1 - base)),
          0.02);
      mean("distinct-" + k, model, s, "parrot", 0.02 * k, 0.005);
      mean("distinct-" + k, model, s, "dice", Math.min(1, 0.35 + 0.2 * k), 0.01);
    }
    for (double tau : new double[] {0.7, 0.8, 0.9})
      mean("share-pairs-above-" + tau, model, s, "default", Math.max(0, base - tau + 0.3), 0.03);
    mean("rouge-l", model, s, "default", base / 2, 0.02);
    mean("rouge-l", model, s, "parrot", 1, 0);
    mean("exact-duplicate-rate", model, s, "default", 0.0004, 0.0002);
    mean("length-mean", model, s, "default", 84.6 + 9 * model, 5);
    mean("on-topic-rate", model, s, "default", Math.min(0.98, 0.5 + base / 2), 0.05);
    mean("effective-fraction", model, s, "default", 1 - 0.9 * base, 0.03);
    mean("mean-pairwise-cosine", model, s, "other-models", base - 0.1, 0.03);
    mean("mean-pairwise-cosine", model, s, "length-matched", base - 0.03, 0.03);
    mean("topic-reference", model, s, "default", 0.31, 0.02);
    for (int t = 1; t <= 3; t++)
      mean("position-profile-" + t, model, s, "default", Math.max(0.05, base - 0.06 * t), 0.03);
    mean("loop-rate", model, s, "default", model == 1 ? 0.16 : 0.02, 0.01);
    mean("cut-rate", model, s, "default", 0.18, 0.04);
    scores.add(
        new ScoreRow(
            "beyond-limit-rate@1",
            EMBEDDING,
            Scope.MODEL,
            models.get(model),
            "",
            "",
            s,
            "direct",
            "default",
            new Score.Undefined("the embedder did not say where it stopped")));
  }

  /** The means over models, as they stand in a run: without an elicitation. */
  private void scoreStudy(Sampling s) {
    double sum = 0;
    for (int m = 0; m < models.size(); m++) sum += similarity(m, s);
    double mean = sum / models.size();
    study("mean-pairwise-cosine", s, "default", mean, 0.03);
    study("mean-pairwise-cosine", s, "cross-prompt", 0.06, 0.01);
    study("mean-pairwise-cosine", s, "parrot", 1, 0);
    study("share-prompts-above-0.8", s, "default", Math.max(0.02, mean - 0.45), 0.015);
    study("share-prompts-above-null-p99", s, "default", Math.min(0.98, mean + 0.35), 0.02);
    if (models.size() < 2) return;
    study("inter-model-homogeneity", s, "default", mean - 0.08, 0.03);
    int m = models.size();
    for (int n = 5; n <= 10; n += 5) {
      study("unique-source-models-" + n, s, "default", 1 + 0.7 * (m - 1) * n / 10, 0.1);
      study("unique-source-models-" + n, s, "floor", 1, 0);
      study("unique-source-models-" + n, s, "mixing", 1 + 0.95 * (m - 1) * n / 10, 0);
    }
    study("inter-model-cross-prompt", s, "default", 0.052, 0);
  }

  private void study(String metric, Sampling s, String variant, double v, double half) {
    scores.add(
        new ScoreRow(
            metric + "@1",
            EMBEDDING,
            Scope.STUDY,
            "",
            "",
            "",
            s,
            "",
            variant,
            new Score.Value(
                v, prompts.size(), half == 0 ? null : new Interval(v - half, v + half, "t"))));
  }

  private void scorePair(int a, int b, Sampling s) {
    double h =
        (similarity(a, s) + similarity(b, s)) / 2 - (a == b ? 0 : 0.05 + 0.02 * Math.abs(a - b));
    pair("inter-model-homogeneity", a, b, s, Math.max(0.05, h));
    pair("inter-model-cross-prompt", a, b, s, 0.05 + 0.005 * a);
    if (a == b) return;
    pair("mmd2", a, b, s, 0.04 + 0.02 * Math.abs(a - b));
    pair("alikeness", a, b, s, Math.max(0, 0.9 - 0.1 * Math.abs(a - b)));
    pair("cross-model-duplicate-rate", a, b, s, 0);
  }

  private void pool(String metric, int model, Sampling s, int prompt, double v) {
    Score score =
        Double.isNaN(v)
            ? new Score.Undefined("needs two answers, has 1")
            : new Score.Value(v, 10, interval(metric, v));
    scores.add(
        new ScoreRow(
            metric + "@1",
            EMBEDDING,
            Scope.POOL,
            models.get(model),
            "",
            prompts.get(prompt).id(),
            s,
            "direct",
            "default",
            score));
  }

  private static @Nullable Interval interval(String metric, double v) {
    return switch (metric) {
      case "mean-pairwise-cosine" ->
          new Interval(Math.max(0, v - 0.0949), Math.min(1, v + 0.101), "jackknife");
      case "share-pairs-above-0.8" ->
          new Interval(Math.max(0, v - 0.1), Math.min(1, v + 0.1), "wilson");
      default -> null;
    };
  }

  private void mean(String metric, int model, Sampling s, String variant, double v, double half) {
    row(metric, model, s, variant, v, new Interval(v - half, v + half, "t"));
  }

  private void share(String metric, int model, Sampling s, String variant, double v) {
    row(
        metric,
        model,
        s,
        variant,
        v,
        new Interval(Math.max(0, v - 0.1), Math.min(1, v + 0.1), "wilson"));
  }

  private void row(String metric, int model, Sampling s, String variant, double v, Interval i) {
    scores.add(
        new ScoreRow(
            metric + "@1",
            EMBEDDING,
            Scope.MODEL,
            models.get(model),
            "",
            "",
            s,
            "direct",
            variant,
            new Score.Value(v, prompts.size(), i)));
  }

  private void pair(String metric, int a, int b, Sampling s, double v) {
    scores.add(
        new ScoreRow(
            metric + "@1",
            EMBEDDING,
            Scope.PAIR,
            models.get(a),
            models.get(b),
            "",
            s,
            "direct",
            "default",
            new Score.Value(v, prompts.size(), new Interval(v - 0.03, v + 0.03, "t"))));
  }

  @Override
  public RunInfo info() {
    return new RunInfo(
        name,
        "name: demo\nmodels: [ … ]\n",
        "0.1.0",
        Instant.parse("2026-11-14T09:00:00Z"),
        "Linux amd64, Java 17, 2 processors",
        20261114);
  }

  @Override
  public List<StoredCell> cells() {
    return cells;
  }

  @Override
  public List<Sample> samples(CellKey cell) {
    return samples.getOrDefault(cell, List.of());
  }

  @Override
  public Map<CellKey, BitSet> settled() {
    return Map.of();
  }

  @Override
  public Map<CellKey, Map<String, Integer>> outcomes() {
    Map<CellKey, Map<String, Integer>> counts = new LinkedHashMap<>();
    samples.forEach(
        (key, of) -> {
          Map<String, Integer> c = new TreeMap<>();
          for (Sample s : of) c.merge(s.outcome().name(), 1, Integer::sum);
          counts.put(key, c);
        });
    return counts;
  }

  @Override
  public Map<String, Generator.Facts> endpoints() {
    return endpoints;
  }

  @Override
  public Map<String, StoredVector> vectors(String embedding, Collection<String> textHashes) {
    Map<String, StoredVector> found = new LinkedHashMap<>();
    for (String hash : textHashes)
      found.computeIfAbsent(hash, h -> new StoredVector(SyntheticVectors.of(h), 20));
    return found;
  }

  @Override
  public List<ScoreRow> scores() {
    return scores;
  }

  @Override
  public List<SharedPhrase> phrases() {
    return phrases;
  }

  @Override
  public List<Place> places() {
    return places;
  }

  @Override
  public Optional<Embedder.Identity> embedder(String embedding) {
    return Optional.of(
        new Embedder.Identity(
            embedding,
            "6fd5d72fe4589f189f8ebc006442dbb529bb7ce38f8082112682524616046452",
            384,
            256,
            Set.of("en")));
  }

  @Override
  public void close() {}
}
