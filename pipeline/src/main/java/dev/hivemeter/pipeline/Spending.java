package dev.hivemeter.pipeline;

import dev.hivemeter.port.RunReader;
import org.jspecify.annotations.Nullable;

/**
 * What a run has spent, over all sessions, and what its calls that are out may still take.
 *
 * @param calls attempts at endpoints
 * @param tokens prompts and answers; of replies without a count, as many as they may have had
 * @param costUsd of the models whose price is known
 * @param isCostWhole whether every charged model's price is known; else the cost is a part
 * @param reservedTokens set aside for calls that are out
 * @param reservedUsd set aside for calls that are out
 * @param exhausted which limit of the budget ended the run, in words; null while none did
 */
public record Spending(
    long calls,
    long tokens,
    double costUsd,
    boolean isCostWhole,
    long reservedTokens,
    double reservedUsd,
    @Nullable String exhausted) {

  /** What a run that rests has spent; nothing for null. */
  public static Spending of(@Nullable RunReader run, Estimates estimates) {
    boolean whole =
        run == null
            || run.cells().stream()
                .map(c -> c.cell().condition().model())
                .distinct()
                .allMatch(m -> !Estimates.isCharged(m) || estimates.prices().of(m) != null);
    Purse purse = new Purse(Budget.NONE, whole, 0);
    if (run != null) purse.before(run, estimates);
    return purse.spending();
  }
}
