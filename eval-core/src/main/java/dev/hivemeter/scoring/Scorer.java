package dev.hivemeter.scoring;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.stats.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Turns the answers of a run into rows of scores: of every pool, model, pair of models, and of the
 * study.
 *
 * <p>The rows and their bits depend on the cells, answers, vectors and seed alone: not on the
 * number of threads, nor on the order in which answers came. One condition's answers are in memory
 * at a time; of a cell that was read, its sum of vectors and its scores stay.
 */
public final class Scorer {
  private final Grid grid;
  private final Reading reading;
  private final Workers workers;
  private final boolean embedded;
  private final CommonPrompts common;
  private final CommonPrompts accepted;
  private final List<StudyGroup> groups;
  private final Rows rows;
  private final long seed;

  private Scorer(ScoringRequest request, Grid grid, Reading reading, Workers workers) {
    this.grid = grid;
    this.reading = reading;
    this.workers = workers;
    this.embedded = !request.embedding().isEmpty();
    this.common = CommonPrompts.of(grid, reading.kept);
    this.accepted = CommonPrompts.of(grid, reading.accepted());
    this.groups = StudyGroup.of(grid, reading.kept);
    this.rows = new Rows(request.embedding());
    this.seed = request.seed();
  }

  /** All rows, in a fixed order: study, models, pairs, pools. */
  public static Scored score(ScoringRequest request, AnswerSource source) {
    return score(request, source, done -> {});
  }

  /**
   * All rows, in a fixed order: study, models, pairs, pools.
   *
   * @param cellsDone is told how many cells have been read so far; called from several threads
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Scored score(ScoringRequest request, AnswerSource source, IntConsumer cellsDone) {
    ScoringRequest effective =
        request.embedding().isEmpty()
            ? request.withMetrics(Ends.lexical(request.metrics()))
            : request;
    Grid grid = Grid.of(effective.cells());
    try (Workers workers = new Workers(effective.threads())) {
      Reading reading = new Reading(effective, source, grid, workers);
      reading.run(cellsDone);
      Ends ends = new Ends(grid, reading, source, workers, effective.seed());
      List<Table> tables =
          new Tables(grid, reading).all(ends.parrot(!effective.embedding().isEmpty()), ends.dice());
      List<ScoreRow> rows = new Scorer(effective, grid, reading, workers).rows(tables);
      return new Scored(rows, reading.phrases(), reading.places());
    }
  }

  private List<ScoreRow> rows(List<Table> tables) {
    List<Derived> derived = derived(tables);
    int used = common.chosen().length;
    int all = grid.prompts().size();
    rows.study(Counts.USED, null, "", ScoreRow.DEFAULT, new Score.Value(used, all));
    rows.study(Counts.DROPPED, null, "", ScoreRow.DEFAULT, new Score.Value(all - used, all));
    if (tables.stream().anyMatch(Scorer::isPrimary))
      rows.study(PromptShare.NULL_P99, null, "", ScoreRow.DEFAULT, nullP99(tables));
    for (StudyGroup group : groups)
      for (Derived d : derived)
        if (told(d.variant, group.columns()) && d.any(group))
          rows.study(
              d.definition, group.sampling(), group.elicitation(), d.variant, ofGroup(d, group));
    UnionScores unions = new UnionScores(grid, reading, common, seed);
    for (StudyGroup group : groups) unions.ofStudy(group, rows);
    for (int c = 0; c < grid.columns().size(); c++) models(derived, c);
    PairScores pairs = new PairScores(grid, reading, workers, embedded, seed);
    for (StudyGroup group : groups) pairs.write(group, rows);
    for (StudyGroup group : groups) unions.ofPrompts(group, rows);
    for (int c = 0; c < grid.columns().size(); c++) pools(tables, c);
    return rows.list();
  }

  /** Variants that speak of refusals are given where more than 1 % of the answers are some. */
  private boolean told(String variant, List<Integer> columns) {
    return !Variants.ofRefusals(variant) || columns.stream().anyMatch(reading::refuses);
  }

  /** A table over prompts that is averaged: a measure as it is, or a share of prompts. */
  private record Derived(
      Definition definition, String variant, Score[][] scores, OverPrompts.Method method) {

    /** Whether a condition of the group has such scores. */
    boolean any(StudyGroup group) {
      return group.columns().stream().anyMatch(c -> scores[c].length > 0);
    }
  }

  private List<Derived> derived(List<Table> tables) {
    List<Derived> all = new ArrayList<>();
    Score p99 = nullP99(tables);
    for (Table t : tables) {
      all.add(
          new Derived(
              t.definition(),
              t.variant(),
              t.scores(),
              OverPrompts.Method.of(t.definition(), t.variant(), seed)));
      if (!isPrimary(t)) continue;
      boolean own = t.variant().equals(ScoreRow.DEFAULT);
      boolean headline = own || Variants.ofRefusals(t.variant());
      if (!headline && !t.variant().equals(Variants.CROSS_PROMPT)) continue;
      for (PromptShare s : PromptShare.RANGES) all.add(share(s, t));
      if (!headline) continue;
      for (PromptShare s : PromptShare.THRESHOLDS) all.add(share(s, t));
      all.add(aboveNull(t, p99));
    }
    return all;
  }

