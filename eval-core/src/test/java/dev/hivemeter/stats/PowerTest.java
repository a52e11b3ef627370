package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.stats.Equivalence.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison of two conditions can see, and when it may say that they are the same. */
class PowerTest {

  /** {@code scipy.stats.nct}, both tails. */
  @ParameterizedTest
  @CsvSource({"0.0, 10", "0.5, 5", "0.5, 34", "0.2, 100", "1.5, 3", "0.05, 3000"})
  void power_is_that_of_the_noncentral_t_law(double effect, int n) {
    assertThat(Power.of(effect, n))
        .isCloseTo(Reference.value("power." + effect + "." + n), within(1e-9));
    assertThat(Power.of(-effect, n)).isEqualTo(Power.of(effect, n));
  }

  /** {@code scipy.optimize.brentq} on {@code scipy.stats.nct}. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 20, 100, 1000})
  void the_detectable_difference_is_the_noncentral_t_laws(int n) {
    assertThat(Power.detectable(2, n) / 2)
        .isCloseTo(Reference.value("detectable." + n), within(1e-9));
  }

  /** {@code statsmodels.stats.power.TTestPower().solve_power(effect, alpha=.05, power=.8)}. */
  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.2, 0.5, 1.0, 3.0})
  void the_pairs_needed_are_statsmodels(double effect) {
    assertThat(Power.pairs(effect, 1)).isEqualTo((int) Reference.value("pairs." + effect));
    assertThat(Power.pairs(effect / 50, 1 / 50.0)).isEqualTo(Power.pairs(effect, 1));
  }

  @Test
  void the_pairs_needed_are_the_fewest_that_see_the_difference() {
    int n = Power.pairs(0.02, 0.07);
    assertThat(Power.detectable(0.07, n)).isLessThanOrEqualTo(0.02);
    assertThat(Power.detectable(0.07, n - 1)).isGreaterThan(0.02);
    // The worked example of the shortcut 2.80·s_d/√P: .03 at 100 prompts sees .0084.
    assertThat(Power.detectable(0.03, 100)).isCloseTo(0.0085, within(0.00005));
  }

  @Test
  void the_ends_of_planning() {
    assertThat(Power.pairs(0.02, 0)).isEqualTo(Power.FEWEST);
    assertThat(Power.pairs(1e-9, 1)).isEqualTo(Power.MOST);
    assertThat(Power.of(50, 3)).isCloseTo(1, within(1e-9));
    assertThatThrownBy(() -> Power.pairs(0, 1))
        .hasMessage("difference 0.0 is not above 0 and finite");
    assertThatThrownBy(() -> Power.detectable(1, 2)).hasMessage("2 pairs are not 3 or more");
    assertThatThrownBy(() -> Power.of(Double.NaN, 5)).hasMessage("an effect of NaN has no power");
  }

  /** {@code scipy.stats.ttest_1samp(d, ∓margin, alternative=…)} and {@code t.interval(.9, …)}. */
  @ParameterizedTest
  @CsvSource({"10, 0.5, CANNOT_DECIDE", "40, 0.7, EQUIVALENT", "20, 0.6, CANNOT_DECIDE"})
  void the_two_one_sided_tests_are_halls(int n, double margin, Verdict verdict) {
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      double wave = StrictMath.sin(3.0 * i + 1);
      d[i] = n == 20 ? StrictMath.exp(0.9 * wave) - 0.9 : wave + 0.4;
    }
    assertThat(Moments.skewness(d))
        .isCloseTo(Reference.value("tost." + n + ".skewness"), within(1e-12));
    Equivalence e = Equivalence.of(d, margin, 1);
    if (e == null) throw new AssertionError("there is no test");
    assertThat(e.method()).isEqualTo("hall-t");
    assertThat(e.pLower()).isCloseTo(Reference.value("tost." + n + ".lower"), within(1e-12));
    assertThat(e.pUpper()).isCloseTo(Reference.value("tost." + n + ".upper"), within(1e-12));
    assertThat(e.low()).isCloseTo(Reference.value("tost." + n + ".low"), within(1e-11));
    assertThat(e.high()).isCloseTo(Reference.value("tost." + n + ".high"), within(1e-11));
    assertThat(e.verdict()).isEqualTo(verdict);
    assertThat(e.pLower() < 0.05 && e.pUpper() < 0.05).isEqualTo(verdict == Verdict.EQUIVALENT);
  }

  @Test
  void a_difference_beyond_the_margin_is_said_and_one_without_spread_is_not_judged() {
    double[] d = {0.9, 1, 1.1, 1, 0.95};
    assertThat(Equivalence.of(d, 0.1, 1)).extracting("verdict").isEqualTo(Verdict.DIFFERENT);
    assertThat(Equivalence.of(new double[] {0.1, 0.1, 0.1}, 0.2, 1)).isNull();
    assertThat(Equivalence.of(new double[] {0.1, 0.2}, 0.2, 1)).isNull();
    assertThatThrownBy(() -> Equivalence.of(d, 0, 1))
        .hasMessage("margin 0.0 is not above 0 and finite");
  }

  @Test
  void paraphrases_enter_as_their_mean() {
    assertThat(Clusters.means(new double[] {1, 2, 4, 9}, new int[] {7, 3, 7, 5}))
        .containsExactly(2, 9, 2.5);
    assertThatThrownBy(() -> Clusters.means(new double[] {1}, new int[0]))
        .hasMessage("1 values but 0 cluster numbers");
  }
}
