package dev.hivemeter.pipeline;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.port.Generator.Result.Broke;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a model that only fails time to come back, and finally gives it up.
 *
 * <p>After a run of failures in a row (server, connection, time-out, unreadable reply, rate limit)
 * nothing is asked for a while; then one call goes out. If that fails too, the next pause is twice
 * as long; any reply ends it. After the last pause the model is stopped. Refusals for the rate are
 * borne much longer than silence. Failures of calls that had begun before the pause count once.
 *
 * <p>Not safe for use by several threads: its endpoint guards it.
 */
final class Breaker {

  private final BreakPolicy policy;
  private int failures;
  private int pauses;
  private long pausedAt;
  private long until;
  private long paused;

  Breaker(BreakPolicy policy) {
    this.policy = policy;
  }

  /** When the pause ends, in the room's nanoseconds; only during one. */
  long until() {
    return until;
  }

  boolean isPausing() {
    return pauses > 0;
  }

  /** Whether a call may go out now: during a pause only one, after its end. */
  boolean lets(long now, int out) {
    return pauses == 0 || (now - until >= 0 && out == 0);
  }

  /** Something came back that only a living server sends. */
  void alive() {
    failures = 0;
    pauses = 0;
    paused = 0;
  }

  /**
   * @param begun when the call went out
   * @return why the model is given up, or null
   */
  @Nullable String failed(Broke broke, long begun, long now) {
    if (!counts(broke.kind())) {
      alive();
      return null;
    }
    failures++;
    if (pauses == 0 ? failures < policy.run() : begun - pausedAt < 0) return null;
    int most = broke.kind() == FailureKind.RATE_LIMIT ? policy.limitPauses() : policy.pauses();
    if (pauses >= most) return reason(broke);
    long pause =
        Math.min(policy.longest().toNanos(), policy.first().toNanos() << Math.min(pauses, 20));
    pauses++;
    paused += pause;
    pausedAt = now;
    until = now + pause;
    return null;
  }

  private static boolean counts(FailureKind kind) {
    return switch (kind) {
      case SERVER, CONNECTION, TIMEOUT, MALFORMED, RATE_LIMIT -> true;
      default -> false;
    };
  }

  private String reason(Broke broke) {
    String next =
        broke.kind() == FailureKind.RATE_LIMIT
            ? "; look at the account's limits, set limits for this model in the study, and run the"
                + " same command again"
            : "; look after the server, then run the same command again";
    return broke.kind()
        + ": "
        + failures
        + " calls in a row brought no answer, with "
        + pauses
        + " pauses of "
        + Duration.ofNanos(paused).toSeconds()
        + " s in all between them: "
        + broke.message()
        + next;
  }
}
