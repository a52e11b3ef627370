package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Law;
import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** What fair draws give must be usual: every p-value is below .05 in one fair pool of twenty. */
final class NullTest {
  private static final int POOLS = 2_000;

  /** Four standard errors of a share of .05 over the pools. */
  private static final double ERROR = 4 * Math.sqrt(0.05 * 0.95 / POOLS);

  private static double[] even(int k) {
    return IntStream.range(0, k).mapToDouble(i -> 1.0 / k).toArray();
  }

  @Test
  void fifty_fair_draws_from_a_hundred_values_are_far_from_the_law() {
    Band tv = LawNull.of(List.of(new TotalVariation()), even(100), 50, Draws.of(1, "t")).get(0);
    assertThat(tv.median()).isBetween(0.58, 0.62);
    assertThat(tv.low()).isGreaterThan(0.5);
    assertThat(tv.percentile(0.6)).isBetween(0.3, 0.7);
    assertThat(tv.percentile(0.99)).isEqualTo(1);
  }

  @Test
  void the_monte_carlo_p_of_fair_counts_is_small_one_time_in_twenty() {
    double[] p = {0.9, 0.08, 0.02};
    int n = 30;
    Band w = LawNull.of(List.of(new CohensW()), p, n, Draws.of(2, "t")).get(0);
    Alias alias = new Alias(p);
    Draws draws = Draws.of(3, "pools");
    int chi = 0;
    int monteCarlo = 0;
    for (int pool = 0; pool < POOLS; pool++) {
      double[] q = new double[3];
      for (int i = 0; i < n; i++) q[alias.draw(draws)] += 1.0 / n;
      double squares = CohensW.squares(q, p);
      if (w.upperTail(Math.sqrt(squares)) <= 0.05) monteCarlo++;
      if (ProbeScores.chiSquaredP(n * squares, 2) <= 0.05) chi++;
    }
    // Discrete: never more often than promised. With .6 expected of the rarest value, χ² breaks it.
    assertThat((double) monteCarlo / POOLS).isLessThan(0.05 + ERROR);
    assertThat((double) chi / POOLS).isGreaterThan((double) monteCarlo / POOLS);
  }

  @Test
  void the_chi_squared_p_of_fair_counts_is_small_one_time_in_twenty() {
    Draws draws = Draws.of(4, "pools");
    Alias alias = new Alias(even(11));
    int small = 0;
    for (int pool = 0; pool < POOLS; pool++) {
      double[] q = new double[11];
      for (int i = 0; i < 110; i++) q[alias.draw(draws)] += 1.0 / 110;
      if (ProbeScores.chiSquaredP(110 * CohensW.squares(q, even(11)), 10) <= 0.05) small++;
    }
    assertThat((double) small / POOLS).isCloseTo(0.05, within(ERROR));
  }

  @Test
  void numbers_of_one_decimal_are_no_false_alarm_as_they_are_for_the_textbook() {
    Law law = new Law.Uniform(0, 1);
    int n = 200;
    int[] decimals = new int[n];
    Arrays.fill(decimals, 1);
    Band ks = RealNull.of(law, decimals, Draws.of(5, "t")).ks();
    KolmogorovSmirnovTest textbook = new KolmogorovSmirnovTest();
    Random random = new Random(6);
    int ours = 0;
    int theirs = 0;
    for (int pool = 0; pool < POOLS; pool++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[i] = Math.rint(random.nextDouble() * 10) / 10;
      Arrays.sort(x);
      double d = Reals.ks(law, x);
      if (ks.upperTail(d) <= 0.05) ours++;
      if (1 - textbook.cdf(d, n) <= 0.05) theirs++;
    }
    assertThat((double) ours / POOLS).isBetween(0.01, 0.05 + ERROR);
    assertThat((double) theirs / POOLS).isCloseTo(0.47, within(0.06));
  }

  @Test
  void mixed_decimals_and_every_law_keep_the_promise() {
    for (Law law : List.of(new Law.Normal(100, 15), new Law.Exponential(5), new Law.Cauchy(0, 1))) {
      int[] decimals = IntStream.range(0, 60).map(i -> i % 3).toArray();
      RealNull fair = RealNull.of(law, decimals, Draws.of(7, law.toString()));
      Random random = new Random(8);
      int small = 0;
      for (int pool = 0; pool < POOLS; pool++) {
        double[] x = new double[60];
        for (int i = 0; i < 60; i++) {
          double s = Math.pow(10, decimals[i]);
          x[i] = Math.rint(Laws.quantile(law, random.nextDouble()) * s) / s;
        }
        Arrays.sort(x);
        if (fair.ks().upperTail(Reals.ks(law, x)) <= 0.05) small++;
      }
      assertThat((double) small / POOLS).as(law.toString()).isCloseTo(0.05, within(ERROR));
    }
  }

  @Test
  void same_seed_same_bits() {
    Band a = LawNull.of(List.of(new JensenShannon()), even(6), 20, Draws.of(9, "t")).get(0);
    Band b = LawNull.of(List.of(new JensenShannon()), even(6), 20, Draws.of(9, "t")).get(0);
    assertThat(a.median()).isEqualTo(b.median());
    assertThat(a.low()).isEqualTo(b.low());
  }

  @Test
  void weighted_draws_follow_their_weights() {
    double[] p = {0.02, 0.08, 0.6, 0.3};
    Alias alias = new Alias(p);
    int[] counts = new int[4];
    Draws draws = Draws.of(10, "t");
    for (int i = 0; i < 100_000; i++) counts[alias.draw(draws)]++;
    for (int k = 0; k < 4; k++) assertThat(counts[k] / 100_000.0).isCloseTo(p[k], within(0.006));
  }
}
