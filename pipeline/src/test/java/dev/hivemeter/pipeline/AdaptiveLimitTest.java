package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

  @Test
  void a_round_of_replies_at_the_limit_raises_it_by_one() {
    AdaptiveLimit limit = new AdaptiveLimit(4, 100);
    for (int i = 0; i < 4; i++) limit.replied(4);
    assertThat(limit.current()).isEqualTo(4);
    // 4 + 1/4 + 1/4.25 + 1/4.485 + 1/4.708 = 4.92; a fifth passes 5.
    limit.replied(4);
    assertThat(limit.current()).isEqualTo(5);
  }

  @Test
  void replies_below_the_limit_prove_nothing() {
    AdaptiveLimit limit = new AdaptiveLimit(4, 100);
    for (int i = 0; i < 1000; i++) limit.replied(3);
    assertThat(limit.current()).isEqualTo(4);
  }

  @Test
  void it_never_passes_its_maximum() {
    AdaptiveLimit limit = new AdaptiveLimit(2, 5);
    for (int i = 0; i < 1000; i++) limit.replied(5);
    assertThat(limit.current()).isEqualTo(5);
    AdaptiveLimit fixed = new AdaptiveLimit(8, 8);
    for (int i = 0; i < 1000; i++) fixed.replied(8);
    assertThat(fixed.current()).isEqualTo(8);
  }

  @Test
  void one_episode_is_one_cut_however_many_calls_tell_of_it() {
    AdaptiveLimit limit = new AdaptiveLimit(64, 64);
    for (int i = 0; i < 64; i++) limit.begin();
    assertThat(limit.refused(10)).isTrue();
    for (int i = 0; i < 64; i++) assertThat(limit.refused(i)).isFalse();
    assertThat(limit.current()).isEqualTo(32);
  }

  @Test
  void a_refusal_of_a_call_after_the_cut_is_a_new_episode() {
    AdaptiveLimit limit = new AdaptiveLimit(64, 64);
    long before = limit.begin();
    limit.refused(before);
    long after = limit.begin();
    assertThat(limit.refused(before)).isFalse();
    assertThat(limit.refused(after)).isTrue();
    assertThat(limit.current()).isEqualTo(16);
  }

  @Test
  void one_call_at_a_time_is_the_least() {
    AdaptiveLimit limit = new AdaptiveLimit(3, 8);
    for (int i = 0; i < 10; i++) limit.refused(limit.begin());
    assertThat(limit.current()).isEqualTo(1);
    limit.replied(1);
    assertThat(limit.current()).isEqualTo(2);
  }

  @Test
  void a_start_beyond_the_maximum_is_refused() {
    assertThatThrownBy(() -> new AdaptiveLimit(9, 8)).hasMessage("start 9 is outside [1, 8]");
    assertThatThrownBy(() -> new AdaptiveLimit(0, 8)).hasMessage("start 0 is outside [1, 8]");
  }
}
