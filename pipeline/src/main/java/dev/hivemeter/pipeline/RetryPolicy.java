package dev.hivemeter.pipeline;

import dev.hivemeter.port.Generator.Result.Broke;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a slot waits before it is asked again: full jitter under a doubling ceiling, or what the
 * endpoint asked for when that is longer.
 *
 * <pre>wait = max(retryAfter, u · min(cap, base · 2^(attempt−1))),  u uniform in [0, 1)</pre>
 *
 * @param maxAttempts calls per slot, at least 1
 * @param base ceiling of the first wait
 * @param cap ceiling of every own wait
 * @param retryAfterCap longest wait that an endpoint may ask for
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker
 *     2015, full jitter</a>
 */
public record RetryPolicy(int maxAttempts, Duration base, Duration cap, Duration retryAfterCap) {
  /** Six calls, ceilings 1 s to 60 s, at most five minutes when the endpoint asks for them. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

  public RetryPolicy {
    if (maxAttempts < 1)
      throw new IllegalArgumentException("maxAttempts " + maxAttempts + " is not 1 or more");
  }

  /** Whether the slot is asked again after this many attempts. */
  boolean again(Broke broke, int attempts) {
    return broke.kind().retryable() && attempts < maxAttempts;
  }

  /** The wait after the given attempt, 1 for the first. */
  Duration wait(Broke broke, int attempt, DoubleSupplier uniform) {
    double ceiling =
        Math.min((double) cap.toMillis(), base.toMillis() * Math.pow(2, attempt - 1.0));
    Duration own = Duration.ofMillis((long) (uniform.getAsDouble() * ceiling));
    Duration asked = broke.retryAfter();
    if (asked == null) return own;
    Duration capped = asked.compareTo(retryAfterCap) < 0 ? asked : retryAfterCap;
    return capped.compareTo(own) > 0 ? capped : own;
  }
}
