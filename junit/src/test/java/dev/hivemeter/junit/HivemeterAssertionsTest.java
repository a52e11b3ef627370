package dev.hivemeter.junit;

import static dev.hivemeter.junit.HivemeterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import dev.hivemeter.library.Measured;
import dev.hivemeter.model.BadInput;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HivemeterExtension.class)
final class HivemeterAssertionsTest {
  /** Distinct-1: six different tokens among eight, .75. */
  private static final Answers SIX_OF_EIGHT = Answers.of(List.of("a lamp in fog", "a lamp on sea"));

  private static final Answers ONE = Answers.of(List.of("alone"));

  @Test
  void a_limit_that_holds_passes_in_every_relation() {
    assertThat(SIX_OF_EIGHT).distinct(1).isAbove(0.7).isBelow(0.8).isAtLeast(0.75).isAtMost(0.75);
    assertThat(SIX_OF_EIGHT)
        .hasAtLeast(2)
        .exactDuplicateRate()
        .isAtMost(0)
        .returnToAnswers()
        .rougeL()
        .isBelow(0.6)
        .returnToAnswers()
        .jaccard(1)
        .isAbove(0.3)
        .returnToAnswers()
        .measure("self-repetition")
        .isAtMost(0);
  }

  @Test
  void a_limit_that_does_not_hold_fails_in_every_relation() {
    fails(
        () -> assertThat(SIX_OF_EIGHT).distinct(1).isBelow(0.75), "is 0.75 (n = 2)", "below 0.75");
    fails(() -> assertThat(SIX_OF_EIGHT).distinct(1).isAbove(0.75), "is 0.75", "be above 0.75");
    fails(() -> assertThat(SIX_OF_EIGHT).distinct(1).isAtMost(0.7), "0.7500", "be at most 0.7");
    fails(() -> assertThat(SIX_OF_EIGHT).distinct(1).isAtLeast(0.8), "0.7500", "be at least 0.8");
    fails(() -> assertThat(SIX_OF_EIGHT).hasAtLeast(3), "2 answers can be measured", "at least 3");
  }

  @Test
  void undefined_passes_no_limit() {
    String why = "rouge-l@1 is Undefined (needs two answers, has 1), but must be ";
    fails(() -> assertThat(ONE).rougeL().isBelow(2), why + "below 2", "passes no limit");
    fails(() -> assertThat(ONE).rougeL().isAtMost(2), why + "at most 2");
    fails(() -> assertThat(ONE).rougeL().isAbove(-1), why + "above -1");
    fails(() -> assertThat(ONE).rougeL().isAtLeast(-1), why + "at least -1");
    fails(() -> assertThat(ONE).rougeL().hasIntervalBelow(2), why + "below 2");
    fails(() -> assertThat(ONE).rougeL().hasIntervalAbove(-1), why + "above -1");
    fails(() -> assertThat(SIX_OF_EIGHT).meanPairwiseCosine().isBelow(2), "needs an embedder");
    assertThat(ONE).rougeL().isUndefined();
    fails(() -> assertThat(SIX_OF_EIGHT).distinct(1).isUndefined(), "is 0.75, but must be Undef");
  }

  @Test
  void a_language_that_the_embedder_does_not_know_is_named(Diversity diversity) {
    Answers german =
        diversity.answers("Nenne ein Boot.", "de", List.of("Die Möwe", "Der Anker", "Die Flut"));
    assertThatThrownBy(() -> assertThat(german).meanPairwiseCosine().isBelow(0.8))
        .hasMessageContaining(
            "mean-pairwise-cosine@1 is Undefined (the prompt's language, de, is none of the"
                + " embedder's (en); use an embedder that knows it (Diversity.using), or a measure"
                + " of words), but must be below 0.8");
  }

