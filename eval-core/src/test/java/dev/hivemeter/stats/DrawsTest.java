package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class DrawsTest {

  @Test
  void a_stream_depends_on_its_seed_and_names_alone() {
    assertThat(Draws.of(1, "a", "b").next()).isEqualTo(Draws.of(1, "a", "b").next());
    assertThat(Draws.of(1, "a", "b").next()).isNotEqualTo(Draws.of(2, "a", "b").next());
    assertThat(Draws.of(1, "a", "b").next()).isNotEqualTo(Draws.of(1, "ab", "").next());
    assertThat(Draws.of(1, "a").next()).isNotEqualTo(Draws.of(1, "a", "").next());
  }

  @Test
  void every_number_below_the_bound_has_the_same_chance() {
    Draws draws = Draws.of(20251, "uniform");
    long[] counts = new long[7];
    for (int i = 0; i < 70_000; i++) counts[draws.below(7)]++;
    double[] expected = new double[7];
    java.util.Arrays.fill(expected, 10_000);
    assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(0.001);
  }

  @Test
  void a_bound_of_nothing_is_refused() {
    assertThat(Draws.of(1).below(1)).isZero();
    assertThatThrownBy(() -> Draws.of(1).below(0)).hasMessage("bound 0 is not 1 or more");
  }
}
