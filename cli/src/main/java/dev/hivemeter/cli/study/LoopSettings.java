package dev.hivemeter.cli.study;

import dev.hivemeter.model.Price;
import dev.hivemeter.pipeline.Budget;
import dev.hivemeter.pipeline.Rates;
import java.util.Map;

/**
 * How a study is asked: nothing of it changes what is asked, or who answers.
 *
 * @param maxConcurrency calls out at one endpoint, at most; the study's concurrency is the start
 * @param slotTimeoutSeconds no attempt of a slot begins later than this after its first
 * @param limits of each endpoint, its models together
 * @param modelLimits by model label
 * @param prices by model label or id, before those of any price book
 */
public record LoopSettings(
    int maxConcurrency,
    int slotTimeoutSeconds,
    Rates limits,
    Map<String, Rates> modelLimits,
    Budget budget,
    Map<String, Price> prices) {
  static final int DEFAULT_CONCURRENCY = 8;
  static final int DEFAULT_SLOT_TIMEOUT = 3600;

  public LoopSettings {
    modelLimits = Map.copyOf(modelLimits);
    prices = Map.copyOf(prices);
  }

  /** The same with another budget. */
  public LoopSettings with(Budget other) {
    return new LoopSettings(maxConcurrency, slotTimeoutSeconds, limits, modelLimits, other, prices);
  }

  /** The same with another limit of calls in flight. */
  public LoopSettings withConcurrency(int max) {
    return new LoopSettings(max, slotTimeoutSeconds, limits, modelLimits, budget, prices);
  }
}
