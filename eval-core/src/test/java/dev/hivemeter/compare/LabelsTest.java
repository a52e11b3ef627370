package dev.hivemeter.compare;

import static dev.hivemeter.compare.Sides.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Sampling;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Condition PLAIN = condition("a", 0.2);

  private static Condition with(Sampling sampling) {
    return new Condition(PLAIN.model(), sampling, PLAIN.elicitation());
  }

  @Test
  void conditions_of_different_names_keep_them() {
    assertThat(Labels.of(List.of(PLAIN, condition("a", 1.0))))
        .containsExactly("openai:a T=0.2", "openai:a T=1.0");
  }

  @Test
  void what_differs_is_added_where_names_are_alike() {
    Sampling s = PLAIN.sampling();
    Condition longer = with(Sampling.neutral(0.2, 200));
    Condition derived =
        with(
            new Sampling(
                s.temperature(),
                s.topP(),
                s.topK(),
                s.minP(),
                s.maxTokens(),
                Sampling.Seeds.DERIVED));
    Condition unknown =
        with(new Sampling(s.temperature(), null, s.topK(), s.minP(), s.maxTokens(), s.seeds()));
    assertThat(Labels.of(List.of(PLAIN, condition("b", 0.2), longer)))
        .containsExactly(
            "openai:a T=0.2 max-tokens=100", "openai:b T=0.2", "openai:a T=0.2 max-tokens=200");
    assertThat(Labels.of(List.of(PLAIN, derived)))
        .containsExactly("openai:a T=0.2 seeds=none", "openai:a T=0.2 seeds=derived");
    assertThat(Labels.of(List.of(PLAIN, unknown)))
        .containsExactly("openai:a T=0.2 top-p=1.0", "openai:a T=0.2 top-p=unknown");
  }

  @Test
  void what_differs_in_nothing_that_is_known_is_numbered() {
    assertThat(Labels.of(List.of(PLAIN, PLAIN)))
        .containsExactly("openai:a T=0.2", "openai:a T=0.2 (2)");
  }
}
