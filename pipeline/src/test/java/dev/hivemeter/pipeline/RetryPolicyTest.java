package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.port.Generator.Result.Broke;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60));

  @Test
  void the_ceiling_doubles_up_to_the_cap() {
    Broke broke = new Broke(FailureKind.SERVER, 500, "", null);
    assertThat(policy.wait(broke, 1, () -> 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.wait(broke, 3, () -> 1)).isEqualTo(Duration.ofSeconds(4));
    assertThat(policy.wait(broke, 9, () -> 1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(policy.wait(broke, 3, () -> 0.25)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void what_the_endpoint_asks_for_is_respected_up_to_its_cap() {
    assertThat(policy.wait(asking(7), 1, () -> 0.5)).isEqualTo(Duration.ofSeconds(7));
    assertThat(policy.wait(asking(3600), 1, () -> 0.5)).isEqualTo(Duration.ofSeconds(60));
    assertThat(policy.wait(asking(0), 4, () -> 1)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void only_what_may_succeed_later_is_asked_again() {
    for (FailureKind kind : FailureKind.values())
      assertThat(policy.again(new Broke(kind, 0, "", null), 1)).isEqualTo(kind.retryable());
    assertThat(policy.again(asking(1), 5)).isFalse();
  }

  private static Broke asking(long seconds) {
    return new Broke(FailureKind.RATE_LIMIT, 429, "", Duration.ofSeconds(seconds));
  }
}
