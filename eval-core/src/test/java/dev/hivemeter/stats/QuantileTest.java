package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import org.junit.jupiter.api.Test;

class QuantileTest {
  private static final double[] SORTED = {1.0, 1.5, 2.6, 3.0, 4.0, 9.0};

  @Test
  void agrees_with_numpys_default() {
    assertThat(Quantile.ofSorted(SORTED, 0.95))
        .isCloseTo(Reference.value("percentile.95"), within(1e-14));
  }

  @Test
  void the_ends_are_the_smallest_and_the_largest() {
    assertThat(Quantile.ofSorted(SORTED, 0)).isEqualTo(1.0);
    assertThat(Quantile.ofSorted(SORTED, 1)).isEqualTo(9.0);
    assertThat(Quantile.ofSorted(new double[] {7}, 0.3)).isEqualTo(7.0);
  }

  @Test
  void no_values_and_a_foreign_share_are_refused() {
    assertThatThrownBy(() -> Quantile.ofSorted(new double[0], 0.5))
        .hasMessage("a percentile of no values");
    assertThatThrownBy(() -> Quantile.ofSorted(SORTED, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
