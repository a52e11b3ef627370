package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Logprobs.Alternative;
import dev.hivemeter.model.Logprobs.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstTokenTest {
  private static Logprobs tokens(Object... textAndProbability) {
    List<Alternative> top = new ArrayList<>();
    for (int i = 0; i < textAndProbability.length; i += 2)
      top.add(
          new Alternative(
              (String) textAndProbability[i], Math.log((double) textAndProbability[i + 1])));
    return new Logprobs(List.of(new Token(top.get(0).text(), top.get(0).logprob(), top)), 1);
  }

  @Test
  void forms_of_one_value_are_one_class() {
    FirstToken t =
        FirstToken.of(
                ReplyCorpus.coin(),
                tokens("Heads", 0.5, " heads", 0.1, "**He", 0.1, "Ta", 0.2, "Sure", 0.05))
            .orElseThrow();
    assertThat(t.classes()).hasSize(2);
    assertThat(t.shares()[0]).isCloseTo(0.7 / 0.9, within(1e-12));
    assertThat(t.answerMass()).isCloseTo(0.9, within(1e-12));
    assertThat(t.otherMass()).isCloseTo(0.05, within(1e-12));
    assertThat(t.unlistedMass()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void a_token_that_begins_several_values_makes_a_class_of_them() {
    FirstToken t =
        FirstToken.of(ReplyCorpus.whole(0, 10), tokens("7", 0.6, "1", 0.1, "10", 0.1, "Seven", 0.1))
            .orElseThrow();
    assertThat(t.classes()).hasSize(10);
    assertThat(t.classes()).anyMatch(c -> c.labels().equals(List.of("1", "10")));
    FirstToken.TokenClass ones =
        t.classes().stream().filter(c -> c.labels().size() == 2).findFirst().orElseThrow();
    assertThat(ones.target()).isCloseTo(2 / 11.0, within(1e-12));
    assertThat(ones.probability()).isCloseTo(0.2, within(1e-12));
    FirstToken.TokenClass seven =
        t.classes().stream().filter(c -> c.labels().contains("7")).findFirst().orElseThrow();
    assertThat(seven.probability()).isCloseTo(0.7, within(1e-12));
    double[] pushed = t.pushed(Map.of("1", 1, "10", 1, "7", 2));
    assertThat(pushed[t.classes().indexOf(ones)]).isEqualTo(0.5);
  }

  @Test
  void a_minus_tells_negative_numbers_apart() {
    FirstToken t =
        FirstToken.of(
                ReplyCorpus.whole(-5, 5), tokens("3", 0.3, "-3", 0.2, " \u22125", 0.1, "0", 0.4))
            .orElseThrow();
    assertThat(t.classes()).hasSize(11);
    assertThat(t.classes()).anyMatch(c -> of(c, "3", 0.3)).anyMatch(c -> of(c, "-3", 0.2));
    assertThat(t.classes()).anyMatch(c -> of(c, "-5", 0.1)).anyMatch(c -> of(c, "5", 0));
    FirstToken alone =
        FirstToken.of(ReplyCorpus.whole(-5, 5), tokens("-", 0.5, "3", 0.5)).orElseThrow();
    assertThat(alone.answerMass()).isCloseTo(1, within(1e-12));
    assertThat(alone.classes()).hasSize(7);
  }

  private static boolean of(FirstToken.TokenClass c, String label, double probability) {
    return c.labels().equals(List.of(label)) && Math.abs(c.probability() - probability) < 1e-12;
  }

  @Test
  void one_letter_is_no_beginning_of_a_word() {
    FirstToken t =
        FirstToken.of(ReplyCorpus.whole(0, 10), tokens("S", 0.4, "Si", 0.1, "6", 0.5))
            .orElseThrow();
    assertThat(t.otherMass()).isCloseTo(0.4, within(1e-12));
    assertThat(t.answerMass()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void the_classes_are_a_partition_of_the_law() {
    FirstToken t =
        FirstToken.of(
                ReplyCorpus.whole(1, 100),
                tokens("7", 0.2, "73", 0.2, "42", 0.2, "4", 0.1, "t", 0.1))
            .orElseThrow();
    assertThat(t.classes().stream().flatMap(c -> c.labels().stream()))
        .hasSize(100)
        .doesNotHaveDuplicates();
    double sum = 0;
    for (double p : t.targets()) sum += p;
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_token_of_marks_alone_begins_no_value() {
    FirstToken t =
        FirstToken.of(ReplyCorpus.coin(), tokens("\n", 0.5, "**", 0.2, "heads", 0.3)).orElseThrow();
    assertThat(t.answerMass()).isCloseTo(0.3, within(1e-12));
    assertThat(t.otherMass()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void without_alternatives_there_is_none() {
    assertThat(FirstToken.of(ReplyCorpus.coin(), new Logprobs(List.of(), 0))).isEmpty();
    assertThat(
            FirstToken.of(
                ReplyCorpus.coin(), new Logprobs(List.of(new Token("heads", -0.1, List.of())), 1)))
        .isEmpty();
  }
}
