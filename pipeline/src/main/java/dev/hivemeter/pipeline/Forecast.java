package dev.hivemeter.pipeline;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Spent;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
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
 *   <li>Prompt tokens: as the provider counted them for the same words in the run, else as the
 *       counter cuts the text. A later turn of a conversation sends the answers before it again: as
 *       many tokens as they are foreseen to have, at worst the limit each.
 *   <li>Answer tokens: at worst the token limit. Expected is the mean of the condition's earlier
 *       answers in the run, low is two standard errors of the sum below it; without earlier
 *       answers, half and an eighth of the limit, which is an assumption.
 *   <li>Time: the mean latency of earlier calls, else half a second and 50 tokens a second, divided
 *       by the calls in flight at first, of which a conversation has one at a time; at least what
 *       the longest conversation and the rate limits take.
 * </ul>
 */
public record Forecast(List<OfModel> models) {

  /** Low, expected and worst. */
  public record Range(double low, double expected, double worst) {
    static final Range ZERO = new Range(0, 0, 0);

    Range plus(Range o) {
      return new Range(low + o.low, expected + o.expected, worst + o.worst);
    }

    Range times(double n) {
      return new Range(low * n, expected * n, worst * n);
    }
  }

  /**
   * One model with open slots.
   *
   * @param answers that the calls are asked for; a list is several
   * @param promptTokens a range where conversations send their answers again
   * @param countedPrompts of the expected ones, how many the provider itself has counted before
   * @param answerTokens of the replies; a list is one reply
   * @param measuredSlots of the slots, for how many earlier answers tell the length
   * @param price null where not known
   * @param seconds of one call, expected
   * @param isTimed whether that was measured
   * @param time of the model alone
   */
  public record OfModel(
      ModelSpec model,
      long calls,
      long answers,
      Range promptTokens,
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
          p.of(promptTokens.low, answerTokens.low),
          p.of(promptTokens.expected, answerTokens.expected),
          p.of(promptTokens.worst, answerTokens.worst));
    }
  }

  /** Slower than a fast model, faster than a slow one. */
  private static final double TOKENS_A_SECOND = 50;

  private static final double FIRST_TOKEN_SECONDS = 0.5;

  /**
   * @param settled sample indexes by cell that need no call
   * @param run whose earlier calls tell what further ones will take; null where there is none
   */
  public static Forecast of(
      Plan plan,
      Map<CellKey, BitSet> settled,
      @Nullable RunReader run,
      Estimates estimates,
      Pace pace) {
    Map<CellKey, Spent> spent = run == null ? Map.of() : run.spent();
    Map<CellKey, Map<Integer, Spent>> byTurn =
        run == null ? Map.of() : ByTurn.of(run, plan.cells(), spent);
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
              ModelSpec model = cell.condition().model();
              if (!Estimates.isCharged(model)) return;
              OpenSlots open =
                  OpenSlots.of(
                      cell.condition().elicitation().approach(),
                      settled.get(key),
                      plan.samples(key));
              if (open.count() == 0) return;
              Spent ofCondition = byCondition.getOrDefault(cell.condition(), Spent.NOTHING);
              CellForecast forecast =
                  CellForecast.of(
                      cell, open, byTurn.getOrDefault(key, Map.of()), ofCondition, estimates);
              sums.computeIfAbsent(model.label(), k -> new Sum(model))
                  .add(
                      forecast,
                      cell.condition().elicitation().approach().answers(),
                      spent.getOrDefault(key, Spent.NOTHING),
                      ofCondition.metered() > 1);
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
    private long asked;
    private long chains;
    private int longest;
    private Range prompts = Range.ZERO;
    private double counted;
    private Range answers = Range.ZERO;
    private long measured;
    private Spent before = Spent.NOTHING;

    Sum(ModelSpec model) {
      this.model = model;
    }

    /**
     * @param each answers that one call is asked for
     * @param isMeasured whether earlier answers tell the length
     */
    void add(CellForecast cell, int each, Spent ofCell, boolean isMeasured) {
      int open = cell.open().count();
      calls += open;
      asked += (long) open * each;
      chains += cell.open().chains();
      longest = Math.max(longest, cell.open().longest());
      before = before.plus(ofCell);
      prompts = prompts.plus(cell.prompts());
      counted += cell.counted();
      answers = answers.plus(cell.answers());
      if (isMeasured) measured += open;
    }

    OfModel model(Estimates estimates, Pace pace) {
      boolean timed = before.replies() > 0;
      double seconds =
          timed
              ? before.latencyMillis() / 1000.0 / before.replies()
              : FIRST_TOKEN_SECONDS + answers.expected / calls / TOKENS_A_SECOND;
      double time =
          Math.max(
              calls * seconds / Math.min(chains, pace.concurrency().start()), longest * seconds);
      double tokens = prompts.expected + answers.expected;
      for (Rates r :
          List.of(pace.perEndpoint(), pace.perModel().getOrDefault(model.label(), Rates.NONE))) {
        if (r.requestsPerMinute() != null)
          time = Math.max(time, 60.0 * calls / r.requestsPerMinute());
        if (r.tokensPerMinute() != null) time = Math.max(time, 60 * tokens / r.tokensPerMinute());
      }
      return new OfModel(
          model,
          calls,
          asked,
          prompts,
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
