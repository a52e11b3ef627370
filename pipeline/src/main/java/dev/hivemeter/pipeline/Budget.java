package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Price;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a run may spend; null for no limit. Cost, calls and tokens are of the run over all
 * sessions, time is of one session.
 *
 * @param maxTokens prompts and answers together
 */
public record Budget(
    @Nullable Double maxCostUsd,
    @Nullable Long maxCalls,
    @Nullable Long maxTokens,
    @Nullable Duration maxTime) {
  public static final Budget NONE = new Budget(null, null, null, null);

  public Budget {
    if (maxCostUsd != null && !(maxCostUsd > 0 && maxCostUsd <= 1e9))
      throw new BadInput("maxCostUsd " + maxCostUsd + " is outside (0, 1000000000]");
    if (maxCalls != null && maxCalls < 1)
      throw new BadInput("maxCalls " + maxCalls + " is not 1 or more");
    if (maxTokens != null && maxTokens < 1)
      throw new BadInput("maxTokens " + maxTokens + " is not 1 or more");
    if (maxTime != null && (maxTime.isNegative() || maxTime.isZero()))
      throw new BadInput("maxTime " + maxTime + " is not longer than nothing");
  }

  /** Whether what a call may take must be set aside before it goes out. */
  boolean needsReserves() {
    return maxCostUsd != null || maxTokens != null;
  }

  /** For people: {@code maxCostUsd 5.00, maxCalls 1000}; empty when nothing is limited. */
  public String label() {
    List<String> parts = new ArrayList<>();
    if (maxCostUsd != null) parts.add("maxCostUsd " + Price.usd(maxCostUsd));
    if (maxCalls != null) parts.add("maxCalls " + maxCalls);
    if (maxTokens != null) parts.add("maxTokens " + maxTokens);
    if (maxTime != null) parts.add("maxTime " + maxTime.toSeconds() + " s");
    return String.join(", ", parts);
  }
}
