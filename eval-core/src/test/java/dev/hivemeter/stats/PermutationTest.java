package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-flip test, the trend that rests on it, and adjusted p values. */
class PermutationTest {

  /** {@code scipy.stats.permutation_test((d,), sum, permutation_type="samples")}, all patterns. */
  @ParameterizedTest
  @ValueSource(ints = {6, 15})
  void the_exact_test_is_scipys(int n) {
    SignFlip test = SignFlip.of(differences(n), 1);
    assertThat(test.exact()).isTrue();
    assertThat(test.flips()).isEqualTo(1 << n);
    assertThat(test.twoSided()).isEqualTo(Reference.value("sign-flip." + n + ".two-sided"));
    assertThat(test.greater()).isEqualTo(Reference.value("sign-flip." + n + ".greater"));
    assertThat(test.less()).isEqualTo(Reference.value("sign-flip." + n + ".less"));
  }

  @Test
  void three_differences_by_hand() {
    // Sums of ±1 ±2 ±3: 6, 4, 2, 0, 0, −2, −4, −6. Observed 1 + 2 + 3 = 6: one as high, two as far.
    SignFlip test = SignFlip.of(new double[] {1, 2, 3}, 1);
    assertThat(test.greater()).isEqualTo(1 / 8.0);
    assertThat(test.twoSided()).isEqualTo(2 / 8.0);
    assertThat(test.less()).isEqualTo(1);
    assertThat(test.mean()).isEqualTo(2);
  }

  @Test
  void sums_that_differ_by_rounding_are_ties() {
    // .1 + .2 − .3 is 5.6e-17 in floating point, and −.1 − .2 + .3 the same with a minus: all four
    // patterns of size 0, .2, .4, .6 by hand: |sum| ≥ 0 holds for all eight.
    assertThat(SignFlip.of(new double[] {0.1, 0.2, -0.3}, 1).greater()).isEqualTo(5 / 8.0);
    assertThat(SignFlip.of(new double[] {0.1, 0.2, -0.3}, 1).twoSided()).isEqualTo(1);
  }

  @Test
  void no_difference_at_all_is_no_evidence() {
    SignFlip few = SignFlip.of(new double[5], 1);
    SignFlip many = SignFlip.of(new double[50], 1);
    assertThat(few.twoSided()).isEqualTo(1);
    assertThat(many.twoSided()).isEqualTo(1);
    assertThat(many.exact()).isFalse();
  }

  @Test
  void random_patterns_come_close_to_all_of_them() {
    // 20 differences are enumerated; two zeros make 22, which are drawn, and change no sum.
    double[] d = new double[22];
    System.arraycopy(differences(20), 0, d, 0, 20);
    for (int i = 0; i < 20; i++) d[i] -= 0.3;
    double[] exact = java.util.Arrays.copyOf(d, 20);
    SignFlip all = SignFlip.of(exact, 1);
    SignFlip drawn = SignFlip.of(d, 100_000, 1);
    assertThat(all.twoSided()).isBetween(0.05, 0.95);
    assertThat(drawn.exact()).isFalse();
    assertThat(drawn.twoSided()).isCloseTo(all.twoSided(), within(0.006));
    assertThat(drawn.greater()).isCloseTo(all.greater(), within(0.006));
  }

  @Test
  void a_random_p_is_never_zero_and_the_same_seed_gives_the_same() {
    double[] d = new double[100];
    java.util.Arrays.fill(d, 1);
    assertThat(SignFlip.of(d, 999, 5).twoSided()).isEqualTo(1 / 1000.0);
    assertThat(SignFlip.of(differences(90), 5)).isEqualTo(SignFlip.of(differences(90), 5));
  }

