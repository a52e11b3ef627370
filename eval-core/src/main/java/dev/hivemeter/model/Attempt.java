package dev.hivemeter.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that was made, whatever came of it; all of them are stored because all may be billed.
 *
 * @param number 1 for the first try of this slot in this process
 * @param failure null when a reply came
 * @param status HTTP status, 0 when there was none
 * @param message what went wrong, empty when nothing did
 * @param waited how long the slot waited before this attempt
 * @param costUsd in US dollars, at the price known then; null where it is not known
 */
public record Attempt(
    int number,
    @Nullable FailureKind failure,
    int status,
    String message,
    Duration waited,
    long latencyMillis,
    Usage usage,
    Instant at,
    @Nullable Double costUsd) {

  /** A call of which no cost is known. */
  public Attempt(
      int number,
      @Nullable FailureKind failure,
      int status,
      String message,
      Duration waited,
      long latencyMillis,
      Usage usage,
      Instant at) {
    this(number, failure, status, message, waited, latencyMillis, usage, at, null);
  }
}
