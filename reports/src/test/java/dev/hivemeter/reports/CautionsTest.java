package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class CautionsTest {
  private static SyntheticRun run() {
    return new SyntheticRun(
        "changed",
        List.of("openai:a", "openai:b"),
        List.of(1.0),
        List.of(Prompt.of("p", "A question?")),
        5);
  }

  private static List<String> cautions(SyntheticRun run) {
    run.score();
    return Cautions.of(RunView.of(run, SyntheticGlossary.all())).stream()
        .filter(c -> c.contains("changed while it was asked"))
        .toList();
  }

  @Test
  void a_model_that_stayed_the_same_needs_no_caution() {
    assertThat(cautions(run())).isEmpty();
  }

  @Test
  void a_model_that_changed_is_a_caution_that_says_what_and_after_how_many_answers() {
    SyntheticRun run = run();
    run.change(new ModelChange("openai:b", "digest", "aaa", "bbb", 7, null));
    run.change(new ModelChange("somebody else", "digest", "aaa", "bbb", 7, null));
    assertThat(cautions(run))
        .singleElement()
        .satisfies(
            c ->
                assertThat(c)
                    .contains("may be those of two models")
                    .endsWith("digest was aaa, is bbb after 7 answers."));
  }

  @Test
  void many_changes_of_one_model_are_one_caution() {
    SyntheticRun run = run();
    for (int i = 0; i < 9; i++)
      run.change(new ModelChange("openai:a", "fingerprint", "f" + i, "f" + (i + 1), i, null));
    assertThat(cautions(run))
        .singleElement()
        .satisfies(c -> assertThat(c).endsWith("and 6 more, which `hivemeter show` lists."));
  }
}
