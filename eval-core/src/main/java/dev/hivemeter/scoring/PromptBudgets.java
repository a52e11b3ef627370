package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.Approach;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The elicitations of each model under each sampling, put beside each other on one prompt: at the
 * smallest number of usable answers among them, and at the smallest number of tokens that their
 * replies have. A cell with too few usable answers takes no part.
 */
final class PromptBudgets {
  private static final Score.Undefined ALONE =
      new Score.Undefined("no other elicitation has enough usable answers");
  private static final Score.Undefined NOT_COUNTED =
      new Score.Undefined("the endpoint did not count the tokens of every reply");
  private static final Score.Undefined NOT_COMPARED = new Score.Undefined("not compared");

  private final ScoringRequest request;
  private final Grid grid;
  private final int prompt;
  private final boolean otherLanguage;
  private final Map<Integer, EqualBudget> budgets = new HashMap<>();

  PromptBudgets(
      ScoringRequest request,
      Grid grid,
      int prompt,
      AnswerSource source,
      List<Pool> pools,
      boolean otherLanguage) {
    this.request = request;
    this.grid = grid;
    this.prompt = prompt;
    this.otherLanguage = otherLanguage;
    for (int c = 0; c < pools.size(); c++) {
      StoredCell cell = grid.cell(c, prompt);
      if (cell == null || grid.besides(c).length < 2) continue;
      budgets.put(
          c, new EqualBudget(pools.get(c), approach(cell), source.tokens(cell), () -> draws(cell)));
    }
  }

  private Draws draws(StoredCell cell) {
    return Draws.of(request.seed(), "equal-budget", cell.key().hex());
  }

  private static Approach approach(StoredCell cell) {
    return cell.cell().condition().elicitation().approach();
  }

  /** Null where the model has one elicitation only. */
  Score @Nullable [] ofAnswers(int column) {
    EqualBudget own = budgets.get(column);
    if (own == null) return null;
    int[] others = others(column);
    return scores(
        column,
        own,
        others.length < 2 ? ALONE : null,
        b -> b.ofAnswers(least(others, EqualBudget::answers)));
  }

  /** Null where the model has one elicitation only. */
  Score @Nullable [] ofTokens(int column) {
    EqualBudget own = budgets.get(column);
    if (own == null) return null;
    int[] others = others(column);
    int least = others.length < 2 ? 0 : least(others, EqualBudget::tokens);
    return scores(
        column,
        own,
        others.length < 2 ? ALONE : least < 0 ? NOT_COUNTED : null,
        b -> b.ofTokens(least));
  }

  private Score[] scores(
      int column,
      EqualBudget own,
      Score.@Nullable Undefined none,
      Function<EqualBudget, List<Pool>> subsets) {
    Score[] scores = new Score[request.metrics().size()];
    Score.Undefined why = enough(column) ? none : tooFew(own);
    List<Pool> pools = why == null ? subsets.apply(own) : List.of();
    for (int m = 0; m < scores.length; m++) {
      PoolMetric metric = request.metrics().get(m);
      if (!EqualBudget.compares(metric)) scores[m] = NOT_COMPARED;
      else if (why != null) scores[m] = why;
      else if (otherLanguage && metric.definition().needsEmbedding()) scores[m] = Kept.LANGUAGE;
      else scores[m] = EqualBudget.mean(metric, pools);
    }
    return scores;
  }

  private static Score.Undefined tooFew(EqualBudget own) {
    return new Score.Undefined("has " + own.answers() + " usable answers, too few to be compared");
  }

  /** The elicitations that take part, this one among them if it does. */
  private int[] others(int column) {
    return Arrays.stream(grid.besides(column)).filter(this::enough).toArray();
  }

  private boolean enough(int column) {
    EqualBudget budget = budgets.get(column);
    StoredCell cell = grid.cell(column, prompt);
    return budget != null
        && cell != null
        && budget.answers() >= Math.max(1, Math.min(EqualBudget.LEAST, cell.plannedAnswers()));
  }

  /** −1 where one of them is not known. */
  private int least(int[] columns, Function<EqualBudget, Integer> of) {
    List<Integer> numbers = new ArrayList<>();
    for (int c : columns) {
      EqualBudget budget = budgets.get(c);
      if (budget != null) numbers.add(of.apply(budget));
    }
    return numbers.stream().mapToInt(n -> n).min().orElse(0);
  }
}
