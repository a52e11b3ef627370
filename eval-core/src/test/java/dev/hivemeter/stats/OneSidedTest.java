package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.stats.Laws.Law;
import dev.hivemeter.stats.OneSidedSimulation.Calls;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneSidedTest {
  private static final double MOST = 0.056 + 3 * 0.0073;
  private static final double[] SMOOTH = {0.01, 0.03, -0.02, 0.05, 0.02, 0.00, 0.04, -0.01};
  private static final double[] SKEWED = {0, 0, 0.01, 0, 0.02, 0, 0, 0.01, 0.3, 0, 0, 0.02};

  private static OneSided of(double[] d, double margin) {
    return Objects.requireNonNull(OneSided.of(d, margin, 7));
  }

  @Test
  void order_does_not_matter_to_t() {
    double[] other = {0.04, -0.01, 0.01, 0.05, 0.00, 0.02, -0.02, 0.03};
    assertThat(of(other, 0.02).upper()).isCloseTo(of(SMOOTH, 0.02).upper(), within(1e-15));
  }

  @Test
  void the_other_way_round_is_the_mirror_image() {
    for (double[] d : List.of(SMOOTH, SKEWED)) {
      OneSided b = of(d, 0.02);
      OneSided m = of(Arrays.stream(d).map(v -> -v).toArray(), -0.02);
      assertThat(m.lower()).isCloseTo(-b.upper(), within(1e-15));
      assertThat(m.upper()).isCloseTo(-b.lower(), within(1e-15));
      assertThat(m.pAbove()).isCloseTo(b.pBelow(), within(1e-15));
    }
  }

  @Test
  void too_few_or_equal_differences_give_none() {
    assertThat(OneSided.of(new double[] {0.1, 0.2}, 0, 1)).isNull();
    assertThat(OneSided.of(new double[] {0.1, 0.1, 0.1, 0.1}, 0, 1)).isNull();
  }

  @Test
  void a_margin_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> OneSided.of(SMOOTH, Double.NaN, 1))
        .hasMessage("margin NaN is not finite");
  }

  /**
   * {@code d = np.array([.01,.03,-.02,.05,.02,0,.04,-.01]); m = d.mean(); se = d.std(ddof=1)/8**.5;
   * q = stats.t.ppf(.95, 7); print(m - q*se, m + q*se, stats.ttest_1samp(d, .02,
   * alternative="greater").pvalue, stats.ttest_1samp(d, .02, alternative="less").pvalue)}, SciPy.
   */
  @Test
  void without_skew_it_agrees_with_scipy() {
    OneSided b = of(SMOOTH, 0.02);
    assertThat(b.method()).isEqualTo("hall-t");
    assertThat(b.lower()).isCloseTo(-0.0014075320147443112, within(1e-12));
    assertThat(b.upper()).isCloseTo(0.03140753201474431, within(1e-12));
    assertThat(b.pAbove()).isCloseTo(0.7091058827041279, within(1e-9));
    assertThat(b.pBelow()).isCloseTo(1 - 0.7091058827041279, within(1e-9));
  }

  @Test
  void towards_the_long_tail_the_bound_is_wider_than_t_and_towards_the_short_one_closer() {
    OneSided b = of(SKEWED, 0.02);
    double mean = Moments.mean(SKEWED);
    double half = Student.point(0.95, 11) * Moments.sd(SKEWED) / Math.sqrt(12);
    assertThat(b.method()).isEqualTo("bootstrap-t");
    assertThat(b.upper()).isGreaterThan(mean + half);
    assertThat(b.lower()).isBetween(mean - half, mean);
  }

  @Test
  void bounds_and_p_say_the_same() {
    for (double[] d : List.of(SMOOTH, SKEWED))
      for (double margin = -0.1; margin < 0.4; margin += 0.0137) {
        OneSided b = of(d, margin);
        assertThat(b.lower() > margin).as("above %s", margin).isEqualTo(b.pAbove() < 0.05);
        assertThat(b.upper() < margin).as("below %s", margin).isEqualTo(b.pBelow() < 0.05);
      }
  }

  @Test
  void known_errors_use_the_normal_law() {
    OneSided b = OneSided.normal(0.03, 0.01, 0.02, "within-pools");
    assertThat(b.lower()).isCloseTo(0.03 - 0.0164485362695147, within(1e-12));
    assertThat(b.pAbove()).isCloseTo(0.15865525393145707, within(1e-12));
  }

  static List<Law> laws() {
    return List.of(
        Laws.NORMAL,
        Laws.SIXTH_POWER,
        Laws.EXPONENTIAL,
        Laws.LOG_NORMAL,
        Laws.MILD_LOG_NORMAL,
        Laws.uniformAfterZeros(0.5),
        Laws.exponentialAfterZeros(0.7),
        Laws.exponentialAfterZeros(0.9),
        Laws.onesAfterZeros(0.9));
  }

  /**
   * 5.6 % at most ({@code docs/benchmarks.md}), and three standard errors of 1,000 repetitions, of
   * 300 at 100 prompts; t alone passes 11 to 24 % of some.
   */
  @ParameterizedTest
  @MethodSource("laws")
  void at_the_margin_either_call_is_rare(Law law) {
    for (int prompts : new int[] {20, 100})
      for (int sign : new int[] {1, -1}) {
        OneSidedSimulation simulation = new OneSidedSimulation(prompts == 20 ? 1000 : 300, 20251);
        Calls c = simulation.calls(law, prompts, sign, 0);
        assertThat(c.fail())
            .as("FAIL, %d prompts, %d", prompts, sign)
            .isLessThan(prompts == 20 ? MOST : 0.09);
        assertThat(c.pass())
            .as("PASS, %d prompts, %d", prompts, sign)
            .isLessThan(prompts == 20 ? MOST : 0.09);
      }
  }

  @Test
  void a_change_of_2_6_standard_errors_is_called_in_four_of_five_tries() {
    OneSidedSimulation simulation = new OneSidedSimulation(1000, 20251);
    for (int prompts : new int[] {20, 100}) {
      double off = 2.6 * 0.1 / Math.sqrt(prompts);
      assertThat(simulation.calls(Laws.NORMAL, prompts, 1, off).fail()).isGreaterThan(0.77);
      assertThat(simulation.calls(Laws.NORMAL, prompts, 1, -off).pass()).isGreaterThan(0.77);
    }
  }
}
