package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

  /** {@code scipy.stats.t.interval(.95, n - 1, loc=x.mean(), scale=scipy.stats.sem(x))}. */
  @ParameterizedTest
  @ValueSource(ints = {3, 10, 100})
  void the_t_interval_is_scipys(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = Math.sqrt(i + 1.0);
    same(Intervals.t(x), "t." + n, "t");
  }

  /** {@code scipy.stats.binomtest(k, n).proportion_ci(method="wilson")}. */
  @ParameterizedTest
  @CsvSource({"0, 3", "0, 30", "7, 30", "30, 30", "1, 100"})
  void the_wilson_interval_is_scipys(int k, int n) {
    same(Intervals.wilson((double) k / n, n), "wilson." + k + "." + n, "wilson");
  }

  @Test
  void three_values_by_hand() {
    // mean 2, sd 1; t(.975, 2) = .95·√(2 / (4·.975·.025)) in closed form: 2 ± t / √3
    double half = 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)) / Math.sqrt(3);
    assertThat(Intervals.t(new double[] {1, 2, 3}))
        .satisfies(interval -> near(interval, 2 - half, 2 + half));
  }

  @Test
  void fewer_than_three_units_have_no_interval() {
    assertThat(Intervals.t(new double[] {1, 2})).isNull();
    assertThat(Intervals.wilson(0.5, 2)).isNull();
  }

  @Test
  void values_without_spread_have_no_t_interval() {
    assertThat(Intervals.t(new double[] {0, 0, 0, 0})).isNull();
  }

  @Test
  void a_share_outside_its_range_is_refused() {
    assertThatThrownBy(() -> Intervals.wilson(1.1, 10)).hasMessage("share 1.1 is outside [0, 1]");
    assertThatThrownBy(() -> Intervals.wilson(Double.NaN, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void same(@Nullable Interval interval, String name, String method) {
    near(interval, Reference.value(name + ".low"), Reference.value(name + ".high"));
    assertThat(interval).extracting("method").isEqualTo(method);
  }

  private static void near(@Nullable Interval interval, double low, double high) {
    if (interval == null) throw new AssertionError("there is no interval");
    assertThat(interval.low()).isCloseTo(low, within(1e-11));
    assertThat(interval.high()).isCloseTo(high, within(1e-11));
  }
}
