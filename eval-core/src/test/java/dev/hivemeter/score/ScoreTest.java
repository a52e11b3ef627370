package dev.hivemeter.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_value_that_is_no_number_cannot_be_made(double v) {
    assertThatThrownBy(() -> new Score.Value(v, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Undefined");
  }

  @Test
  void a_score_is_a_value_or_undefined_and_nothing_else() {
    assertThat(Score.class.isSealed()).isTrue();
    assertThat(Score.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(Score.Value.class, Score.Undefined.class);
  }
}
