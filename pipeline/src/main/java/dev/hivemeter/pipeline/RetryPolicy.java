package dev.hivemeter.pipeline;

import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a slot waits before it is asked again: full jitter under a doubling ceiling, or what the
 * endpoint asked for when that is longer.
 *
 * <pre>wait = max(retryAfter, u · min(cap, base · 2^(attempt−1))),  u uniform in [0, 1)</pre>
 *
 * <p>resilience4j counts and decides; it does not wait, because a wait must be shown, recorded and
 * cut short (decision 0015).
 *
 * @param maxAttempts calls per slot, at least 1
 * @param base ceiling of the first wait
 * @param cap ceiling of every own wait
 * @param retryAfterCap longest wait that an endpoint may ask for
 * @param slotDeadline no attempt of a slot begins later than this after its first
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker
 *     2015, full jitter</a>
 */
public record RetryPolicy(
    int maxAttempts, Duration base, Duration cap, Duration retryAfterCap, Duration slotDeadline) {
  /** Six calls, ceilings 1 s to 60 s, five minutes when the endpoint asks for them, an hour. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          6,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  public RetryPolicy {
    if (maxAttempts < 1)
      throw new IllegalArgumentException("maxAttempts " + maxAttempts + " is not 1 or more");
  }

  /**
   * What counts the attempts of slots and says, after each, how long to wait or that it is over.
   */
  Retry retry(DoubleSupplier uniform) {
    RetryConfig config =
        RetryConfig.<Result>custom()
            .maxAttempts(maxAttempts)
            .retryOnResult(r -> r instanceof Broke b && b.kind().retryable())
            .intervalBiFunction(interval(uniform))
            .build();
    return Retry.of("slot", config);
  }

  private IntervalBiFunction<Result> interval(DoubleSupplier uniform) {
    IntervalFunction ceiling = IntervalFunction.ofExponentialBackoff(base, 2, cap);
    return (attempt, outcome) -> {
      long own = (long) (uniform.getAsDouble() * ceiling.apply(attempt));
      Duration asked =
          outcome.isRight() && outcome.get() instanceof Broke b ? b.retryAfter() : null;
      return asked == null ? own : Math.max(own, capped(asked).toMillis());
    };
  }

  /** What an endpoint asks for, at most the cap. */
  Duration capped(Duration asked) {
    return asked.compareTo(retryAfterCap) < 0 ? asked : retryAfterCap;
  }
}
