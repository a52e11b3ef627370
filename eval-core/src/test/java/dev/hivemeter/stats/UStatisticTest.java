package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.kernel.InnerProducts;
import dev.hivemeter.score.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sampling variance of one pool's mean pairwise cosine. */
class UStatisticTest {

  @Test
  void copies_do_not_vary() {
    UStatistic u = UStatistic.ofVectors(Collections.nCopies(6, new double[] {0.6, 0.8}));
    assertThat(u.mean()).isCloseTo(1, within(1e-15));
    assertThat(u.variance()).isCloseTo(0, within(1e-15));
    assertThat(Intervals.jackknife(Collections.nCopies(6, new double[] {0.6, 0.8}))).isNull();
  }

  @Test
  void order_does_not_matter() {
    List<double[]> e = new ArrayList<>(pool(9));
    UStatistic forward = UStatistic.ofVectors(e);
    Collections.reverse(e);
    UStatistic backward = UStatistic.ofVectors(e);
    assertThat(backward.variance()).isCloseTo(forward.variance(), within(1e-16));
  }

  /**
   * {@code statistics.py}: means over all tuples of different answers, and over answers left out.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 9})
  void sums_agree_with_the_means_over_tuples(int n) {
    List<double[]> e = pool(n);
    double[][] k = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) k[i][j] = i == j ? 77 : InnerProducts.of(e.get(i), e.get(j));
    for (UStatistic u : List.of(UStatistic.ofVectors(e), UStatistic.ofMatrix(k))) {
      near(u.mean(), "ustat." + n + ".mean");
      near(u.zeta1(), "ustat." + n + ".zeta1");
      near(u.zeta2(), "ustat." + n + ".zeta2");
      near(u.variance(), "ustat." + n + ".variance");
    }
    near(Jackknife.variance(e), "jackknife." + n + ".variance");
    Interval i = Intervals.jackknife(e);
    if (i == null) throw new AssertionError("there is no interval");
    assertThat(i.method()).isEqualTo("jackknife");
    assertThat(i.low()).isCloseTo(Reference.value("jackknife." + n + ".low"), within(1e-10));
    assertThat(i.high()).isCloseTo(Reference.value("jackknife." + n + ".high"), within(1e-10));
  }

  /**
   * Every way to draw n answers from a population of three, each as likely: the mean estimate is
   * the variance of the means, exactly.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6})
  void the_estimate_is_unbiased_over_all_draws(int n) {
    double[][] population = {{1, 0}, {0.6, 0.8}, {-0.8, 0.6}};
    int draws = (int) Math.pow(3, n);
    double sum = 0;
    double squares = 0;
    double estimates = 0;
    double jackknives = 0;
    double ahead = 0;
    for (int d = 0; d < draws; d++) {
      List<double[]> pool = new ArrayList<>();
      for (int i = 0, rest = d; i < n; i++, rest /= 3) pool.add(population[rest % 3]);
      UStatistic u = UStatistic.ofVectors(pool);
      sum += u.mean();
      squares += u.mean() * u.mean();
      estimates += u.variance();
      jackknives += Jackknife.variance(pool);
      ahead += u.varianceAt(10);
    }
    double variance = squares / draws - sum / draws * (sum / draws);
    assertThat(estimates / draws).isCloseTo(variance, within(1e-13));
    assertThat(jackknives / draws).as("conservative").isGreaterThan(variance);
    // ζ₁ and ζ₂ are estimated without bias, so what they foretell does not depend on n.
    assertThat(ahead / draws).isCloseTo(foretold(population, 10), within(1e-13));
  }

  private static double foretold(double[][] population, int n) {
    double mean = 0;
    double shared = 0;
    double squares = 0;
    for (double[] a : population) {
      double own = 0;
      for (double[] b : population) {
        own += InnerProducts.of(a, b) / 3;
        squares += InnerProducts.of(a, b) * InnerProducts.of(a, b) / 9;
      }
      mean += own / 3;
      shared += own * own / 3;
    }
    double zeta1 = shared - mean * mean;
    double zeta2 = squares - mean * mean;
    return (4 * (n - 2) * zeta1 + 2 * zeta2) / (n * (n - 1.0));
  }

  /**
   * Two modes at a right angle, the case in which ζ₁ is 0: the spread of S by its own formula is (a
   * − b)/2·√(2/(n(n−1))), .0136 at n = 50 and .0705 at n = 10 for a − b = .952.
   */
  @ParameterizedTest
  @CsvSource({"10, 0.0705", "50, 0.0136"})
  void two_modes_are_estimated_without_bias_and_not_clamped(int n, double expected) {
    Draws draws = Draws.of(20251, "two modes");
    int pools = 2000;
    double within = Math.sqrt(0.952);
    double sum = 0;
    double squares = 0;
    double estimates = 0;
    double jackknives = 0;
    int negative = 0;
    for (int p = 0; p < pools; p++) {
      // Cosine .952 within a mode and 0 across: each answer has an axis of its own for the rest.
      int[] mode = new int[n];
      for (int i = 0; i < n; i++) mode[i] = draws.below(2);
      List<double[]> pool = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double[] e = new double[n + 2];
        e[mode[i]] = within;
        e[2 + i] = Math.sqrt(1 - within * within);
        pool.add(e);
      }
      UStatistic u = UStatistic.ofVectors(pool);
      sum += u.mean();
      squares += u.mean() * u.mean();
      estimates += u.variance();
      jackknives += Jackknife.variance(pool);
      if (u.variance() < 0) negative++;
    }
    double sd = Math.sqrt(squares / pools - sum / pools * (sum / pools));
    assertThat(sd).isCloseTo(expected, within(0.08 * expected));
    assertThat(Math.sqrt(estimates / pools)).isCloseTo(expected, within(0.08 * expected));
    assertThat(Math.sqrt(jackknives / pools)).isGreaterThan(1.25 * expected);
    assertThat(negative).isGreaterThan(pools / 4);
  }

  @Test
  void too_few_answers_are_refused() {
    assertThatThrownBy(() -> UStatistic.ofVectors(pool(3))).hasMessage("needs 4 answers, has 3");
    assertThatThrownBy(() -> Jackknife.variance(pool(2))).hasMessage("needs three answers, has 2");
    assertThat(Intervals.jackknife(pool(2))).isNull();
    assertThatThrownBy(() -> UStatistic.ofVectors(pool(4)).varianceAt(1))
        .hasMessage("needs two answers, has 1");
  }

  private static List<double[]> pool(int n) {
    List<double[]> pool = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] e = new double[6];
      double squares = 0;
      for (int k = 0; k < 6; k++) {
        e[k] = StrictMath.sin(1.0 + 3 * i + 7 * k + i * k) + (k == 0 ? 1.5 : 0);
        squares += e[k] * e[k];
      }
      for (int k = 0; k < 6; k++) e[k] /= Math.sqrt(squares);
      pool.add(e);
    }
    return pool;
  }

  private static void near(double value, String name) {
    assertThat(value).isCloseTo(Reference.value(name), within(1e-13));
  }
}
