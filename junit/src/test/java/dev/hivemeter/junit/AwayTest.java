package dev.hivemeter.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AwayTest {
  @ParameterizedTest
  @CsvSource({
    "0.8, 0.80001, 0.8001",
    "0.8, 0.79999, 0.7999",
    "0.8, 0.8, 0.8",
    "0.8, 0.93, 0.9301",
    "0, -0.00001, -0.0001",
    "0, 0.00001, 0.0001",
    "12, 57.123456, 57.1235"
  })
  void is_rounded_away_from_the_limit(double limit, double value, String expected) {
    // 0.93 as a double is a little more than .93.
    assertThat(Away.from(limit, value)).isEqualTo(expected);
  }

  @Test
  void never_reads_as_if_the_limit_held() {
    SplittableRandom random = new SplittableRandom(20261128);
    for (int i = 0; i < 10_000; i++) {
      double limit = random.nextInt(200) / 100.0 - 1;
      double value = limit + random.nextDouble(-1e-3, 1e-3);
      double printed = Double.parseDouble(Away.from(limit, value));
      assertThat(Math.signum(printed - limit))
          .as("%s, %s", limit, value)
          .isEqualTo(Math.signum(value - limit));
    }
  }

  @Test
  void a_limit_is_printed_with_all_its_digits() {
    assertThat(Away.limit(0.8)).isEqualTo("0.8");
    assertThat(Away.limit(1e-7)).isEqualTo("0.0000001");
    assertThat(Away.limit(3)).isEqualTo("3");
    assertThat(Away.limit(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }
}