  @Test
  void what_cannot_be_tested_is_refused() {
    assertThatThrownBy(() -> SignFlip.of(new double[] {1, Double.NaN}, 1))
        .hasMessage("a difference of NaN cannot be tested");
    assertThatThrownBy(() -> SignFlip.of(new double[0], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** {@code multipletests(p, method="holm")} and {@code scipy.stats.false_discovery_control(p)}. */
  @Test
  void adjusted_p_values_are_those_of_statsmodels_and_scipy() {
    double[] p = {0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 0.9, 0.0004};
    for (int i = 0; i < p.length; i++) {
      assertThat(Multiplicity.holm(p)[i]).isCloseTo(Reference.value("holm." + i), within(1e-15));
      assertThat(Multiplicity.benjaminiHochberg(p)[i])
          .isCloseTo(Reference.value("benjamini-hochberg." + i), within(1e-15));
    }
  }

  @Test
  void adjusting_nothing_one_and_what_is_no_probability() {
    assertThat(Multiplicity.holm(new double[0])).isEmpty();
    assertThat(Multiplicity.benjaminiHochberg(new double[] {0.03})).containsExactly(0.03);
    assertThatThrownBy(() -> Multiplicity.holm(new double[] {Double.NaN}))
        .hasMessage("p NaN is outside [0, 1]");
  }

  @Test
  void a_ladder_by_hand() {
    // Two prompts that rise at every rung, one that falls: contrasts 1, 1, −1.
    double[][] x = {{1, 2, 3}, {0, 0.1, 9}, {5, 4, 3}};
    Trend trend = Trend.of(x, 1);
    assertThat(trend.contrast()).isCloseTo(1 / 3.0, within(1e-15));
    // Patterns of ±1 ±1 ±1 with |sum| ≥ 1: all eight.
    assertThat(trend.test().twoSided()).isEqualTo(1);
    // Slopes (3−1)/2, (9−0)/2, (3−5)/2.
    assertThat(trend.slope()).isCloseTo((1 + 4.5 - 1) / 3, within(1e-15));
    assertThat(trend.steps()).hasSize(2);
    assertThat(trend.steps().get(1).test().mean()).isCloseTo((1 + 8.9 - 1) / 3, within(1e-14));
  }

  /**
   * {@code statistics.py}: {@code rankdata}, {@code permutation_test} and {@code multipletests}.
   */
  @Test
  void a_ladder_with_a_tie_agrees_with_scipy() {
    double[][] x = new double[12][4];
    for (int p = 0; p < 12; p++)
      for (int j = 0; j < 4; j++) x[p][j] = StrictMath.cos(2.0 * p + 5 * j) + 0.3 * j;
    x[3][1] = x[3][2];
    Trend trend = Trend.of(x, 1);
    assertThat(trend.contrast()).isCloseTo(Reference.value("trend.contrast"), within(1e-14));
    assertThat(trend.slope()).isCloseTo(Reference.value("trend.slope"), within(1e-14));
    assertThat(trend.test().twoSided()).isEqualTo(Reference.value("trend.p"));
    for (Trend.Step step : trend.steps()) {
      assertThat(step.test().twoSided())
          .isEqualTo(Reference.value("trend.step." + step.from() + ".p"));
      assertThat(step.adjusted())
          .isCloseTo(Reference.value("trend.step." + step.from() + ".holm"), within(1e-15));
      assertThat(step.interval()).isNotNull();
    }
  }

  @Test
  void a_ladder_needs_rungs_and_every_prompt_all_of_them() {
    assertThatThrownBy(() -> Trend.of(new double[0][], 1)).hasMessage("a trend over no prompts");
    assertThatThrownBy(() -> Trend.of(new double[][] {{1}}, 1)).hasMessage("a ladder of 1 rungs");
    assertThatThrownBy(() -> Trend.of(new double[][] {{1, 2}, {1}}, 1))
        .hasMessage("prompt 1 has 1 of 2 rungs");
    assertThatThrownBy(() -> Trend.of(new double[][] {{1, Double.NaN}}, 1))
        .hasMessage("a value of NaN has no rank");
  }

  private static double[] differences(int n) {
    double[] d = new double[n];
    for (int i = 0; i < n; i++) d[i] = StrictMath.sin(3.0 * i + 1) + 0.4;
    return d;
  }
}