  private static boolean isPrimary(Table table) {
    return table.definition().id().equals(PoolMetrics.MEAN_PAIRWISE_COSINE);
  }

  private static Derived share(PromptShare share, Table table) {
    Score[][] shares = new Score[table.scores().length][];
    for (int c = 0; c < shares.length; c++)
      shares[c] = OverPrompts.map(table.scores()[c], s -> share.holds().test(s) ? 1 : 0);
    return new Derived(share.definition(), table.variant(), shares, OverPrompts.Method.WILSON);
  }

  private static Derived aboveNull(Table table, Score p99) {
    if (p99 instanceof Score.Value v)
      return share(new PromptShare(PromptShare.ABOVE_NULL, s -> s > v.value()), table);
    Score[][] none = new Score[table.scores().length][];
    for (int c = 0; c < none.length; c++) {
      none[c] = new Score[table.scores()[c].length];
      Arrays.fill(none[c], p99);
    }
    return new Derived(PromptShare.ABOVE_NULL, table.variant(), none, OverPrompts.Method.WILSON);
  }

  private static Score nullP99(List<Table> tables) {
    List<Double> values = new ArrayList<>();
    for (Table t : tables)
      if (isPrimary(t) && t.variant().equals(Variants.CROSS_PROMPT))
        for (Score[] column : t.scores())
          for (Score s : column) if (s instanceof Score.Value v) values.add(v.value());
    if (values.isEmpty())
      return new Score.Undefined("no pool of two answers to different prompts can be drawn");
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return new Score.Value(Quantile.ofSorted(sorted, 0.99), sorted.length);
  }

  /** The prompts that count: without refusals, those that have enough answers without them. */
  private CommonPrompts common(Derived d) {
    return d.variant.equals(Variants.WITHOUT_REFUSALS) ? accepted : common;
  }

  private Score ofGroup(Derived d, StudyGroup group) {
    List<Score[]> units = new ArrayList<>();
    for (int c : group.columns()) if (d.scores[c].length > 0) units.add(d.scores[c]);
    int[] chosen = common(d).chosen();
    Score[] means = OverPrompts.acrossUnits(units, grid.prompts().size(), chosen);
    return OverPrompts.mean(means, chosen, grid.cluster(), d.method, common(d).none());
  }

  private void models(List<Derived> derived, int c) {
    Grid.Column column = grid.columns().get(c);
    for (Derived d : derived)
      if (d.scores[c].length > 0 && told(d.variant, List.of(c)))
        rows.model(
            d.definition,
            column,
            d.variant,
            OverPrompts.mean(
                d.scores[c], common(d).chosen(), grid.cluster(), d.method, common(d).none()));
    for (int m = 0; m < reading.metrics().size(); m++) {
      PoolMetric metric = reading.metrics().get(m);
      Score score = reading.acrossPrompts[c][m];
      if (metric.definition().direction() == Direction.NEITHER) continue;
      if (metric.onlyWhereDefined() && score instanceof Score.Undefined) continue;
      rows.model(metric.definition(), column, Variants.ACROSS_PROMPTS, score);
    }
    Kept[] own = reading.kept[c];
    if (embedded)
      rows.model(CrossPrompt.OWN, column, ScoreRow.DEFAULT, CrossPrompt.cosine(grid, own, own));
    rows.model(CrossPrompt.DUPLICATES, column, ScoreRow.DEFAULT, CrossPrompt.duplicates(grid, own));
    int answers = 0;
    int blank = 0;
    for (Kept k : own) {
      answers += k.usable();
      blank += k.blank();
    }
    int all = grid.prompts().size();
    rows.model(
        Counts.SHORT, column, ScoreRow.DEFAULT, new Score.Value(common.fallsShort()[c], all));
    rows.model(Counts.ANSWERS, column, ScoreRow.DEFAULT, new Score.Value(answers, answers + blank));
    rows.model(Counts.BLANK, column, ScoreRow.DEFAULT, new Score.Value(blank, answers + blank));
  }

  private void pools(List<Table> tables, int c) {
    for (int p = 0; p < grid.prompts().size(); p++) {
      if (grid.cell(c, p) == null) continue;
      String id = grid.prompts().get(p).id();
      for (Table t : tables)
        if (t.perPrompt() && t.scores()[c].length > 0)
          rows.pool(t.definition(), grid.columns().get(c), id, t.variant(), t.scores()[c][p]);
    }
  }
}