  @Test
  void the_message_names_the_measure_the_embedder_and_the_two_most_alike(Diversity diversity) {
    Answers answers =
        diversity.answers(
            List.of(
                "A baker who cannot smell.",
                "An old keeper tends\n a \u001B[31mlighthouse\u202E" + " by the sea".repeat(30),
                "An old keeper tends a lighthouse" + " by the sea".repeat(20),
                ""));
    assertThatThrownBy(() -> assertThat(answers).meanPairwiseCosine().isBelow(0.1))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)mean-pairwise-cosine@1 is 0\\.\\d{4} \\(n = 3\\), but must be below 0\\.1\\R"
                + "1 had nothing to measure and were left out\\R"
                + "embedder local:all-minilm-l6-v2@limit-256\\R"
                + "the two most alike, cosine 0\\.\\d\\d, are answers 1 and 2:\\R"
                + "  \"An old keeper tends a \\[31mlighthouse by the sea [a-z ]* …\"\\R"
                + "  \"An old keeper tends a lighthouse by the sea [a-z ]* …\"");
  }

  @Test
  void a_measure_of_words_shows_the_two_with_most_words_in_common() {
    Answers answers = Answers.of(List.of("fog", "red lamp", "red lamps and red lamp"));
    fails(
        () -> assertThat(answers).distinct(1).isAbove(0.9),
        "the two most alike, common words 0.50, are answers 1 and 2:",
        "\"red lamp\"");
  }

  @Test
  void the_interval_can_be_held_to_a_limit(Diversity diversity) {
    List<String> texts =
        List.of("A lamp in the fog.", "Bread needs time.", "She paints trams.", "It rains upward.");
    Answers answers = diversity.answers(texts);
    assertThat(answers).meanPairwiseCosine().hasIntervalBelow(0.95).hasIntervalAbove(-0.9);
    fails(
        () -> assertThat(answers).meanPairwiseCosine().hasIntervalBelow(0),
        "95 % interval reaches up to 0.",
        "be below 0");
    fails(
        () -> assertThat(answers).meanPairwiseCosine().hasIntervalAbove(0.9),
        "95 % interval reaches down to",
        "be above 0.9");
    Answers copies = diversity.answers(Collections.nCopies(3, "A lamp."));
    fails(
        () -> assertThat(copies).meanPairwiseCosine().hasIntervalBelow(2),
        "has no interval, which must be below 2");
  }

  @Test
  void two_models_are_held_to_a_limit(Diversity diversity) {
    Answers one = diversity.answers(List.of("A lamp in the fog.", "Bread needs time."));
    Answers two = diversity.answers(List.of("A lamp in the fog.", "She paints trams."));
    assertThat(one).comparedWith(two).interModelHomogeneity().isBelow(0.6);
    assertThat(one).comparedWith(two).duplicateRate().isAtMost(0.25);
    assertThat(one).comparedWith(two).mmd2().isAbove(-1);
    fails(
        () -> assertThat(one).comparedWith(two).duplicateRate().isBelow(0.25),
        "cross-model-duplicate-rate@1 is 0.25 (n = 1)",
        "between 2 answers and 2 answers");
    fails(() -> assertThat(one).comparedWith(two).measure("alikeness").isBelow(2), "Undefined");
  }

  @Test
  void a_mean_over_prompts_is_held_to_a_limit() {
    Measured mean = Diversity.overPrompts("distinct-1", List.of(SIX_OF_EIGHT, ONE), 1);
    assertThat(mean).isAtLeast(0.875);
    fails(() -> assertThat(mean).isBelow(0.8), "distinct-1@1 is 0.8750 (n = 2)");
    assertThatThrownBy(() -> assertThat(mean).returnToAnswers())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void descriptions_and_messages_of_ones_own_stand_in_front() {
    fails(
        () -> assertThat(SIX_OF_EIGHT).as("poem of %s", "fog").distinct(1).isBelow(0),
        "[poem of fog]",
        "distinct-1@1");
    fails(
        () -> assertThat(SIX_OF_EIGHT).distinct(1).withFailMessage("all alike").isBelow(0),
        "all alike");
  }

  @Test
  void nothing_and_limits_that_are_no_numbers_are_refused() {
    fails(() -> new AnswersAssert(null).distinct(1), "not to be null");
    fails(() -> new ScoreAssert(null, "").isBelow(1), "not to be null");
    assertThatThrownBy(() -> assertThat(SIX_OF_EIGHT).distinct(1).isBelow(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the limit is NaN");
    assertThatCode(() -> assertThat(SIX_OF_EIGHT).distinct(1).isBelow(Double.POSITIVE_INFINITY))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> assertThat(SIX_OF_EIGHT).measure("distinct-9"))
        .isInstanceOf(BadInput.class);
  }

  private static void fails(ThrowingCallable assertion, String... parts) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
  }
}
