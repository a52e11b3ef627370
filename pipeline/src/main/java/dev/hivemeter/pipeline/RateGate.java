package dev.hivemeter.pipeline;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests and tokens below so many a minute, spread evenly: at most one second's worth of
 * requests at once, and of tokens one second's worth or one call.
 *
 * <p>Tokens are taken before a call as if its answer used them all, and what it did not use is
 * given back afterwards; what it used beyond that is taken then.
 */
final class RateGate {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final @Nullable Bucket requests;
  private final @Nullable Bucket tokens;
  private final long tokenCapacity;

  /**
   * @param largest tokens of the largest call
   * @param nanos the time
   */
  RateGate(Rates rates, long largest, LongSupplier nanos) {
    Integer rpm = rates.requestsPerMinute();
    Integer tpm = rates.tokensPerMinute();
    this.requests = rpm == null ? null : bucket(Math.max(1, rpm / 60), rpm, nanos);
    this.tokenCapacity = tpm == null ? 0 : Math.max(Math.max(1, tpm / 60), largest);
    this.tokens = tpm == null ? null : bucket(tokenCapacity, tpm, nanos);
  }

  private static Bucket bucket(long capacity, long perMinute, LongSupplier nanos) {
    return Bucket.builder()
        .addLimit(l -> l.capacity(capacity).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(new Meter(nanos))
        .build();
  }

  boolean limitsTokens() {
    return tokens != null;
  }

  /** How long until a call may go out; 0 when it may now. Takes nothing. */
  long nanosToWait(long callTokens) {
    long wait = 0;
    if (requests != null) wait = requests.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    if (tokens != null)
      wait =
          Math.max(
              wait, tokens.estimateAbilityToConsume(taken(callTokens)).getNanosToWaitForRefill());
    return wait;
  }

  /** A call goes out. */
  void take(long callTokens) {
    if (requests != null) requests.consumeIgnoringRateLimits(1);
    if (tokens != null) tokens.consumeIgnoringRateLimits(taken(callTokens));
  }

  /** It came back and had used so many. */
  void settle(long callTokens, long used) {
    if (tokens == null) return;
    long over = used - taken(callTokens);
    if (over > 0) tokens.consumeIgnoringRateLimits(over);
    else if (over < 0) tokens.addTokens(-over);
  }

  private long taken(long callTokens) {
    return Math.max(1, Math.min(callTokens, tokenCapacity));
  }

  private record Meter(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
