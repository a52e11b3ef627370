package dev.hivemeter.probe;

import static dev.hivemeter.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Law;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RealsTest {
  private static Law law(String name) {
    return switch (name) {
      case "uniform" -> new Law.Uniform(2, 5);
      case "normal" -> new Law.Normal(100, 15);
      case "exponential" -> new Law.Exponential(5);
      default -> new Law.Cauchy(1, 2);
    };
  }

  private static double[] numbers(String name) {
    return IntStream.range(0, 20)
        .mapToDouble(k -> (k * 0.6180339887498949 + 0.11) % 1 * 0.9)
        .map(
            u ->
                switch (name) {
                  case "uniform" -> 2 + 3 * u;
                  case "normal" -> 80 + 50 * u;
                  case "exponential" -> 12 * u;
                  default -> 20 * u - 8;
                })
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "normal", "exponential", "cauchy"})
  void agrees_with_scipy(String name) {
    double[] x = numbers(name);
    assertThat(Reals.ks(law(name), x)).isCloseTo(value("probe-" + name + "-ks"), within(1e-12));
    assertThat(Laws.cdf(law(name), x[7])).isCloseTo(value("probe-" + name + "-cdf"), within(1e-12));
    assertThat(Laws.quantile(law(name), 0.037))
        .isCloseTo(value("probe-" + name + "-ppf"), within(1e-9));
    // SciPy integrates numerically, to about 1e-10; ours is in closed form.
    if (!name.equals("cauchy"))
      assertThat(Reals.wasserstein(law(name), x))
          .isCloseTo(value("probe-" + name + "-w1"), within(1e-8));
  }

  @Test
  void one_number_by_hand() {
    // ∫|x − u| du from 0 to 1 is 1/4 in the middle and 1/2 at an end.
    Law law = new Law.Uniform(0, 1);
    assertThat(Reals.wasserstein(law, new double[] {0.5})).isCloseTo(0.25, within(1e-15));
    assertThat(Reals.wasserstein(law, new double[] {0})).isCloseTo(0.5, within(1e-15));
    assertThat(Reals.wasserstein(law, new double[] {3})).isCloseTo(2.5, within(1e-15));
    assertThat(Reals.ks(law, new double[] {0.5})).isEqualTo(0.5);
    assertThat(Reals.ks(law, new double[] {1})).isEqualTo(1);
  }

  @Test
  void moving_all_numbers_out_of_the_range_moves_the_distance_as_far() {
    Law law = new Law.Normal(0, 1);
    double[] far = {40, 41, 42};
    double[] farther = {45, 46, 47};
    assertThat(Reals.wasserstein(law, farther) - Reals.wasserstein(law, far))
        .isCloseTo(5, within(1e-9));
  }

  @Test
  void equal_numbers_are_counted() {
    double[] x = {1, 2, 2, 2, 5};
    assertThat(Reals.mode(x)).isEqualTo(0.6);
    assertThat(Reals.collision(x)).isEqualTo(0.3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "normal", "exponential", "cauchy"})
  void the_quantile_function_undoes_the_distribution_function(String name) {
    for (double u : new double[] {1e-6, 0.01, 0.3, 0.5, 0.9, 0.999})
      assertThat(Laws.cdf(law(name), Laws.quantile(law(name), u))).isCloseTo(u, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "normal", "exponential", "cauchy"})
  void the_tables_agree_with_the_formulas(String name) {
    Law law = law(name);
    Rounded rounded = new Rounded(law, new int[] {2});
    for (int k = 1; k < 10_000; k++) {
      double u = k / 10_000.0;
      double exact = Laws.quantile(law, u);
      // Where the law is wide, in its tails, by its density there.
      assertThat(Laws.cdf(law, rounded.quantile(u))).isCloseTo(u, within(1e-4));
      assertThat(CdfTable.cdf(law, exact)).isCloseTo(u, within(1e-6));
    }
    assertThat(CdfTable.cdf(law, -1e9)).isCloseTo(0, within(1e-6));
    assertThat(CdfTable.cdf(law, 1e9)).isCloseTo(1, within(1e-6));
  }

  @Test
  void partial_means_end_at_the_mean() {
    assertThat(Laws.partialMean(law("uniform"), 1)).isCloseTo(3.5, within(1e-12));
    assertThat(Laws.partialMean(law("normal"), 1)).isCloseTo(100, within(1e-12));
    assertThat(Laws.partialMean(law("exponential"), 1)).isCloseTo(5, within(1e-12));
    for (String name : new String[] {"uniform", "normal", "exponential"}) {
      // The slope of the integral is the quantile.
      double slope =
          (Laws.partialMean(law(name), 0.4 + 1e-6) - Laws.partialMean(law(name), 0.4 - 1e-6))
              / 2e-6;
      assertThat(slope).isCloseTo(Laws.quantile(law(name), 0.4), within(1e-5));
    }
    assertThat(Arrays.stream(Reals.partialMeans(law("uniform"), 4)).toArray()).hasSize(5);
  }
}
