package dev.hivemeter.scoring;

import static dev.hivemeter.scoring.MadeUpRun.answer;
import static dev.hivemeter.scoring.MadeUpRun.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import org.junit.jupiter.api.Test;

/** Two models by hand. */
class PairScoresTest {

  private static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }

  /**
   * At p model a answers east, east and b east, north; at q a answers up, up and b up, up.
   *
   * <pre>
   * S_a = 1, 1     S_b = 0, 1     H = ½, 1     MMD² = 0, 0
   * F: a at p against b at q and b at p against a at q: 0, 0
   * alikeness: ½ / ½ = 1, 1 / 1 = 1
   * </pre>
   */
  private static MadeUpRun twoPrompts() {
    MadeUpRun run = new MadeUpRun().planned(2);
    run.cell("a", prompt("p", null, "en"), answer(0, "x", 1, 0, 0), answer(1, "x", 1, 0, 0));
    run.cell("a", prompt("q", null, "en"), answer(0, "x", 0, 0, 1), answer(1, "y", 0, 0, 1));
    run.cell("b", prompt("p", null, "en"), answer(0, "X", 1, 0, 0), answer(1, "z", 0, 1, 0));
    run.cell("b", prompt("q", null, "en"), answer(0, "y", 0, 0, 1), answer(1, "y ", 0, 0, 1));
    return run;
  }

  @Test
  void homogeneity_mmd_and_alikeness_by_hand() {
    Scores scores = twoPrompts().score();
    assertThat(value(scores.pair("inter-model-homogeneity@1", "a", "b"))).isEqualTo(0.75);
    assertThat(value(scores.pair("inter-model-homogeneity@1", "a", "a"))).isEqualTo(1.0);
    assertThat(value(scores.pair("inter-model-homogeneity@1", "b", "b"))).isEqualTo(0.5);
    assertThat(value(scores.pair("inter-model-cross-prompt@1", "a", "b"))).isZero();
    assertThat(value(scores.pair("mmd2@1", "a", "b"))).isZero();
    assertThat(value(scores.pair("alikeness@1", "a", "b"))).isEqualTo(1.0);
    assertThat(value(scores.study("inter-model-homogeneity@1", "default"))).isEqualTo(0.75);
  }

  @Test
  void duplicates_across_models_by_hand() {
    // p: x, x against x, z: 2 of 4; q: x, y against y, y: 2 of 4
    Scores scores = twoPrompts().score();
    assertThat(value(scores.pair("cross-model-duplicate-rate@1", "a", "b"))).isEqualTo(0.5);
  }

  @Test
  void duplicates_across_prompts_by_hand() {
    // a: x, x | x, y: pairs across prompts 4, equal 2; b: x, z | y, y: none
    Scores scores = twoPrompts().score();
    assertThat(value(scores.model("cross-prompt-duplicate-rate@1", "a", "default"))).isEqualTo(0.5);
    assertThat(value(scores.model("cross-prompt-duplicate-rate@1", "b", "default"))).isZero();
  }

  @Test
  void prompts_are_matched_by_id_and_not_by_place() {
    MadeUpRun run = new MadeUpRun().planned(2);
    run.cell("a", prompt("p", null, "en"), answer(0, "x", 1, 0), answer(1, "x", 1, 0));
    run.cell("a", prompt("q", null, "en"), answer(0, "x", 0, 1), answer(1, "x", 0, 1));
    run.cell("b", prompt("q", null, "en"), answer(0, "x", 0, 1), answer(1, "x", 0, 1));
    run.cell("b", prompt("p", null, "en"), answer(0, "x", 1, 0), answer(1, "x", 1, 0));
    assertThat(value(run.score().pair("inter-model-homogeneity@1", "a", "b"))).isEqualTo(1.0);
  }

  @Test
  void models_that_share_no_prompt_are_not_compared() {
    MadeUpRun run = new MadeUpRun().planned(1);
    run.cell("a", prompt("p", null, "en"), answer(0, "x", 1, 0));
    run.cell("b", prompt("q", null, "en"), answer(0, "x", 0, 1));
    Scores scores = run.score();
    for (String metric :
        new String[] {
          "inter-model-homogeneity@1", "mmd2@1", "alikeness@1", "cross-model-duplicate-rate@1"
        })
      assertThat(scores.pair(metric, "a", "b"))
          .isEqualTo(new Score.Undefined("no prompt was answered by both"));
    assertThat(scores.pair("inter-model-cross-prompt@1", "a", "b"))
        .isEqualTo(new Score.Undefined("needs two prompts, has 0"));
  }

  @Test
  void without_room_between_floor_and_ceiling_there_is_no_alikeness() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String m : new String[] {"a", "b"})
      for (String p : new String[] {"p", "q"})
        run.cell(m, prompt(p, null, "en"), answer(0, "x", 1, 0), answer(1, "y", 1, 0));
    assertThat(run.score().pair("alikeness@1", "a", "b"))
        .isEqualTo(new Score.Undefined("(S_a + S_b)/2 − F is under 0.05"));
  }

  @Test
  void paraphrases_are_one_prompt_to_the_floor() {
    MadeUpRun run = new MadeUpRun().planned(1);
    for (String m : new String[] {"a", "b"}) {
      run.cell(m, prompt("p", "f", "en"), answer(0, "x", 1, 0));
      run.cell(m, prompt("q", "f", "en"), answer(0, "x", 1, 0));
      run.cell(m, prompt("r", null, "en"), answer(0, "y", 0, 1));
    }
    Scores scores = run.score();
    assertThat(value(scores.pair("inter-model-cross-prompt@1", "a", "b"))).isZero();
    assertThat(value(scores.model("cross-prompt-cosine@1", "a", "default"))).isZero();
    assertThat(value(scores.model("cross-prompt-duplicate-rate@1", "a", "default"))).isZero();
  }

  @Test
  void two_models_that_give_one_text_to_everything_have_a_floor_of_1() {
    MadeUpRun run = new MadeUpRun().planned(1);
    for (String m : new String[] {"a", "b"})
      for (String p : new String[] {"p", "q", "r"})
        run.cell(m, prompt(p, null, "en"), answer(0, "Ha.", 0.3f, 0.4f));
    Scores scores = run.score();
    assertThat(value(scores.pair("inter-model-cross-prompt@1", "a", "b")))
        .isCloseTo(1, within(1e-12));
    assertThat(value(scores.model("cross-prompt-cosine@1", "a", "default")))
        .isCloseTo(1, within(1e-12));
    assertThat(value(scores.model("cross-prompt-duplicate-rate@1", "a", "default"))).isEqualTo(1.0);
  }
}
