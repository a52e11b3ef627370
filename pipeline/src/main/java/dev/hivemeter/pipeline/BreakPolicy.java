package dev.hivemeter.pipeline;

import java.time.Duration;

/**
 * When a model that only fails is left alone for a while, and when it is given up.
 *
 * @param run failures in a row before the first pause
 * @param first length of the first pause; each further one is twice as long
 * @param longest length of any
 * @param pauses how many before the model is given up
 * @param limitPauses how many when the last failure is a rate limit
 */
public record BreakPolicy(int run, Duration first, Duration longest, int pauses, int limitPauses) {
  /** Eight failures; pauses of 2, 4, 8, 16, 32 and 60 s; about half an hour for rate limits. */
  public static final BreakPolicy DEFAULT =
      new BreakPolicy(8, Duration.ofSeconds(2), Duration.ofMinutes(1), 6, 35);
}
