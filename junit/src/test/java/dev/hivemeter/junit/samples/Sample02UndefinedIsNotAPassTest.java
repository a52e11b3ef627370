package dev.hivemeter.junit.samples;

// sample: undefined
import static dev.hivemeter.junit.HivemeterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.library.Answers;
import dev.hivemeter.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pitfall: one answer has no pairs, and a limit that nothing was held against did not hold. */
final class Sample02UndefinedIsNotAPassTest {
  @Test
  void one_answer_is_not_diverse_it_is_unmeasured() {
    Answers lonely = Answers.of(List.of("The only call that did not time out."));

    if (lonely.rougeL() instanceof Score.Undefined u) System.out.println(u.reason());

    assertThat(lonely).rougeL().isUndefined();
    assertThatThrownBy(() -> assertThat(lonely).rougeL().isBelow(0.5))
        .hasMessageContaining("Undefined (needs two answers, has 1)");
  }
}
// end
