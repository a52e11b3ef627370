package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures what stands within one prompt: its cells, the pools beside them, and their union. */
final class SamePrompt {
  private final ScoringRequest request;
  private final Grid grid;
  private final EndPrompts ends;
  private final PromptAnswers answers;
  private final boolean otherLanguage;
  private final List<Pool> pools = new ArrayList<>();
  private final LengthMatched matched;
  private final PromptBudgets budgets;
  private final int[] equalSizes;

  SamePrompt(
      ScoringRequest request,
      Grid grid,
      EndPrompts ends,
      AnswerSource source,
      PromptAnswers answers,
      boolean otherLanguage) {
    this.request = request;
    this.grid = grid;
    this.ends = ends;
    this.answers = answers;
    this.otherLanguage = otherLanguage;
    Pool[] byColumn = new Pool[grid.columns().size()];
    for (GroupAnswers group : answers.groups())
      for (int k = 0; k < group.columns().length; k++)
        byColumn[group.columns()[k]] = group.pool().select(group.of(k));
    for (int c = 0; c < byColumn.length; c++)
      pools.add(byColumn[c] == null ? pool(answers.of(c)) : byColumn[c]);
    this.matched = LengthMatched.of(grid, answers, pools, source, request.embedding());
    this.budgets = new PromptBudgets(request, grid, answers.prompt(), source, pools, otherLanguage);
    this.equalSizes = EqualSize.sizes(enough(), request.metrics());
  }

  Pool pool(int column) {
    return pools.get(column);
  }

  /** Adds the words of all compared models' answers. */
  void addWords(Set<String> words) {
    for (GroupAnswers group : answers.groups()) words.addAll(group.pool().words());
  }

  CellScores cell(int c) {
    Pool pool = pools.get(c);
    List<PoolMetric> metrics = request.metrics();
    Kept kept = Kept.of(pool, answers.blank(c), metrics, otherLanguage);
    int[] accepted = accepted(pool);
    int refused = pool.size() - accepted.length;
    Kept without =
        refused == 0
            ? kept
            : Kept.of(pool.select(accepted), answers.blank(c), metrics, otherLanguage);
    StoredCell cell = grid.cell(c, answers.prompt());
    if (cell == null || !grid.columns().get(c).compared())
      return new CellScores(kept, refused, without, null, null, null, CallScores.NONE);
    Score[] rarefied =
        EqualSize.of(pool, kept.scores(), metrics, equalSizes, () -> draws("equal-size", cell));
    return new CellScores(
        kept,
        refused,
        without,
        rarefied,
        Kept.measureEnd(others(c, cell), metrics, otherLanguage, ends.taken(c, answers.prompt())),
        Kept.measureEnd(pool(matched.of(c)), metrics, otherLanguage, true),
        calls(c, cell, kept));
  }

  private CallScores calls(int c, StoredCell cell, Kept kept) {
    Approach approach = cell.cell().condition().elicitation().approach();
    Score[] within = null;
    Score[] across = null;
    if (approach.dependent()) {
      within = kept.scores().clone();
      across = kept.scores().clone();
      for (int m = 0; m < within.length; m++) {
        PoolMetric metric = request.metrics().get(m);
        if (!CallPairs.tells(metric)) continue;
        CallPairs.Kinds kinds = CallPairs.of(pools.get(c), metric, kept.scores()[m], approach);
        within[m] = kinds.within();
        across[m] = kinds.across();
      }
    }
    return new CallScores(within, across, budgets.ofAnswers(c), budgets.ofTokens(c));
  }

  /**
   * The measures of one group's answers together.
   *
   * @param group its number
   * @param other answers to another prompt
   */
  Together together(int group, @Nullable PromptAnswers other) {
    GroupAnswers beside = other == null ? null : other.groups().get(group);
    return new Union(request, grid, answers.groups().get(group), otherLanguage).measure(beside);
  }

  /** As many answers of the other models of its group. */
  private Pool others(int column, StoredCell cell) {
    for (GroupAnswers group : answers.groups())
      for (int k = 0; k < group.columns().length; k++)
        if (group.columns()[k] == column)
          return group.pool().select(OtherModels.draw(group, k, draws("other-models", cell)));
    return pool(List.of());
  }

  private Pool pool(List<SourceAnswer> of) {
    Prompt asked = answers.asked();
    return Pool.of(of, answers.topic(), asked.text(), asked.language());
  }

  private Draws draws(String what, StoredCell cell) {
    return Draws.of(request.seed(), what, cell.key().hex());
  }

  private static int[] accepted(Pool pool) {
    List<Integer> accepted = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) if (!pool.isRefusal(i)) accepted.add(i);
    return accepted.stream().mapToInt(i -> i).toArray();
  }

  /** The pools of the compared models that have enough answers. */
  private List<Pool> enough() {
    List<Pool> enough = new ArrayList<>();
    for (int c = 0; c < pools.size(); c++) {
      StoredCell cell = grid.cell(c, answers.prompt());
      if (cell != null
          && grid.columns().get(c).compared()
          && LengthMatch.compares(pools.get(c).size(), cell.plannedAnswers()))
        enough.add(pools.get(c));
    }
    return enough;
  }
}
