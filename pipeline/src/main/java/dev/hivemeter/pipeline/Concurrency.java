package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;

/**
 * How many calls may be out at one endpoint.
 *
 * @param start at first
 * @param max at most, however well it goes
 */
public record Concurrency(int start, int max) {
  /** More threads than one process should have. */
  public static final int MOST = 4096;

  public Concurrency {
    if (!(max >= 1 && max <= MOST))
      throw new BadInput("concurrency max " + max + " is outside [1, " + MOST + "]");
    if (!(start >= 1 && start <= max))
      throw new BadInput("concurrency start " + start + " is outside [1, " + max + "], the max");
  }

  /** Never more than this, and this at first. */
  public static Concurrency fixed(int calls) {
    return new Concurrency(calls, calls);
  }
}
