package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EntropyTest {
  @Test
  void five_equal_kinds_have_2_322_bits() {
    assertThat(Entropy.bits(new int[] {4, 4, 4, 4, 4})).isCloseTo(2.322, within(5e-4));
    assertThat(Entropy.nats(new int[] {4, 4, 4, 4, 4})).isCloseTo(Math.log(5), within(1e-15));
  }

  @Test
  void one_kind_has_none_and_kinds_that_were_not_seen_add_none() {
    assertThat(Entropy.nats(new int[] {0, 7, 0})).isZero();
    // 1/2 · 1 + 2 · 1/4 · 2 bits
    assertThat(Entropy.bits(new int[] {2, 0, 1, 1})).isCloseTo(1.5, within(1e-15));
  }

  @Test
  void nothing_and_negative_counts_are_refused() {
    assertThatThrownBy(() -> Entropy.nats(new int[] {0})).hasMessage("nothing was counted");
    assertThatThrownBy(() -> Entropy.nats(new int[] {2, -1})).hasMessage("count -1 is negative");
  }
}
