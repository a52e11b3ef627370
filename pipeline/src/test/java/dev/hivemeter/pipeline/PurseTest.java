package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.pipeline.Estimates.Reserve;
import dev.hivemeter.pipeline.Purse.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PurseTest {
  private static final Reserve CALL = new Reserve(100, 400, 0.01);

  @Test
  void without_a_budget_everything_goes() {
    Purse purse = new Purse(Budget.NONE, false, 0);
    for (int i = 0; i < 1000; i++) assertThat(purse.reserve(CALL, i)).isEqualTo(Answer.YES);
    assertThat(purse.exhausted()).isNull();
  }

  @Test
  void calls_that_are_out_count_until_the_last_place_is_taken() {
    Purse purse = new Purse(new Budget(null, 2L, null, null), false, 0);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.YES);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.YES);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.LATER);
    purse.settle(CALL, 0, null);
    purse.settle(CALL, 500, null);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.NEVER);
    assertThat(purse.exhausted()).isEqualTo("maxCalls 2 is reached: 2 calls were made");
  }

  @Test
  void what_a_call_did_not_use_is_free_again() {
    Purse purse = new Purse(new Budget(null, null, 1000L, null), false, 0);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.YES);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.YES);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.LATER);
    purse.settle(CALL, 120, 0.001);
    assertThat(purse.reserve(CALL, 0)).as("120 + 500 out + 500 are 1120").isEqualTo(Answer.LATER);
    purse.settle(CALL, 120, 0.001);
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.YES);
    assertThat(purse.spending().tokens()).isEqualTo(240);
    assertThat(purse.spending().reservedTokens()).isEqualTo(500);
    assertThat(purse.spending().costUsd()).isEqualTo(0.002);
  }

  @Test
  void a_cost_is_never_passed_when_no_answer_costs_more_than_its_reserve() {
    Random random = new Random(20260303);
    Purse purse = new Purse(new Budget(1.0, null, null, null), true, 0);
    Deque<Reserve> out = new ArrayDeque<>();
    int made = 0;
    while (purse.exhausted() == null) {
      Reserve r = new Reserve(1, 1, random.nextDouble() * 0.02);
      if (out.size() < 16 && purse.reserve(r, 0) == Answer.YES) {
        out.add(r);
        made++;
      } else if (!out.isEmpty()) {
        Reserve back = out.remove();
        purse.settle(back, 2, Objects.requireNonNull(back.usd()) * random.nextDouble());
      }
    }
    assertThat(purse.spending().costUsd()).isBetween(0.98, 1.0);
    assertThat(made).isGreaterThan(100);
    assertThat(purse.exhausted()).startsWith("maxCostUsd 1.00 is reached: $0.9");
  }

  @Test
  void time_is_counted_from_the_beginning_of_the_session() {
    Purse purse = new Purse(new Budget(null, null, null, Duration.ofSeconds(2)), false, 5);
    assertThat(purse.reserve(CALL, 2_000_000_004L)).isEqualTo(Answer.YES);
    assertThat(purse.isTimeUp(2_000_000_004L)).isFalse();
    assertThat(purse.isTimeUp(2_000_000_005L)).isTrue();
    assertThat(purse.reserve(CALL, 0)).isEqualTo(Answer.NEVER);
    assertThat(purse.exhausted()).isEqualTo("maxTime 2 s is up");
  }
}
