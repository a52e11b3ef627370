package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.plan.Detect;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.Pilot.Contrast;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PilotTest {
  private static final Sampling HOT = Sampling.neutral(1.5, 64);

  @Test
  void its_scores_are_those_of_the_scoring() {
    MadeUpRun run = MadeUpRun.ofReference();
    Pilot pilot = read(run, Set.of());
    List<Detect.Pair> pairs = pilot.pairs(new Contrast(0, 1));
    assertThat(pairs).hasSize(6);
    Score first = run.score().pool("mean-pairwise-cosine@1", name(pilot, 0), "p0", "default");
    if (!(first instanceof Score.Value v)) throw new AssertionError("undefined: " + first);
    assertThat(pairs.get(0).a()).isCloseTo(v.value(), within(1e-14));
    assertThat(pairs.get(0).cluster()).as("paraphrases").isEqualTo(pairs.get(1).cluster());
    assertThat(pairs.get(1).cluster()).isNotEqualTo(pairs.get(2).cluster());
  }

  @Test
  void conditions_that_differ_in_one_thing_are_contrasted() {
    MadeUpRun run = new MadeUpRun();
    for (Sampling s : List.of(MadeUpRun.WARM, HOT))
      for (String model : List.of("a", "b", "control:parrot")) cell(run.sampling(s), model, "q", 4);
    Pilot pilot = read(run, Set.of());
    assertThat(pilot.labels()).containsExactly("a T=1.0", "b T=1.0", "a T=1.5", "b T=1.5");
    assertThat(pilot.contrasts())
        .containsExactly(
            new Contrast(0, 1), new Contrast(0, 2), new Contrast(1, 3), new Contrast(2, 3));
    assertThat(pilot.title(new Contrast(0, 1))).isEqualTo("a – b T=1.0");
    assertThat(pilot.title(new Contrast(0, 2))).isEqualTo("a T=1.0 – T=1.5");
    assertThat(pilot.title(new Contrast(0, 3))).isEqualTo("a T=1.0 – b T=1.5");
  }

  @Test
  void another_way_of_asking_or_another_truncation_is_no_single_contrast() {
    MadeUpRun run = new MadeUpRun();
    cell(run, "a", "q", 4);
    cell(run.elicitation(new Elicitation("unusual", "Be unusual.")), "a", "q", 4);
    cell(
        run.elicitation(Elicitation.DIRECT)
            .sampling(new Sampling(1.5, 0.9, 0, 0.0, 64, Sampling.Seeds.NONE)),
        "a",
        "q",
        4);
    Pilot pilot = read(run, Set.of());
    assertThat(pilot.contrasts()).isEmpty();
    assertThat(pilot.labels()).contains("a T=1.0 unusual", "a T=1.5 top-p=0.9");
  }

  @Test
  void small_pools_other_languages_and_missing_cells_are_left_out() {
    MadeUpRun run = new MadeUpRun();
    for (String model : List.of("a", "b")) {
      cell(run, model, "full", 5);
      cell(run, model, "small", model.equals("a") ? 5 : 2);
      run.cell(model, MadeUpRun.prompt("fremd", null, "de-AT"), answers(5));
    }
    cell(run, "a", "alone", 5);
    assertThat(read(run, Set.of("en")).pairs(new Contrast(0, 1))).hasSize(1);
    assertThat(read(run, Set.of()).pairs(new Contrast(0, 1))).hasSize(2);
  }

  @Test
  void three_answers_have_a_score_and_no_noise() {
    MadeUpRun run = new MadeUpRun().planned(3);
    cell(run, "a", "q", 3);
    cell(run, "b", "q", 3);
    Detect.Pair pair = read(run, Set.of()).pairs(new Contrast(0, 1)).get(0);
    // Unit vectors (1,0), (1,1)/√2, (1,2)/√5: cosines .7071, .4472 and 3/√10 = .9487.
    assertThat(pair.a())
        .isCloseTo((Math.sqrt(0.5) + 1 / Math.sqrt(5) + 3 / Math.sqrt(10)) / 3, within(1e-7));
    assertThat(pair.poolA()).isNull();
  }

  @Test
  void answers_without_a_vector_are_counted() {
    MadeUpRun run = new MadeUpRun();
    SourceAnswer[] answers = answers(5);
    answers[2] = new SourceAnswer(2, "text", false, null, false);
    run.cell("a", MadeUpRun.prompt("q", null, "en"), answers);
    Pilot pilot = read(run, Set.of());
    assertThat(pilot.withoutVector()).isEqualTo(1);
    assertThat(pilot.samples()).isEqualTo(5);
  }

  private static Pilot read(MadeUpRun run, Set<String> languages) {
    return Pilot.read(run.request(MadeUpRun.EMBEDDING, 1).cells(), run, languages);
  }

  private static void cell(MadeUpRun run, String model, String prompt, int n) {
    run.cell(model, MadeUpRun.prompt(prompt, null, "en"), answers(n));
  }

  private static SourceAnswer[] answers(int n) {
    SourceAnswer[] answers = new SourceAnswer[n];
    for (int i = 0; i < n; i++) answers[i] = MadeUpRun.answer(i, "text " + i, 1, i);
    return answers;
  }

  private static String name(Pilot pilot, int condition) {
    return pilot.labels().get(condition).split(" ")[0];
  }
}
