package dev.hivemeter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiversityTest {
  private static final Map<String, float[]> VECTORS =
      Map.of(
          "a", new float[] {1, 0, 0},
          "b", new float[] {0.6f, 0.8f, 0},
          "c", new float[] {0, 1, 0},
          "a lamp in the fog", new float[] {0, 0, 1},
          "What now?", new float[] {0, 0.6f, 0.8f});

  @Test
  void copies_give_one_with_the_real_embedder_and_different_answers_less() {
    try (Diversity diversity = Diversity.open()) {
      Answers copies = diversity.answers(Collections.nCopies(4, "A lighthouse in the fog."));
      assertThat(AnswersTest.value(copies.meanPairwiseCosine())).isCloseTo(1, within(1e-6));
      Answers different =
          diversity.answers(
              List.of("A lighthouse in the fog.", "Bread needs time.", "She paints trams."));
      assertThat(AnswersTest.value(different.meanPairwiseCosine())).isLessThan(0.4);
      assertThat(different.embedder()).contains("local:all-minilm-l6-v2@limit-256");
    }
  }

  @Test
  void answers_outlive_the_embedder_and_a_closed_one_says_so() {
    Diversity diversity = Diversity.open();
    Answers answers = diversity.answers(List.of("A lighthouse.", "A tram."));
    diversity.close();
    diversity.close();
    assertThat(answers.meanPairwiseCosine()).isInstanceOf(Score.Value.class);
    assertThatThrownBy(() -> diversity.answers(List.of("A tram.")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void an_embedder_of_ones_own_stays_open() {
    FixedEmbedder embedder = new FixedEmbedder(VECTORS);
    Diversity.using(embedder).close();
    assertThat(embedder.closed).isFalse();
  }

  @Test
  void equal_texts_are_embedded_once_and_batches_are_as_the_embedder_likes_them() {
    FixedEmbedder embedder = new FixedEmbedder("fixed:batch", VECTORS, 2);
    Answers answers = Diversity.using(embedder).answers(List.of("a", "b", "a", "c", "b"));
    assertThat(embedder.batches).containsExactly(2, 1);
    // a b a c b: cosines .6 1 0 .6 · .6 .8 1 · 0 .6 · .8
    assertThat(AnswersTest.value(answers.meanPairwiseCosine())).isCloseTo(0.6, within(1e-7));
  }

  @Test
  void two_models_by_hand() {
    FixedEmbedder embedder = new FixedEmbedder("fixed:batch", VECTORS, 1);
    Answers one = Diversity.using(embedder).answers(List.of("a", "b"));
    FixedEmbedder again = new FixedEmbedder("fixed:batch", VECTORS, 1);
    Answers two = Diversity.using(again).answers(List.of("c", "b"));
    // a·c 0, a·b .6, b·c .8, b·b 1
    assertThat(AnswersTest.value(one.interModelHomogeneity(two))).isCloseTo(0.6, within(1e-7));
    assertThat(AnswersTest.value(one.with(two, "cross-model-duplicate-rate@1").score()))
        .isEqualTo(0.25);
    // S_a + S_b − 2H = .6 + .8 − 1.2
    assertThat(AnswersTest.value(one.with(two, "mmd2").score())).isCloseTo(0.2, within(1e-7));
    assertThat(one.with(two, "alikeness").score())
        .isEqualTo(new Score.Undefined("needs answers to different prompts"));
    assertThat(one.interModelHomogeneity(Diversity.using(again).answers(List.of())))
        .isEqualTo(new Score.Undefined("not answered by both"));
  }

  @Test
  void vectors_of_different_embedders_are_not_compared() {
    Answers one = Diversity.using(new FixedEmbedder(VECTORS)).answers(List.of("a"));
    Answers two =
        Diversity.using(new FixedEmbedder("fixed:other", VECTORS, 1)).answers(List.of("a"));
    assertThatThrownBy(() -> one.interModelHomogeneity(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "vectors of fixed:test and of fixed:other cannot be compared; embed both lists with"
                + " one embedder");
  }

  @Test
  void a_prompt_gives_its_topic_and_a_foreign_language_no_measure_of_meaning() {
    List<String> texts = List.of("c", "a lamp in the fog");
    Answers english = Diversity.using(new FixedEmbedder(VECTORS)).answers("What now?", "en", texts);
    // Cosines to the prompt: .6 and .8.
    assertThat(AnswersTest.value(english.score("topic-reference"))).isCloseTo(0.48, within(1e-7));
    Answers german = Diversity.using(new FixedEmbedder(VECTORS)).answers("What now?", "de", texts);
    Score.Undefined why =
        new Score.Undefined(
            "the prompt's language, de, is none of the embedder's (en); use an embedder that knows"
                + " it (Diversity.using), or a measure of words");
    assertThat(german.meanPairwiseCosine()).isEqualTo(why);
    assertThat(Diversity.overPrompts("mean-pairwise-cosine", List.of(german), 1).score())
        .isEqualTo(why);
    assertThat(german.jaccard(1)).isInstanceOf(Score.Value.class);
    assertThat(german.interModelHomogeneity(german)).isEqualTo(why);
    assertThat(german.mostAlike().orElseThrow().measure()).isEqualTo("jaccard-1@1");
  }

  @Test
  void what_is_beyond_the_limit_is_told() {
    // Texts of 1 and 17 "tokens", and a limit of 10.
    Answers answers =
        Diversity.using(new FixedEmbedder(VECTORS)).answers(List.of("a", "a lamp in the fog"));
    assertThat(AnswersTest.value(answers.score("beyond-limit-rate"))).isEqualTo(0.5);
  }

  @Test
  void blank_prompts_and_languages_are_refused() {
    Diversity diversity = Diversity.using(new FixedEmbedder(VECTORS));
    assertThatThrownBy(() -> diversity.answers(" ", "en", List.of()))
        .hasMessageContaining("the prompt is blank");
    assertThatThrownBy(() -> diversity.answers("What now?", "", List.of()))
        .hasMessageContaining("the language is blank");
  }

  @Test
  void the_mean_over_prompts_leaves_out_what_is_undefined() {
    // Distinct-1: .75, 1, .5; mean .75, s = .25, half = t(.975, 2)·s/√3 = 4.302653·.144338.
    List<Answers> prompts =
        List.of(
            Answers.of(List.of("a b", "a c")),
            Answers.of(List.of("a", "b")),
            Answers.of(List.of("a", "a")),
            Answers.of(List.of()));
    Measured mean = Diversity.overPrompts("distinct-1", prompts, 1);
    Score.Value v = (Score.Value) mean.score();
    assertThat(v.value()).isCloseTo(0.75, within(1e-12));
    assertThat(v.n()).isEqualTo(3);
    Interval i = java.util.Objects.requireNonNull(v.interval());
    assertThat(i.method()).isEqualTo("t");
    assertThat(i.low()).isCloseTo(0.75 - 0.621036, within(1e-5));
    assertThat(i.high()).isEqualTo(1);
    assertThat(Diversity.overPrompts("distinct-1", List.of(), 1).score())
        .isEqualTo(new Score.Undefined("there are no prompts"));
  }

  @Test
  void two_models_over_prompts_are_matched_by_place() {
    // Shared texts: 1 of 2·1, 0 of 1.
    List<Answers> one = List.of(Answers.of(List.of("a", "b")), Answers.of(List.of("c")));
    List<Answers> other = List.of(Answers.of(List.of("a")), Answers.of(List.of("d")));
    Measured rate = Diversity.between("cross-model-duplicate-rate", one, other, 1);
    assertThat(rate.score()).isEqualTo(new Score.Value(0.25, 2));
    assertThatThrownBy(() -> Diversity.between("mmd2", one, other.subList(0, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers to 2 and to 1 prompts cannot be matched");
  }
}
