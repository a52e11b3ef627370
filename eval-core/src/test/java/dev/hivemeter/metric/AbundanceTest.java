package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class AbundanceTest {

  @Test
  void two_of_four_by_hand() {
    // kinds a a b c; of the 6 pairs only aa has one kind: (1 + 5·2) / 6
    Abundance abundance = Abundance.of(new int[] {2, 1, 1});
    assertThat(abundance.total()).isEqualTo(4);
    assertThat(abundance.expectedKinds(2)).isCloseTo(11.0 / 6, within(1e-15));
    assertThat(abundance.expectedKinds(0)).isZero();
    assertThat(abundance.expectedKinds(4)).isEqualTo(3.0);
  }

  @Test
  void the_product_is_the_ratio_of_binomials_by_log_gamma() {
    int[] counts = {1, 1, 1, 2, 2, 3, 5, 8, 40, 137, 600};
    int total = 800;
    Abundance abundance = Abundance.of(counts);
    assertThat(abundance.total()).isEqualTo(total);
    for (int size : new int[] {1, 7, 100, 199, 200, 201, 500, 799}) {
      double expected = 0;
      for (int c : counts)
        expected +=
            total - c < size
                ? 1
                : 1 - Math.exp(logChoose(total - c, size) - logChoose(total, size));
      assertThat(abundance.expectedKinds(size)).isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void more_than_there_is_cannot_be_drawn() {
    assertThatThrownBy(() -> Abundance.of(new int[] {2}).expectedKinds(3))
        .hasMessage("size 3 is outside [0, 2]");
  }

  private static double logChoose(int n, int k) {
    return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }
}
