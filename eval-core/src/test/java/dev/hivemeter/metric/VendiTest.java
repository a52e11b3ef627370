package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.MadeUp;
import dev.hivemeter.Reference;
import dev.hivemeter.model.BadInput;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendiTest {
  private static final double[][] THREE = {{1, .9, 0}, {.9, 1, 0}, {0, 0, 1}};

  private static double order(String q) {
    return q.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(q);
  }

  @Test
  void copies_give_exactly_1_in_every_order_below_2_and_at_infinity() {
    float[][] copies = new float[50][];
    Arrays.fill(copies, MadeUp.vectors(3, 1, 384, 1)[0]);
    for (String q : new String[] {"0", "0.1", "0.5", "1", "1.5", "3", "inf"})
      assertThat(value(metric("vendi-" + q).of(Answers.vectors(copies)))).as(q).isEqualTo(1.0);
    assertThat(value(metric("vendi-2").of(Answers.vectors(copies)))).isCloseTo(1, within(1e-14));
    assertThat(value(metric("effective-fraction").of(Answers.vectors(copies)))).isEqualTo(0.02);
  }

  @Test
  void perpendicular_answers_count_each() {
    float[][] axes = new float[7][9];
    for (int i = 0; i < 7; i++) axes[i][i] = i + 1;
    for (String q : new String[] {"0", "0.1", "1", "2", "7", "inf"})
      assertThat(value(metric("vendi-" + q).of(Answers.vectors(axes)))).isCloseTo(7, within(1e-13));
    assertThat(value(metric("effective-fraction").of(Answers.vectors(axes))))
        .isCloseTo(1, within(1e-14));
  }

  @Test
  void two_groups_of_copies_by_hand() {
    // three and one, perpendicular: λ = .75 and .25
    Pool pool =
        Answers.vectors(
            new float[] {1, 0}, new float[] {0, 1}, new float[] {2, 0}, new float[] {3, 0});
    assertThat(value(metric("vendi-0").of(pool))).isCloseTo(2, within(1e-14));
    assertThat(value(metric("vendi-0.5").of(pool)))
        .isCloseTo(Math.pow(Math.sqrt(.75) + Math.sqrt(.25), 2), within(1e-14));
    assertThat(value(metric("vendi-1").of(pool))).isCloseTo(4 / Math.pow(3, .75), within(1e-14));
    assertThat(value(metric("vendi-2").of(pool))).isCloseTo(1.6, within(1e-14));
    assertThat(value(metric("vendi-3").of(pool)))
        .isCloseTo(Math.pow(.75 * .75 * .75 + .25 * .25 * .25, -.5), within(1e-14));
    assertThat(value(metric("vendi-inf").of(pool))).isCloseTo(4.0 / 3, within(1e-14));
  }

  @Test
  void three_pairs_of_near_copies_are_three() {
    // samples 0, 0, 10, 10, 20, 20 and the kernel exp(−|a−b|). vendi-score's eigenvalues are right
    // to 2e-14; with 40 digits (mpmath) it is 2.99999999587769276
    double[][] kernel = new double[6][6];
    for (int i = 0; i < 6; i++)
      for (int j = 0; j < 6; j++) kernel[i][j] = Math.exp(-10 * Math.abs(i / 2 - j / 2));
    assertThat(Vendi.of(kernel, 1))
        .isCloseTo(2.9999999958776926, within(1e-14))
        .isCloseTo(Reference.value("vendi-1.samples"), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.5", "1", "2", "3", "inf"})
  void it_is_that_of_the_authors_package(String q) {
    Offset<Double> exact = within(1e-11);
    assertThat(Vendi.of(THREE, order(q)))
        .isCloseTo(Reference.value("vendi-" + q + ".three"), exact);
    PoolMetric metric = metric("vendi-" + q);
    assertThat(value(metric.of(Answers.vectors(MadeUp.vectors(5, 50, 384, 1.5)))))
        .isCloseTo(Reference.value("vendi-" + q + ".many"), exact);
    assertThat(value(metric.of(Answers.vectors(MadeUp.vectors(6, 60, 16, 2)))))
        .isCloseTo(Reference.value("vendi-" + q + ".wide"), exact);
  }

  @Test
  void the_example_of_three_is_2_1573() {
    assertThat(Vendi.of(THREE, 1)).isCloseTo(2.1573, within(5e-5));
  }

  @Test
  void a_kernel_matrix_counts_at_any_scale() {
    double[][] scaled = {{7}, {6.3, 7}, {0, 0, 7}};
    for (double q : new double[] {0, 0.1, 1, 2, 3, Double.POSITIVE_INFINITY})
      assertThat(Vendi.of(scaled, q)).isCloseTo(Vendi.of(THREE, q), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"10, 40", "40, 10", "30, 30", "33, 32"})
  void order_two_needs_no_eigenvalues_and_agrees_with_them(int n, int d) {
    Pool pool = Answers.vectors(MadeUp.vectors(n, n, d, 2));
    double near = value(metric("vendi-2").of(pool));
    // between the orders on both sides of 2
    assertThat(near)
        .isCloseTo(
            (value(metric("vendi-1.999").of(pool)) + value(metric("vendi-2.001").of(pool))) / 2,
            within(1e-5));
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        kernel[i][j] = Vectors.dot(pool.vectors().get(i), pool.vectors().get(j));
    // the small form of the product and the whole kernel matrix have the same eigenvalues
    for (double q : new double[] {0.5, 1, 2, Double.POSITIVE_INFINITY})
      assertThat(Vendi.of(kernel, q)).isCloseTo(value(new Vendi(q).of(pool)), within(1e-6));
    assertThat(Vendi.of(kernel, 1)).isCloseTo(value(new Vendi(1).of(pool)), within(1e-11));
  }

  @Test
  void it_falls_as_the_order_rises() {
    Pool pool = Answers.vectors(MadeUp.vectors(8, 40, 30, 1));
    double last = 30 + 1e-9;
    for (String q : new String[] {"0", "0.1", "0.5", "0.999", "1", "1.001", "2", "3", "9", "inf"}) {
      double now = value(metric("vendi-" + q).of(pool));
      assertThat(now).as(q).isLessThan(last).isGreaterThan(1);
      last = now;
    }
  }

  @Test
  void a_copy_more_of_everything_changes_nothing() {
    float[][] once = MadeUp.vectors(4, 12, 20, 1.5);
    float[][] twice = new float[24][];
    for (int i = 0; i < 24; i++) twice[i] = once[i % 12];
    for (String q : new String[] {"0.1", "1", "2", "inf"})
      assertThat(value(metric("vendi-" + q).of(Answers.vectors(twice))))
          .isCloseTo(value(metric("vendi-" + q).of(Answers.vectors(once))), within(1e-12));
  }

  @Test
  void any_order_has_a_name() {
    assertThat(PoolMetrics.named(List.of("vendi-3", "vendi-2.50@1", "vendi-1.0", "vendi-3.0@1")))
        .extracting(m -> m.definition().id())
        .containsExactly("vendi-3@1", "vendi-2.5@1", "vendi-1@1");
    assertThat(metric("vendi-inf").definition().formula()).startsWith("1/max λ");
    for (String id : new String[] {"vendi-", "vendi--1", "vendi-1e3", "vendi-x", "vendi-3@2"})
      assertThatThrownBy(() -> PoolMetrics.named(List.of(id))).isInstanceOf(BadInput.class);
  }

  @Test
  void an_order_or_a_kernel_that_is_none_is_refused() {
    for (double q : new double[] {-0.5, Double.NaN})
      assertThatThrownBy(() -> Vendi.of(THREE, q))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("order " + q + " is not from 0 to infinity");
    for (double[][] kernel : new double[][][] {{}, {{0}}, {{Double.NaN}}})
      assertThatThrownBy(() -> Vendi.of(kernel, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
