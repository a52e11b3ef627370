package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void three_values_by_hand() {
    // mean 4, deviations −3, 0, 3: √(18/2) = 3
    assertThat(Moments.mean(new double[] {1, 4, 7})).isEqualTo(4.0);
    assertThat(Moments.sd(new double[] {1, 4, 7})).isCloseTo(3.0, within(1e-15));
  }

  @Test
  void too_few_values_are_refused() {
    assertThatThrownBy(() -> Moments.mean(new double[0])).hasMessage("the mean of no values");
    assertThatThrownBy(() -> Moments.sd(new double[1]))
        .hasMessage("the standard deviation of 1 values");
  }
}
