package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Spent;
import dev.hivemeter.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's open slots will take: calls, tokens, money, time.
 *
 * <ul>
 *   <li>Calls: one a slot. Attempts that fail come on top; most providers do not charge for them.
 *   <li>Prompt tokens: as the provider counted them for earlier samples of the same cell, else as
 *       the counter cuts the text.
 *   <li>Answer tokens: at worst the token limit. Expected is the mean of the condition's earlier
 *       answers in the run, low is two standard errors of the sum below it; without earlier
 *       answers, half and an eighth of the limit, which is an assumption.
 *   <li>Time: the mean latency of earlier calls, else half a second and 50 tokens a second, divided
 *       by the calls in flight at first; at least what the rate limits take.
 * </ul>
 */
public record Forecast(List<OfModel> models) {

  /** Low, expected and worst. */
  public record Range(double low, double expected, double worst) {
    static final Range ZERO = new Range(0, 0, 0);

    Range plus(Range o) {
      return new Range(low + o.low, expected + o.expected, worst + o.worst);
    }
  }

  /**
   * One model with open slots.
   *
   * @param countedPrompts of the prompt tokens, how many the provider itself has counted before
   * @param measuredSlots of the slots, for how many earlier answers tell the length
   * @param price null where not known
   * @param seconds of one call, expected
   * @param isTimed whether that was measured
   * @param time of the model alone
   */
  public record OfModel(
      ModelSpec model,
      long calls,
      long promptTokens,
      long countedPrompts,
      Range answerTokens,
      long measuredSlots,
      @Nullable Price price,
      double seconds,
      boolean isTimed,
      Duration time) {

    /** In US dollars; null where the price is not known. */
    public @Nullable Range usd() {
      Price p = price;
      if (p == null) return null;
      return new Range(
          p.of(promptTokens, answerTokens.low),
          p.of(promptTokens, answerTokens.expected),
          p.of(promptTokens, answerTokens.worst));
    }
  }

  /** Slower than a fast model, faster than a slow one. */
  private static final double TOKENS_A_SECOND = 50;

  private static final double FIRST_TOKEN_SECONDS = 0.5;

  /**
   * @param settled sample indexes by cell that need no call
   * @param spent what the run's earlier calls took
   */
  public static Forecast of(
      Plan plan,
      Map<CellKey, BitSet> settled,
      Map<CellKey, Spent> spent,
      Estimates estimates,
      Pace pace) {
    Map<Condition, Spent> byCondition = new HashMap<>();
    plan.cells()
        .forEach(
            (key, cell) -> {
              Spent s = spent.get(key);
              if (s != null) byCondition.merge(cell.condition(), s, Spent::plus);
            });
    Map<String, Sum> sums = new LinkedHashMap<>();
    plan.cells()
        .forEach(
            (key, cell) -> {
              BitSet done = settled.get(key);
              int open =
                  plan.samples() - (done == null ? 0 : done.get(0, plan.samples()).cardinality());
              ModelSpec model = cell.condition().model();
              if (open > 0 && Estimates.isCharged(model))
                sums.computeIfAbsent(model.label(), k -> new Sum(model))
                    .add(
                        cell,
                        open,
                        spent.getOrDefault(key, Spent.NOTHING),
                        byCondition.getOrDefault(cell.condition(), Spent.NOTHING),
                        estimates);
            });
    List<OfModel> models = new ArrayList<>();
    for (Sum s : sums.values()) models.add(s.model(estimates, pace));
    return new Forecast(models);
  }

  /** Null as soon as one price is not known. */
  public @Nullable Range usd() {
    Range sum = Range.ZERO;
    for (OfModel m : models) {
      Range r = m.usd();
      if (r == null) return null;
      sum = sum.plus(r);
    }
    return sum;
  }

  /** Endpoints work side by side, the models of one after another. */
  public Duration time() {
    Map<String, Duration> byEndpoint = new HashMap<>();
    for (OfModel m : models) byEndpoint.merge(EndpointKey.of(m.model), m.time, Duration::plus);
    return byEndpoint.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** One model, cell by cell. */
  private static final class Sum {
    private final ModelSpec model;
    private long calls;
    private double prompts;
    private double counted;
    private Range answers = Range.ZERO;
    private long measured;
    private Spent before = Spent.NOTHING;

    Sum(ModelSpec model) {
      this.model = model;
    }

    void add(Cell cell, int open, Spent ofCell, Spent ofCondition, Estimates estimates) {
      calls += open;
      before = before.plus(ofCell);
      double prompt;
      if (ofCell.metered() > 0) {
        prompt = (double) ofCell.promptTokens() / ofCell.metered();
        counted += open * prompt;
      } else prompt = estimates.promptTokens(cell);
      prompts += open * prompt;
      answers = answers.plus(answers(open, Estimates.maxCompletion(cell), ofCondition));
      if (ofCondition.metered() > 1) measured += open;
    }

    private static Range answers(int open, long max, Spent s) {
      if (s.metered() < 2)
        return new Range(open * max / 8.0, open * max / 2.0, (double) open * max);
      double n = s.metered();
      double mean = s.completionTokens() / n;
      double variance = Math.max(0, (s.completionSquares() / n - mean * mean) * n / (n - 1));
      double low = mean - 2 * Math.sqrt(variance * (1 / n + 1.0 / open));
      return new Range(
          open * Math.max(Math.min(1, mean), low),
          open * mean,
          (double) open * Math.max(max, mean));
    }

    OfModel model(Estimates estimates, Pace pace) {
      boolean timed = before.replies() > 0;
      double seconds =
          timed
              ? before.latencyMillis() / 1000.0 / before.replies()
              : FIRST_TOKEN_SECONDS + answers.expected / calls / TOKENS_A_SECOND;
      double time = calls * seconds / Math.min(calls, pace.concurrency().start());
      double tokens = prompts + answers.expected;
      for (Rates r :
          List.of(pace.perEndpoint(), pace.perModel().getOrDefault(model.label(), Rates.NONE))) {
        if (r.requestsPerMinute() != null)
          time = Math.max(time, 60.0 * calls / r.requestsPerMinute());
        if (r.tokensPerMinute() != null) time = Math.max(time, 60 * tokens / r.tokensPerMinute());
      }
      return new OfModel(
          model,
          calls,
          Math.round(prompts),
          Math.round(counted),
          answers,
          measured,
          estimates.prices().of(model),
          seconds,
          timed,
          Duration.ofMillis((long) (time * 1000)));
    }
  }
}
