package dev.hivemeter.scoring;

import static dev.hivemeter.scoring.MadeUpRun.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.MadeUpRun.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a score is read against, computed on the same run. */
class NullsTest {
  private static final String S = PoolMetrics.MEAN_PAIRWISE_COSINE;
  private static final float[] EAST = {1, 0, 0};
  private static final float[] NORTH = {0, 1, 0};
  private static final float[] UP = {0, 0, 1};

  private static Prompt english(String id) {
    return MadeUpRun.prompt(id, null, "en");
  }

  private static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }

  @Test
  void a_pool_of_other_models_answers_is_as_large_and_never_holds_the_own() {
    // a repeats EAST; b and c each repeat a vector of their own
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r")) {
      run.cell("a", english(p), answer(0, "x", EAST), answer(1, "x", EAST));
      run.cell("b", english(p), answer(0, "y", NORTH), answer(1, "y", NORTH));
      run.cell("c", english(p), answer(0, "y", NORTH), answer(1, "z", NORTH));
    }
    Scores scores = run.score();
    Score others = scores.model(S, "a", Variants.OTHER_MODELS);
    assertThat(value(others)).isCloseTo(1, within(1e-12));
    assertThat(((Score.Value) scores.pool(S, "a", "p", "default")).n()).isEqualTo(2);
    // beside b stand one text of a and two of c, beside a only what b and c say: never x
    for (String p : List.of("p", "q", "r"))
      assertThat(value(scores.pool("exact-duplicate-rate@1", "a", p, "default"))).isEqualTo(1.0);
  }

  @Test
  void the_pool_beside_two_models_is_the_other_ones_and_as_large() {
    MadeUpRun run = new MadeUpRun().planned(3);
    for (String p : List.of("p", "q", "r")) {
      run.cell("a", english(p), answer(0, "x", EAST), answer(1, "x", EAST), answer(2, "x", EAST));
      run.cell("b", english(p), answer(0, "u", EAST), answer(1, "v", NORTH), answer(2, "w", UP));
    }
    Scores scores = run.score();
    assertThat(value(scores.model(S, "a", Variants.OTHER_MODELS))).isCloseTo(0, within(1e-12));
    assertThat(value(scores.model(S, "b", Variants.OTHER_MODELS))).isCloseTo(1, within(1e-12));
    assertThat(value(scores.model("length-mean@1", "b", "default"))).isEqualTo(1.0);
  }

  @Test
  void measures_that_grow_with_n_are_compared_at_the_answers_that_they_can_use() {
    // a has four answers, one of them without a vector; b has two
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r")) {
      run.cell(
          "a",
          english(p),
          answer(0, "s", EAST),
          answer(1, "t", NORTH),
          answer(2, "u", UP),
          answer(3, "v", (float[]) null));
      run.cell("b", english(p), answer(0, "y", EAST), answer(1, "z", EAST));
    }
    Scores scores = run.score();
    assertThat(value(scores.pool("vendi-1@1", "a", "p", "default"))).isCloseTo(3, within(1e-9));
    Score.Value equal = (Score.Value) scores.pool("vendi-1@1", "a", "p", Variants.RAREFIED);
    // any two of three perpendicular vectors
    assertThat(equal.value()).isCloseTo(2, within(1e-9));
    assertThat(equal.n()).isEqualTo(2);
    assertThat(value(scores.pool("vendi-1@1", "b", "p", Variants.RAREFIED)))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void one_model_alone_has_no_other_models() {
    MadeUpRun run = new MadeUpRun().planned(2);
    run.cell("a", english("p"), answer(0, "x", EAST), answer(1, "x", EAST));
    assertThat(run.score().model(S, "a", Variants.OTHER_MODELS))
        .isEqualTo(new Score.Undefined("needs two answers, has 0"));
  }

  @Test
  void peoples_answers_stand_beside_the_models_and_in_no_average() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r")) {
      run.cell("a", english(p), answer(0, "x", EAST), answer(1, "x", EAST));
      run.cell("b", english(p), answer(0, "y", EAST), answer(1, "y", EAST));
      run.cell("human:volunteers", english(p), answer(0, "u", NORTH), answer(1, "v", UP));
    }
    Scores scores = run.score();
    assertThat(value(scores.model(S, "a", Variants.HUMAN))).isCloseTo(0, within(1e-12));
    assertThat(value(scores.model(S, "human:volunteers", "default"))).isCloseTo(0, within(1e-12));
    assertThat(value(scores.study(S, "default"))).isCloseTo(1, within(1e-12));
    assertThat(value(scores.study(S, Variants.HUMAN))).isCloseTo(0, within(1e-12));
    assertThat(value(scores.pair("inter-model-homogeneity@1", "a", "human:volunteers")))
        .isCloseTo(0, within(1e-12));
    assertThat(value(scores.study("inter-model-homogeneity@1", "default")))
        .isCloseTo(1, within(1e-12));
    assertThat(scores.of(Scope.MODEL).stream().filter(r -> r.model().startsWith("human:")))
        .extracting(r -> r.variant())
        .doesNotContain(Variants.HUMAN, Variants.PARROT, Variants.DICE, Variants.OTHER_MODELS);
  }

  @Test
  void refusals_are_counted_and_headlines_are_given_with_and_without_them() {
    String refusal = "I'm sorry, but I can't help with that.";
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r")) {
      run.cell(
          "a",
          english(p),
          answer(0, refusal, UP),
          answer(1, refusal, UP),
          answer(2, "east", EAST),
          answer(3, "north", NORTH));
      run.cell(
          "b",
          english(p),
          answer(0, "one", EAST),
          answer(1, "two", EAST),
          answer(2, "three", EAST),
          answer(3, "four", EAST));
    }
    Scores scores = run.score();
    // with: of six pairs one has cosine 1; without: east and north alone
    assertThat(value(scores.model(S, "a", "default"))).isCloseTo(1.0 / 6, within(1e-12));
    assertThat(value(scores.model(S, "a", Variants.WITH_REFUSALS)))
        .isCloseTo(1.0 / 6, within(1e-12));
    assertThat(value(scores.model(S, "a", Variants.WITHOUT_REFUSALS))).isCloseTo(0, within(1e-12));
    assertThat(value(scores.study(S, Variants.WITHOUT_REFUSALS))).isCloseTo(0.5, within(1e-12));
    assertThat(scores.of(Scope.MODEL).stream().filter(r -> r.model().equals("b")))
        .extracting(r -> r.variant())
        .doesNotContain(Variants.WITHOUT_REFUSALS, Variants.WITH_REFUSALS);
    // H: with, a's centre is (1,1,2)/4, so H = 1/4; without, (1,1,0)/2, so 1/2
    assertThat(pair(scores, "inter-model-homogeneity@1", "default")).isCloseTo(0.25, within(1e-12));
    assertThat(pair(scores, "inter-model-homogeneity@1", Variants.WITHOUT_REFUSALS))
        .isCloseTo(0.5, within(1e-12));
  }

  private static double pair(Scores scores, String metric, String variant) {
    List<Score> found =
        scores.of(Scope.PAIR).stream()
            .filter(r -> r.metric().equals(metric) && r.variant().equals(variant))
            .filter(r -> !r.model().equals(r.modelB()))
            .map(r -> r.score())
            .toList();
    assertThat(found).hasSize(1);
    return value(found.get(0));
  }

  @Test
  void the_authors_diagonal_counts_self_pairs() {
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r"))
      run.cell("a", english(p), answer(0, "x", EAST), answer(1, "y", NORTH));
    Scores scores = run.score();
    List<Double> diagonal =
        scores.of(Scope.PAIR).stream()
            .filter(r -> r.metric().equals("inter-model-homogeneity@1"))
            .map(r -> value(r.score()))
            .toList();
    // S = 0 and S + (1 − S)/n = 1/2
    assertThat(diagonal).hasSize(2);
    assertThat(diagonal.get(0)).isCloseTo(0, within(1e-12));
    assertThat(diagonal.get(1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void answers_are_cut_to_the_shortest_models_length() {
    // 30 tokens of one word against 30 different ones of which the first 24 are the others'
    StringBuilder same = new StringBuilder();
    for (int i = 0; i < 24; i++) same.append("w").append(i).append(' ');
    MadeUpRun run = new MadeUpRun().planned(2);
    for (String p : List.of("p", "q", "r")) {
      run.cell("a", english(p), answer(0, same.toString()), answer(1, same.toString()));
      run.cell(
          "b",
          english(p),
          answer(0, same + "then it goes on otherwise"),
          answer(1, same + "and ends in its own words"));
    }
    Scores scores = run.score();
    assertThat(value(scores.model("rouge-l@1", "b", "default"))).isLessThan(0.95);
    assertThat(value(scores.model("rouge-l@1", "b", Variants.LENGTH_MATCHED)))
        .isCloseTo(1, within(1e-12));
  }
}
