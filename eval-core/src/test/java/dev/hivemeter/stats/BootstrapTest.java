package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.Reference;
import dev.hivemeter.score.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resampling intervals of a mean, and the one that is chosen. */
class BootstrapTest {
  private static final long SEED = 20251;

  /** {@code statistics.py}, which draws the same places by its own generator. */
  @ParameterizedTest
  @CsvSource({"smooth, 100", "tail, 100", "zeros, 100", "rare, 30", "tail, 7"})
  void the_intervals_are_those_of_numpy_on_the_same_resamples(String kind, int n) {
    double[] x = values(kind, n);
    same(Intervals.bootstrapT(x, SEED, 0, 1), "bootstrap-t", kind + "." + n);
    same(Intervals.bca(x, SEED), "bca", kind + "." + n);
  }

  @ParameterizedTest
  @CsvSource({"smooth, 100", "tail, 100", "zeros, 100", "rare, 30", "tail, 7"})
  void skewness_is_scipys(String kind, int n) {
    assertThat(Moments.skewness(values(kind, n)))
        .isCloseTo(Reference.value("skewness." + kind + "." + n), within(1e-12));
  }

  @Test
  void skewness_by_hand() {
    // 0, 0, 3: mean 1, m₂ = 6/3 = 2, m₃ = (−1 − 1 + 8)/3 = 2: 2 / 2^1.5 = .7071
    assertThat(Moments.skewness(new double[] {0, 0, 3})).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(Moments.skewness(new double[] {5, 5, 5})).isZero();
  }

  @Test
  void smooth_values_get_t_and_skewed_ones_bootstrap_t() {
    assertThat(Intervals.ofMean(values("smooth", 100), SEED, 0, 1))
        .isEqualTo(Intervals.t(values("smooth", 100)));
    assertThat(Intervals.ofMean(values("zeros", 100), SEED, 0, 1))
        .isEqualTo(Intervals.bootstrapT(values("zeros", 100), SEED, 0, 1))
        .extracting("method")
        .isEqualTo("bootstrap-t");
  }

  @Test
  void a_seed_is_part_of_the_input_and_the_same_one_gives_the_same_bits() {
    double[] x = values("tail", 100);
    assertThat(Intervals.bootstrapT(x, SEED, 0, 1)).isEqualTo(Intervals.bootstrapT(x, SEED, 0, 1));
    assertThat(Intervals.bootstrapT(x, SEED, 0, 1))
        .isNotEqualTo(Intervals.bootstrapT(x, SEED + 1, 0, 1));
  }

  @Test
  void many_threads_and_a_full_table_change_no_bit() throws Exception {
    List<@Nullable Interval> alone = new ArrayList<>();
    for (int n = 30; n < 430; n += 20) alone.add(Intervals.ofMean(values("tail", n), SEED, 0, 1));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<@Nullable Interval>> together = new ArrayList<>();
      for (int n = 30; n < 430; n += 20) {
        int size = n;
        together.add(threads.submit(() -> Intervals.ofMean(values("tail", size), SEED, 0, 1)));
      }
      for (int k = 0; k < alone.size(); k++)
        assertThat(together.get(k).get()).isEqualTo(alone.get(k));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void places_that_are_drawn_anew_are_those_of_the_table() {
    double[] x = values("tail", 50);
    double[] sums = new double[Resamples.COUNT];
    double[] squares = new double[Resamples.COUNT];
    double[] anew = new double[Resamples.COUNT];
    double[] anewSquares = new double[Resamples.COUNT];
    Resamples.sums(x, SEED, sums, squares);
    Resamples.drawn(x, SEED, anew, anewSquares);
    assertThat(anew).containsExactly(sums);
    assertThat(anewSquares).containsExactly(squares);
  }

  @Test
  void a_selected_value_is_the_sorted_one() {
    Draws draws = Draws.of(20251, "selection");
    for (int n : new int[] {1, 2, 3, 50, 1000}) {
      double[] a = new double[n];
      for (int i = 0; i < n; i++) a[i] = draws.below(n) == 0 ? -1.0 / 0 : draws.below(n / 2 + 1);
      double[] sorted = a.clone();
      java.util.Arrays.sort(sorted);
      for (int place = 0; place < n; place += n / 7 + 1)
        assertThat(Selection.at(a, place)).isEqualTo(sorted[place]);
    }
  }

  @Test
  void every_interval_stays_within_the_range() {
    double[] nearOne = {1, 1, 1, 1, 1, 1, 1, 0.9, 0.99, 1};
    assertThat(Intervals.ofMean(nearOne, SEED, 0, 1))
        .satisfies(i -> assertThat(high(i)).isEqualTo(1).isGreaterThan(i == null ? 1 : i.low()));
    double[] smooth = {0.01, 0.05, 0.2, 0.3};
    assertThat(Intervals.ofMean(smooth, SEED, 0, 1)).extracting("low").isEqualTo(0.0);
    assertThat(Intervals.ofMean(smooth, SEED, -1, 1))
        .satisfies(i -> assertThat(i == null ? 0 : i.low()).isNegative());
  }

  @Test
  void a_tail_too_thin_for_an_end_takes_wilsons_or_has_none() {
    // One value of 100 differs: 37 % of the resamples hold only zeros.
    double[] x = new double[100];
    x[17] = 0.5;
    Interval wilson = Intervals.wilson(0.005, 100);
    assertThat(high(Intervals.ofMean(x, SEED, 0, 1)))
        .isCloseTo(high(wilson), within(1e-15))
        .isLessThan(0.05);
    assertThat(Intervals.ofMean(x, SEED, 0, Double.POSITIVE_INFINITY)).isNull();
  }

  @Test
  void few_values_and_values_without_spread_have_none() {
    for (double[] x : new double[][] {{0, 1}, {0.3, 0.3, 0.3, 0.3}}) {
      assertThat(Intervals.ofMean(x, SEED, 0, 1)).isNull();
      assertThat(Intervals.bootstrapT(x, SEED, 0, 1)).isNull();
      assertThat(Intervals.bca(x, SEED)).isNull();
    }
  }

  @Test
  void a_range_that_is_none_is_refused() {
    assertThatThrownBy(() -> Intervals.ofMean(new double[] {1, 2, 3}, SEED, 1, 0))
        .hasMessage("range [1.0, 0.0] is not ordered");
  }

  private static double[] values(String kind, int n) {
    double[] x = new double[n];
    for (int k = 0; k < n; k++) {
      double u = (k * 37 % n + 0.5) / n;
      x[k] =
          switch (kind) {
            case "smooth" -> 0.5 + 0.3 * Math.sin(k + 1.0);
            case "tail" -> u * u * u * u * u * u;
            case "zeros" -> k % 10 == 0 ? (k + 1) / (2.0 * n) : 0;
            case "rare" -> k % (n / 3) == 1 ? 0.2 + k / (4.0 * n) : 0;
            default -> throw new IllegalArgumentException(kind);
          };
    }
    return x;
  }

  private static double high(@Nullable Interval i) {
    if (i == null) throw new AssertionError("there is no interval");
    return i.high();
  }

  private static void same(@Nullable Interval i, String method, String name) {
    if (i == null) throw new AssertionError("there is no interval");
    assertThat(i.method()).isEqualTo(method);
    assertThat(i.low()).isCloseTo(Reference.value(method + "." + name + ".low"), within(1e-10));
    assertThat(i.high()).isCloseTo(Reference.value(method + "." + name + ".high"), within(1e-10));
  }
}
