package dev.hivemeter.store;

import java.util.Map;

/**
 * One model's slots and calls in numbers.
 *
 * @param model its label
 * @param cells that the latest study plans
 * @param planned slots
 * @param outcomes of planned slots, by name
 * @param failures of planned slots that failed, by class
 * @param unplanned outcomes that are stored but not planned by the latest study
 * @param attempts calls that were made, those for slots that are no longer planned included
 * @param broken calls that brought no reply, by class
 * @param promptTokens of all calls, as far as the endpoint told
 * @param completionTokens of all calls, as far as the endpoint told
 */
public record ModelTally(
    String model,
    long cells,
    long planned,
    Map<String, Long> outcomes,
    Map<String, Long> failures,
    long unplanned,
    long attempts,
    Map<String, Long> broken,
    long promptTokens,
    long completionTokens) {

  /** Planned slots that need no further call. */
  public long settled() {
    return outcomes.values().stream().mapToLong(n -> n).sum() - failed();
  }

  /** Planned slots whose last call brought no reply; they are asked again. */
  public long failed() {
    return outcomes.getOrDefault("failed", 0L);
  }

  /** Planned slots of which nothing is stored. */
  public long open() {
    return planned - settled() - failed();
  }
}
