package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.port.Generator.Result.Broke;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {
  private static final long SECOND = 1_000_000_000L;
  private final Breaker breaker =
      new Breaker(new BreakPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(5), 3, 6));
  private long now;

  @Test
  void a_run_of_failures_pauses() {
    assertThat(fail()).isNull();
    assertThat(fail()).isNull();
    assertThat(breaker.lets(now, 2)).isTrue();
    assertThat(fail()).isNull();
    assertThat(breaker.isPausing()).isTrue();
    assertThat(breaker.until()).isEqualTo(now + 2 * SECOND);
    assertThat(breaker.lets(now, 0)).isFalse();
  }

  @Test
  void a_reply_between_breaks_the_run() {
    fail();
    fail();
    breaker.alive();
    fail();
    fail();
    assertThat(breaker.isPausing()).isFalse();
  }

  @Test
  void after_a_pause_one_call_goes_out_and_its_reply_ends_it() {
    failToPause();
    now = breaker.until();
    assertThat(breaker.lets(now, 0)).isTrue();
    assertThat(breaker.lets(now, 1)).isFalse();
    breaker.alive();
    assertThat(breaker.lets(now, 5)).isTrue();
  }

  @Test
  void pauses_double_up_to_the_longest_and_then_the_model_is_given_up() {
    failToPause();
    long[] pauses = new long[3];
    for (int i = 0; i < 3; i++) {
      pauses[i] = (breaker.until() - now) / SECOND;
      now = breaker.until();
      String end = fail();
      if (i < 2) assertThat(end).isNull();
      else
        assertThat(end)
            .startsWith("SERVER: 6 calls in a row brought no answer, with 3 pauses of 11 s in all")
            .contains("no luck")
            .endsWith("look after the server, then run the same command again");
    }
    assertThat(pauses).containsExactly(2, 4, 5);
  }

  @Test
  void rate_limits_are_borne_longer() {
    failToPause();
    for (int i = 0; i < 5; i++) {
      now = breaker.until();
      assertThat(fail(FailureKind.RATE_LIMIT, now)).isNull();
    }
    now = breaker.until();
    assertThat(fail(FailureKind.RATE_LIMIT, now)).contains("set limits for this model");
  }

  @Test
  void failures_of_calls_that_were_out_before_the_pause_do_not_lengthen_it() {
    long begun = now;
    now += SECOND;
    for (int i = 0; i < 64; i++) assertThat(fail(FailureKind.CONNECTION, begun)).isNull();
    assertThat(breaker.until()).isEqualTo(now + 2 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"INVALID_REQUEST", "TOO_LARGE"})
  void what_only_a_living_server_says_is_no_failure_of_it(FailureKind kind) {
    fail();
    fail();
    assertThat(fail(kind, now)).isNull();
    fail();
    fail();
    assertThat(breaker.isPausing()).isFalse();
  }

  private void failToPause() {
    for (int i = 0; i < 3; i++) fail();
  }

  private @Nullable String fail() {
    return fail(FailureKind.SERVER, now);
  }

  private @Nullable String fail(FailureKind kind, long begun) {
    return breaker.failed(new Broke(kind, 0, "no luck", null), begun, now);
  }
}
