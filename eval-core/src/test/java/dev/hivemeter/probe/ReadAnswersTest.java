package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Labels;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.ReadAnswers.Answer;
import dev.hivemeter.probe.ReadAnswers.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadAnswersTest {
  private static Answer said(int sample, String label) {
    return new Answer(sample, 0, new Labels(List.of(label)));
  }

  private static Answer unread(int sample) {
    return new Answer(sample, 0, new Invalid(Reason.FORMAT, "says nothing"));
  }

  @Test
  void an_unread_answer_ends_a_sequence_and_later_ones_keep_their_place() {
    ReadAnswers answers =
        new ReadAnswers(List.of(said(4, "a"), unread(5), said(6, "b"), said(7, "c")));
    List<Sequence> sequences = answers.sequences(sample -> sample / 4, 1);
    assertThat(sequences).extracting(Sequence::start).containsExactly(0, 2);
    assertThat(sequences).extracting(s -> s.read().size()).containsExactly(1, 2);
  }

  @Test
  void a_missing_answer_ends_a_sequence_too() {
    ReadAnswers answers = new ReadAnswers(List.of(said(1, "a"), said(3, "b"), said(4, "c")));
    List<Sequence> sequences = answers.sequences(sample -> sample / 4, 2);
    assertThat(sequences).extracting(Sequence::start).containsExactly(2, 6, 0);
  }

  @Test
  void answers_of_one_list_follow_each_other() {
    List<Answer> list =
        List.of(
            new Answer(2, 0, new Labels(List.of("a"))), new Answer(2, 1, new Labels(List.of("b"))));
    assertThat(new ReadAnswers(list).sequences(sample -> sample, 1))
        .containsExactly(
            new Sequence(0, List.of(new Labels(List.of("a")), new Labels(List.of("b")))));
  }
}
