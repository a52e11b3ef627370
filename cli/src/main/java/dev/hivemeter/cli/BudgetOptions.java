package dev.hivemeter.cli;

import dev.hivemeter.cli.study.LoopSection;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.pipeline.Budget;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may spend, said on the command line: each flag takes the place of the study's. */
final class BudgetOptions {
  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Stop before the run has cost more, all sessions together.")
  @Nullable Double maxCost;

  @Option(
      names = "--max-calls",
      paramLabel = "N",
      description = "Stop after so many calls, all sessions together.")
  @Nullable Long maxCalls;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Stop before more tokens are used, prompts and answers of all sessions.")
  @Nullable Long maxTokens;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Begin no call later than this, such as 8h or 30m; of this session.")
  @Nullable String maxTime;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices that go before the study's and the shipped ones.")
  @Nullable Path prices;

  boolean given() {
    return maxCost != null
        || maxCalls != null
        || maxTokens != null
        || maxTime != null
        || prices != null;
  }

  /** The option of the limit that ended a run; null for the time, which begins anew. */
  static @Nullable String flag(String exhausted) {
    if (exhausted.startsWith("maxCalls")) return "--max-calls";
    if (exhausted.startsWith("maxTokens")) return "--max-tokens";
    return exhausted.startsWith("maxCost") ? "--max-cost" : null;
  }

  /** The study's budget with what the flags say instead. */
  Budget over(Budget study) {
    Duration time;
    try {
      time = LoopSection.duration(maxTime);
    } catch (BadInput e) {
      throw new BadInput("--max-time " + e.getMessage(), e);
    }
    return new Budget(
        maxCost == null ? study.maxCostUsd() : maxCost,
        maxCalls == null ? study.maxCalls() : maxCalls,
        maxTokens == null ? study.maxTokens() : maxTokens,
        time == null ? study.maxTime() : time);
  }
}
