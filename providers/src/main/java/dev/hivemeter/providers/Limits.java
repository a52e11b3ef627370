package dev.hivemeter.providers;

import java.time.Duration;

/**
 * How long and how much one call may take.
 *
 * @param connect until the connection stands
 * @param look for a question about the endpoint itself, which every server answers at once
 * @param attempt until the last byte of the reply is there, connecting included
 * @param maxBodyBytes of a reply; a longer one is given up as {@code TOO_LARGE}
 * @param maxRetryAfter what a server may at most ask us to wait; a longer wish is cut to it
 */
public record Limits(
    Duration connect, Duration look, Duration attempt, long maxBodyBytes, Duration maxRetryAfter) {
  /** 10 s to connect, 20 s to look, 10 minutes a call, 64 MB, 5 minutes. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMinutes(10),
          64L << 20,
          Duration.ofMinutes(5));

  public Limits {
    positive("connect", connect);
    positive("look", look);
    positive("attempt", attempt);
    positive("maxRetryAfter", maxRetryAfter);
    if (maxBodyBytes < 1)
      throw new IllegalArgumentException("maxBodyBytes " + maxBodyBytes + " is not 1 or more");
  }

  private static void positive(String name, Duration d) {
    if (d.isNegative() || d.isZero())
      throw new IllegalArgumentException(name + " " + d + " is not positive");
  }
}
