package dev.hivemeter.probe;

import static dev.hivemeter.Reference.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Score;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SerialTest {
  @Test
  void one_list_by_hand() {
    int[][] list = {{0, 0, 1, 1, 1, 0}};
    assertThat(Serial.repeats(list)).isEqualTo(0.6);
    // r = .6, chance (9 + 9)/36 = .5
    assertThat(Serial.kappa(list, 2)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void values_of_different_calls_are_no_neighbours() {
    assertThat(Serial.repeats(new int[][] {{0, 1}, {1, 0}, {0, 1}})).isZero();
  }

  @Test
  void the_same_list_again_is_seen_place_by_place() {
    assertThat(Serial.sameAcross(new int[][] {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}}, new int[3], 3))
        .isEqualTo(1);
    assertThat(Serial.sameAcross(new int[][] {{0, 1, 2}, {1, 2, 0}}, new int[2], 3)).isZero();
    assertThat(Serial.sameAcross(new int[][] {{0, 1}, {0, 0}, {1, 0}}, new int[3], 2))
        .isCloseTo(2 / 6.0, within(1e-12));
  }

  @Test
  void a_list_that_starts_later_is_compared_in_its_own_places() {
    int[][] calls = {{0, 1, 0, 1}, {0, 1}};
    assertThat(Serial.sameAcross(calls, new int[] {0, 2}, 2)).isEqualTo(1);
    assertThat(Serial.sameAcross(calls, new int[] {0, 1}, 2)).isZero();
    assertThat(Serial.sameAcross(calls, new int[] {0, 4}, 2)).isNaN();
  }

  @Test
  void agrees_with_statsmodels_and_numpy() {
    int[] bits = IntStream.range(0, 40).map(k -> (k * k * 7 + 3 * k) % 11 > 4 ? 1 : 0).toArray();
    Score z = Serial.runs(new int[][] {bits}, 2);
    assertThat(((Score.Value) z).value()).isCloseTo(value("probe-runs-z"), within(1e-12));
    double[] x = IntStream.range(0, 30).mapToDouble(k -> (k * k * 5 + k) % 10).toArray();
    assertThat(Serial.lag1(new double[][] {x})).isCloseTo(value("probe-lag1"), within(1e-12));
  }

  @Test
  void alternating_is_above_zero_and_sticking_together_below() {
    int[] alternating = IntStream.range(0, 20).map(k -> k % 2).toArray();
    int[] blocks = IntStream.range(0, 20).map(k -> k / 10).toArray();
    assertThat(((Score.Value) Serial.runs(new int[][] {alternating}, 2)).value()).isGreaterThan(3);
    assertThat(((Score.Value) Serial.runs(new int[][] {blocks}, 2)).value()).isLessThan(-3);
  }

  @Test
  void lists_of_one_value_and_few_values_are_undefined() {
    assertThat(Serial.runs(new int[][] {new int[20]}, 2)).isInstanceOf(Score.Undefined.class);
    assertThat(Serial.runs(new int[][] {{0, 1, 0}}, 2)).isInstanceOf(Score.Undefined.class);
  }
}
