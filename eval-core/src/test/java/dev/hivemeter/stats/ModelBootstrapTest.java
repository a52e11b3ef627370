package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Interval;
import org.junit.jupiter.api.Test;

class ModelBootstrapTest {

  @Test
  void fewer_than_eight_models_are_fixed() {
    assertThat(ModelBootstrap.of(pairs(7, 1), 1)).isNull();
    assertThat(ModelBootstrap.of(pairs(8, 1), 1)).isNotNull();
  }

  @Test
  void pairs_that_are_all_alike_have_none() {
    assertThat(ModelBootstrap.of(pairs(9, 0), 1)).isNull();
  }

  @Test
  void the_diagonal_is_not_read_and_the_seed_decides() {
    double[][] k = pairs(10, 1);
    Interval before = ModelBootstrap.of(k, 1);
    for (int i = 0; i < 10; i++) k[i][i] = 1e9;
    assertThat(ModelBootstrap.of(k, 1)).isEqualTo(before);
    assertThat(ModelBootstrap.of(k, 2)).isNotEqualTo(before);
  }

  @Test
  void its_centre_is_the_mean_over_pairs_and_copies_do_not_raise_it() {
    double[][] k = pairs(12, 1);
    double sum = 0;
    for (int i = 0; i < 12; i++) for (int j = i + 1; j < 12; j++) sum += k[i][j];
    Interval i = ModelBootstrap.of(k, 1);
    if (i == null) throw new AssertionError("there is no interval");
    assertThat((i.low() + i.high()) / 2).isCloseTo(sum / 66, within(1e-12));
    assertThat(i.method()).isEqualTo("model-bootstrap");
  }

  @Test
  void its_width_is_that_of_the_models_own_spread() {
    // k_ij = a_i + a_j: the mean over pairs is twice the mean of a, with error 2·sd(a)/√m.
    double[] a = {0.1, 0.35, 0.2, 0.6, 0.4, 0.3, 0.25, 0.5, 0.45, 0.15};
    double[][] k = new double[10][10];
    for (int i = 0; i < 10; i++) for (int j = 0; j < 10; j++) k[i][j] = a[i] + a[j];
    Interval i = ModelBootstrap.of(k, 1);
    if (i == null) throw new AssertionError("there is no interval");
    double expected = 2 * 2 * 2.2622 * Moments.sd(a) / Math.sqrt(10);
    // Leaving copies out pulls each resample a little towards the models it holds once.
    assertThat((i.high() - i.low()) / expected).isBetween(0.85, 1.05);
  }

  private static double[][] pairs(int m, double spread) {
    double[][] k = new double[m][m];
    for (int i = 0; i < m; i++)
      for (int j = 0; j < m; j++)
        k[i][j] = 0.7 + spread * 0.05 * Math.sin(i + 1.0) + spread * 0.05 * Math.sin(j + 1.0);
    return k;
  }
}
