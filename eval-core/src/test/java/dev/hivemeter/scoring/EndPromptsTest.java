package dev.hivemeter.scoring;

import static dev.hivemeter.scoring.MadeUpRun.answer;
import static dev.hivemeter.scoring.MadeUpRun.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndPromptsTest {
  private static final float[] EAST = {1, 0};

  private static MadeUpRun run(int prompts) {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String model : List.of("a", "b"))
      for (int p = 0; p < prompts; p++)
        run.cell(
            model,
            prompt("p" + p, null, "en"),
            answer(0, "one " + model + " of prompt " + p, EAST),
            answer(1, "another " + model + " of prompt " + p, EAST));
    return run;
  }

  private static int n(Scores scores, String metric, String variant) {
    return ((Score.Value) scores.model(metric, "a", variant)).n();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dice", "cross-prompt", "other-models"})
  void what_a_costly_measure_is_read_against_is_taken_on_forty_prompts(String end) {
    Scores scores = run(100).score();
    assertThat(n(scores, "compression-ratio@1", end)).isEqualTo(40);
    assertThat(n(scores, "compression-ratio@1", "default")).isEqualTo(100);
    assertThat(n(scores, "compression-ratio@1", "parrot")).isEqualTo(100);
    assertThat(n(scores, "distinct-2@1", end)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void of_few_prompts_all_are_taken(int prompts) {
    assertThat(n(run(prompts).score(), "compression-ratio@1", "dice")).isEqualTo(prompts);
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 79, 80, 100, 805})
  void they_are_evenly_spread(int asked) {
    int[] taken = IntStream.range(0, asked).filter(k -> EndPrompts.spread(k, asked)).toArray();
    assertThat(taken).hasSize(40).contains(asked - 1);
    for (int k = 1; k < taken.length; k++)
      assertThat(taken[k] - taken[k - 1]).isBetween(asked / 40, (asked + 39) / 40);
  }
}
