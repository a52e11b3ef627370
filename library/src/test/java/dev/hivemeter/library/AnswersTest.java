package dev.hivemeter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  private static final List<String> THREE =
      List.of("a lamp in the fog", "a lamp on the hill", "gulls quarrel over bread");

  /** Cosines 0.6 (a, b), 0 (a, c) and 0.8 (b, c). */
  private static final Map<String, float[]> BY_HAND =
      Map.of(
          "a", new float[] {1, 0, 0}, "b", new float[] {0.6f, 0.8f, 0}, "c", new float[] {0, 1, 0});

  @Test
  void copies_are_the_collapsed_end_of_every_measure_by_its_own_direction() {
    Answers copies = Answers.of(Collections.nCopies(3, "a lamp stands in the thick grey fog"));
    Answers different = Answers.of(THREE);
    int compared = 0;
    for (Measured m : different.measures()) {
      if (!(m.score() instanceof Score.Value v)) continue;
      double of = value(copies.score(m.definition().id()));
      if (m.definition().direction() == Direction.HIGHER_IS_MORE_HOMOGENEOUS)
        assertThat(of).as(m.definition().id()).isGreaterThanOrEqualTo(v.value());
      if (m.definition().direction() == Direction.HIGHER_IS_MORE_DIVERSE)
        assertThat(of).as(m.definition().id()).isLessThanOrEqualTo(v.value());
      compared++;
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void order_does_not_matter() {
    List<String> reversed = List.of(THREE.get(2), THREE.get(1), THREE.get(0));
    for (String id : List.of("distinct-2", "jaccard-1", "rouge-l", "exact-duplicate-rate"))
      assertThat(Answers.of(reversed).score(id)).isEqualTo(Answers.of(THREE).score(id));
  }

  @Test
  void every_default_measure_is_given_in_the_order_of_the_core() {
    assertThat(Answers.of(THREE).measures().stream().map(m -> m.definition().id()))
        .containsExactlyElementsOf(PoolMetrics.ALL.stream().map(m -> m.definition().id()).toList());
  }

  @Test
  void too_few_answers_are_undefined() {
    assertThat(Answers.of(List.of("alone")).rougeL())
        .isEqualTo(new Score.Undefined("needs two answers, has 1"));
    assertThat(Answers.of(List.of()).distinct(1)).isInstanceOf(Score.Undefined.class);
  }

  @Test
  void three_answers_by_hand() {
    // Tokens: a b · a c · d: four different among five.
    assertThat(value(Answers.of(List.of("a b", "a c", "d")).distinct(1))).isEqualTo(0.8);
    Diversity diversity = Diversity.using(new FixedEmbedder(BY_HAND));
    Answers answers = diversity.answers(List.of("a", "b", "c"));
    assertThat(value(answers.meanPairwiseCosine())).isCloseTo(1.4 / 3, within(1e-7));
  }

  @Test
  void the_short_forms_are_the_measures_of_their_names() {
    Answers answers =
        Diversity.using(new FixedEmbedder(BY_HAND)).answers(List.of("a", "b", "c", "c"));
    assertThat(answers.meanPairwiseCosine()).isEqualTo(answers.score("mean-pairwise-cosine@1"));
    assertThat(answers.vendi()).isEqualTo(answers.score("vendi-1@1"));
    assertThat(answers.distinct(1)).isEqualTo(answers.score("distinct-1@1"));
    assertThat(answers.selfBleu()).isEqualTo(answers.score("self-bleu-4@1"));
    assertThat(answers.rougeL()).isEqualTo(answers.score("rouge-l@1"));
    assertThat(answers.jaccard(2)).isEqualTo(answers.score("jaccard-2@1"));
    assertThat(value(answers.exactDuplicateRate())).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void measures_of_meaning_need_an_embedder_and_say_so() {
    assertThat(Answers.of(THREE).meanPairwiseCosine())
        .isEqualTo(
            new Score.Undefined("needs an embedder: make the answers with Diversity.answers"));
    assertThat(Answers.of(THREE).interModelHomogeneity(Answers.of(THREE)))
        .isInstanceOf(Score.Undefined.class);
  }

  @Test
  void what_has_nothing_to_measure_is_counted_and_left_out() {
    Answers answers =
        Answers.of(List.of("", " \n", "\u200B\u200B", "<think>hm, a lamp</think>", "a", "b"));
    assertThat(answers.size()).isEqualTo(2);
    assertThat(answers.leftOut()).isEqualTo(4);
    assertThat(value(answers.exactDuplicateRate())).isZero();
    assertThat(answers.mostAlike().orElseThrow().first()).isEqualTo(4);
  }

  @Test
  void reasoning_is_not_measured() {
    Answers answers = Answers.of(List.of("<think>one way</think>same", "<think>other</think>same"));
    assertThat(value(answers.exactDuplicateRate())).isEqualTo(1);
    assertThat(answers.texts()).containsExactly("same", "same");
  }

  @Test
  void a_null_is_refused_with_its_place() {
    assertThatThrownBy(() -> Answers.of(Arrays.asList("a", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("answer 1 is null; a call that failed is no answer: leave it out of the list");
  }

  @Test
  @SuppressWarnings("NullAway")
  void a_list_that_is_null_is_refused_in_words() {
    assertThatThrownBy(() -> Answers.of(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the list of answers is null; a prompt without answers has an empty list");
  }

  @Test
  void an_unknown_measure_is_refused_with_those_that_exist() {
    assertThatThrownBy(() -> Answers.of(THREE).score("distinct-9"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'distinct-");
    assertThatThrownBy(() -> Answers.of(THREE).with(Answers.of(THREE), "mmd2@2"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'mmd2@1'")
        .hasMessageContaining("inter-model-homogeneity@1");
  }

  @Test
  void the_two_most_alike_are_found_by_meaning_and_by_words() {
    Answers answers = Diversity.using(new FixedEmbedder(BY_HAND)).answers(List.of("a", "b", "c"));
    MostAlike alike = answers.mostAlike().orElseThrow();
    assertThat(alike.first()).isEqualTo(1);
    assertThat(alike.second()).isEqualTo(2);
    assertThat(alike.value()).isCloseTo(0.8, within(1e-7));
    MostAlike words = Answers.of(THREE).mostAlike().orElseThrow();
    assertThat(words.measure()).isEqualTo("jaccard-1@1");
    // lamp, a, the of seven different words: a lamp in the fog on hill.
    assertThat(words.value()).isCloseTo(3 / 7.0, within(1e-12));
    assertThat(Answers.of(List.of("alone")).mostAlike()).isEmpty();
  }

  @Test
  void odd_texts_are_measured_too() {
    Answers odd = Answers.of(List.of("你好", "x\uD83Cy", "👩‍👩‍👧", "…"));
    assertThat(odd.size()).isEqualTo(4);
    assertThat(value(odd.distinct(1))).isEqualTo(1);
  }

  static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score.toString());
  }
}
