package dev.hivemeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialBandTest {
  @Test
  void a_value_that_always_comes_has_no_width() {
    assertThat(BinomialBand.of(5, 1)).isEqualTo(new BinomialBand(1, 1));
    assertThat(BinomialBand.of(5, 0)).isEqualTo(new BinomialBand(0, 0));
  }

  @Test
  void the_band_holds_the_law_and_narrows() {
    double before = 1;
    for (int n : new int[] {10, 100, 1000, 10_000}) {
      BinomialBand band = BinomialBand.of(n, 0.3);
      assertThat(band.low()).isLessThan(0.3);
      assertThat(band.high()).isGreaterThan(0.3);
      assertThat(band.high() - band.low()).isLessThan(before);
      before = band.high() - band.low();
    }
  }

  /** {@code scipy.stats.binom.ppf([.025, .975], n, p) / n}, SciPy 1.17. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.09090909090909091, 0.04, 0.15",
    "20, 0.5, 0.3, 0.7",
    "7, 0.02, 0, 0.14285714285714285"
  })
  void agrees_with_scipy(int n, double p, double low, double high) {
    assertThat(BinomialBand.of(n, p).low()).isCloseTo(low, within(1e-12));
    assertThat(BinomialBand.of(n, p).high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void no_draws_have_no_band() {
    assertThatThrownBy(() -> BinomialBand.of(0, 0.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
