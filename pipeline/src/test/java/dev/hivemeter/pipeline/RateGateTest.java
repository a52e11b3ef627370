package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateGateTest {
  private static final long SECOND = 1_000_000_000L;
  private long now = -5 * SECOND;

  @Test
  void without_limits_nothing_waits() {
    RateGate gate = gate(null, null, 0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(gate.nanosToWait(1_000_000)).isZero();
      gate.take(1_000_000);
    }
  }

  @Test
  void no_minute_holds_more_requests_than_the_limit_and_one_seconds_worth() {
    RateGate gate = gate(600, null, 0);
    int[] perMinute = new int[3];
    long begin = now;
    while (now - begin < 180 * SECOND) {
      long wait = gate.nanosToWait(0);
      if (wait == 0) {
        gate.take(0);
        perMinute[(int) ((now - begin) / (60 * SECOND))]++;
      } else now += wait;
    }
    assertThat(perMinute[0]).isBetween(600, 610);
    assertThat(perMinute[1]).isBetween(599, 601);
    assertThat(perMinute[2]).isBetween(599, 601);
  }

  @Test
  void one_request_a_minute_is_one() {
    RateGate gate = gate(1, null, 0);
    gate.take(0);
    assertThat(gate.nanosToWait(0)).isBetween(59 * SECOND, 61 * SECOND);
  }

  @Test
  void what_an_answer_did_not_use_is_given_back() {
    RateGate gate = gate(null, 600, 500);
    assertThat(gate.nanosToWait(500)).isZero();
    gate.take(500);
    // 10 tokens a second: 50 s for another 500.
    assertThat(gate.nanosToWait(500)).isBetween(49 * SECOND, 51 * SECOND);
    gate.settle(500, 100);
    assertThat(gate.nanosToWait(500)).isBetween(9 * SECOND, 11 * SECOND);
  }

  @Test
  void what_it_used_beyond_is_taken_afterwards() {
    RateGate gate = gate(null, 600, 500);
    gate.take(500);
    gate.settle(500, 800);
    assertThat(gate.nanosToWait(500)).isBetween(79 * SECOND, 81 * SECOND);
  }

  @Test
  void a_limit_below_one_is_refused() {
    assertThatThrownBy(() -> new Rates(0, null))
        .isInstanceOf(BadInput.class)
        .hasMessage("requestsPerMinute 0 is not 1 or more");
  }

  private RateGate gate(@Nullable Integer rpm, @Nullable Integer tpm, long largest) {
    return new RateGate(new Rates(rpm, tpm), largest, () -> now);
  }
}
