package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private final RetryPolicy policy =
      new RetryPolicy(
          12,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofHours(1));

  @Test
  void the_ceiling_doubles_up_to_the_cap() {
    assertThat(waits(1, null, 6)).containsExactly(1000, 2000, 4000, 8000, 10_000, 10_000);
    assertThat(waits(0.25, null, 3)).containsExactly(250, 500, 1000);
    assertThat(waits(0, null, 3)).containsExactly(0, 0, 0);
  }

  @Test
  void what_the_endpoint_asks_for_is_respected_up_to_its_cap() {
    assertThat(waits(0.5, Duration.ofSeconds(7), 1)).containsExactly(7000);
    assertThat(waits(0.5, Duration.ofHours(1), 1)).containsExactly(60_000);
    assertThat(waits(1, Duration.ZERO, 4)).containsExactly(1000, 2000, 4000, 8000);
    assertThat(waits(0, Duration.ofMillis(250), 1)).containsExactly(250);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void only_what_may_succeed_later_is_asked_again(FailureKind kind) {
    Retry.AsyncContext<Result> slot = policy.retry(() -> 0.5).asyncContext();
    long wait = slot.onResult(new Broke(kind, 0, "", null));
    assertThat(wait).isEqualTo(kind.retryable() ? 500 : -1);
  }

  @Test
  void a_reply_ends_it() {
    Retry.AsyncContext<Result> slot = policy.retry(() -> 0.5).asyncContext();
    assertThat(slot.onResult(new Replied(new Outcome.Empty(), Provenance.UNKNOWN))).isEqualTo(-1);
  }

  @Test
  void the_last_attempt_is_the_last() {
    RetryPolicy three =
        new RetryPolicy(3, policy.base(), policy.cap(), policy.retryAfterCap(), policy.cap());
    Retry.AsyncContext<Result> slot = three.retry(() -> 0.5).asyncContext();
    Broke broke = new Broke(FailureKind.SERVER, 500, "", null);
    assertThat(slot.onResult(broke)).isEqualTo(500);
    assertThat(slot.onResult(broke)).isEqualTo(1000);
    assertThat(slot.onResult(broke)).isEqualTo(-1);
    RetryPolicy once =
        new RetryPolicy(1, policy.base(), policy.cap(), policy.retryAfterCap(), policy.cap());
    assertThat(once.retry(() -> 0.5).<Result>asyncContext().onResult(broke)).isEqualTo(-1);
  }

  @Test
  void slots_count_their_own_attempts() {
    Retry retry = policy.retry(() -> 1);
    Broke broke = new Broke(FailureKind.SERVER, 500, "", null);
    Retry.AsyncContext<Result> a = retry.asyncContext();
    Retry.AsyncContext<Result> b = retry.asyncContext();
    assertThat(a.onResult(broke)).isEqualTo(1000);
    assertThat(a.onResult(broke)).isEqualTo(2000);
    assertThat(b.onResult(broke)).isEqualTo(1000);
  }

  private int[] waits(double uniform, @Nullable Duration retryAfter, int attempts) {
    Retry.AsyncContext<Result> slot = policy.retry(() -> uniform).asyncContext();
    int[] waits = new int[attempts];
    for (int i = 0; i < attempts; i++)
      waits[i] = (int) slot.onResult(new Broke(FailureKind.RATE_LIMIT, 429, "", retryAfter));
    return waits;
  }
}
