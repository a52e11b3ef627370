package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TiesTest {
  @Test
  void what_rounding_makes_of_equal_numbers_is_no_difference() {
    double one = 0.1 + 0.2 + 0.3;
    double other = 0.3 + 0.2 + 0.1;
    assertThat(one).isNotEqualTo(other);
    assertThat(Ties.difference(one, other)).isZero();
    assertThat(Ties.difference(0.5, 0.5)).isZero();
    assertThat(Ties.difference(0, 0)).isZero();
  }

  @Test
  void any_other_difference_stays_as_it_is() {
    assertThat(Ties.difference(0.3, 0.1)).isEqualTo(0.3 - 0.1);
    assertThat(Ties.difference(1, 1 - 1e-9)).isEqualTo(1 - (1 - 1e-9));
    assertThat(Ties.difference(0, 1e-300)).isEqualTo(-1e-300);
  }

  /**
   * Twelve prompts of equal scores whose roundings all point one way are no trend and no change.
   */
  @Test
  void a_trend_does_not_rank_roundings() {
    double[][] values = new double[12][];
    for (int p = 0; p < values.length; p++)
      values[p] = new double[] {0.3 + 0.2 + 0.1, 0.1 + 0.2 + 0.3};
    Trend trend = Trend.of(values, 1);
    assertThat(trend.contrast()).isZero();
    assertThat(trend.test().twoSided()).isEqualTo(1);
    assertThat(trend.steps().get(0).test().twoSided()).isEqualTo(1);
  }
}
