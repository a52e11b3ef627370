package dev.hivemeter.pipeline;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Spent;
import dev.hivemeter.pipeline.Forecast.Range;
import java.util.Map;

/**
 * What the open slots of one cell will take.
 *
 * <p>A conversation sends its answers again with every later turn: each of its turns has a prompt
 * of its own length.
 *
 * @param prompts tokens that are sent
 * @param counted of the expected ones, how many the provider counted for the same words before
 * @param answers tokens that come back
 */
record CellForecast(OpenSlots open, Range prompts, double counted, Range answers) {

  /**
   * @param byTurn what earlier calls of the cell took, by turn or wording
   * @param ofCondition what earlier calls took under the condition, of all prompts
   */
  static CellForecast of(
      Cell cell,
      OpenSlots open,
      Map<Integer, Spent> byTurn,
      Spent ofCondition,
      Estimates estimates) {
    Range answer = answer(open.count(), Estimates.maxCompletion(cell), ofCondition);
    Range prompts = Range.ZERO;
    double counted = 0;
    boolean talk = cell.condition().elicitation().approach() instanceof Approach.InContext;
    Prompts of = new Prompts(cell, byTurn, answer, estimates);
    for (int turn = 0; turn < open.byTurn().length; turn++) {
      int n = open.byTurn()[turn];
      if (n == 0) continue;
      prompts = prompts.plus((talk ? of.turn(turn) : of.wording(turn)).times(n));
      if (isCounted(byTurn, turn) && (!talk || turn == 0)) counted += n * mean(byTurn, turn);
    }
    return new CellForecast(open, prompts, counted, answer.times(open.count()));
  }

  /** Of one answer; low is of the mean of so many. */
  private static Range answer(int open, long max, Spent s) {
    if (s.metered() < 2) return new Range(max / 8.0, max / 2.0, max);
    double n = s.metered();
    double mean = s.completionTokens() / n;
    double variance = Math.max(0, (s.completionSquares() / n - mean * mean) * n / (n - 1));
    double low = mean - 2 * Math.sqrt(variance * (1 / n + 1.0 / open));
    return new Range(Math.max(Math.min(1, mean), low), mean, Math.max((double) max, mean));
  }

  private static boolean isCounted(Map<Integer, Spent> byTurn, int turn) {
    return byTurn.getOrDefault(turn, Spent.NOTHING).metered() > 0;
  }

  private static double mean(Map<Integer, Spent> byTurn, int turn) {
    Spent s = byTurn.getOrDefault(turn, Spent.NOTHING);
    return (double) s.promptTokens() / s.metered();
  }

  /** One call's. */
  private record Prompts(Cell cell, Map<Integer, Spent> byTurn, Range answer, Estimates estimates) {

    /** The same words take the same tokens. */
    Range wording(int wording) {
      double tokens = opening(wording);
      return new Range(tokens, tokens, tokens);
    }

    private double opening(int sample) {
      return isCounted(byTurn, sample) ? mean(byTurn, sample) : estimates.opening(cell, sample);
    }

    /**
     * Low and worst have only low or only longest answers before them; expected goes on from the
     * last turn that other conversations of the cell have brought.
     */
    Range turn(int turn) {
      double opening = opening(0);
      double step = estimates.step(cell);
      int from = turn;
      while (from > 0 && !isCounted(byTurn, from)) from--;
      double expected =
          (from == 0 ? opening : mean(byTurn, from)) + (turn - from) * (step + answer.expected());
      double low = opening + turn * (step + answer.low());
      double worst = opening + turn * (step + answer.worst());
      return new Range(Math.min(low, expected), expected, Math.max(worst, expected));
    }
  }
}
