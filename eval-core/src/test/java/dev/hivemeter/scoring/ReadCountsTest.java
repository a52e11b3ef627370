package dev.hivemeter.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadCountsTest {
  private static Prompt prompt(Task task) {
    return new Prompt("p", "Say one.", null, List.of(), List.of(), "en", task);
  }

  private static List<Sample> samples(Outcome... outcomes) {
    List<Sample> all = new ArrayList<>();
    for (Outcome o : outcomes) all.add(new Sample(all.size(), o, Provenance.UNKNOWN, Map.of()));
    return all;
  }

  private static Outcome said(String text) {
    return new Outcome.Answered(text, false);
  }

  @Test
  void every_value_of_a_finite_law_is_counted_also_those_that_nobody_gave() {
    ReadCounts counts =
        ReadCounts.of(
            prompt(new Task.Probe(Law.Finite.uniform(List.of("heads", "tails", "edge")), 1)),
            samples(said("tails"), said("Tails."), said("heads")));
    assertThat(counts.values())
        .containsExactly(Map.entry("heads", 1), Map.entry("tails", 2), Map.entry("edge", 0));
    assertThat(counts.read()).isEqualTo(3);
    assertThat(counts.mode()).isEqualTo("tails");
    assertThat(counts.most()).isEqualTo(2);
  }

  @Test
  void what_gives_nothing_is_counted_by_its_reason_and_a_failed_call_not_at_all() {
    ReadCounts counts =
        ReadCounts.of(
            prompt(new Task.Probe(Law.Finite.uniform(List.of("1", "2")), 1)),
            samples(
                said("3"),
                said("well"),
                new Outcome.Empty(),
                new Outcome.Filtered(null),
                new Outcome.Failed(FailureKind.SERVER, 500, "busy")));
    assertThat(counts.invalid())
        .isEqualTo(
            Map.of(Reason.OUT_OF_RANGE, 1, Reason.FORMAT, 1, Reason.EMPTY, 1, Reason.REFUSAL, 1));
    assertThat(counts.answers()).isEqualTo(4);
    assertThat(counts.read()).isZero();
    assertThat(counts.mode()).isEmpty();
  }

  @Test
  void real_numbers_are_one_value_however_they_are_written() {
    ReadCounts counts =
        ReadCounts.of(
            prompt(new Task.Probe(new Law.Uniform(0, 10), 1)),
            samples(said("7"), said("7.00"), said("2.5")));
    assertThat(counts.values()).containsExactly(Map.entry("7", 2), Map.entry("2.5", 1));
  }
}
