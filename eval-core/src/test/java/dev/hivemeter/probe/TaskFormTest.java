package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import dev.hivemeter.model.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TaskFormTest {
  static Stream<Task> tasks() {
    return Stream.of(
        Task.OPEN,
        new Task.Probe(ReplyCorpus.whole(0, 10), 1),
        new Task.Probe(ReplyCorpus.whole(-5, 5), 3),
        new Task.Probe(ReplyCorpus.coin(), 10),
        new Task.Probe(Finite.uniform(List.of("7", "3")), 1),
        new Task.Probe(
            new Finite(List.of(new Value("a", 0.1, List.of("x")), new Value("b", 0.9, List.of()))),
            1),
        new Task.Probe(
            new Finite(
                IntStream.rangeClosed(2, 12)
                    .mapToObj(s -> new Value("" + s, (6 - Math.abs(7 - s)) / 36.0, List.of()))
                    .toList()),
            1),
        new Task.Probe(new Law.Uniform(0, 1), 5),
        new Task.Probe(new Law.Normal(100, 15), 1),
        new Task.Probe(new Law.Exponential(0.1 + 0.2), 1),
        new Task.Probe(new Law.Cauchy(-1, 1e-3), 1),
        new Task.Control(List.of("Paris", "paris, France"), List.of("Lyon")),
        new Task.Control(List.of("42"), List.of()));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void what_is_written_reads_as_the_same_task(Task task) {
    assertThat(TaskForm.read(TaskForm.write(task))).isEqualTo(task);
  }

  @Test
  void a_range_is_written_by_its_ends() {
    assertThat(TaskForm.write(new Task.Probe(ReplyCorpus.whole(0, 10), 1)))
        .isEqualTo(
            Map.of("kind", "probe", "law", Map.of("uniform", Map.of("from", 0L, "to", 10L))));
  }

  @Test
  void whole_numbers_are_odds_and_digits_are_labels() {
    Task.Probe urn = probe(Map.of("weights", Map.of(5, BigDecimal.ONE, "6", 3)));
    assertThat(((Finite) urn.law()).outcomes())
        .containsExactlyInAnyOrder(
            new Value("5", 0.25, List.of()), new Value("6", 0.75, List.of()));
  }

  @Test
  void nothing_is_open() {
    assertThat(TaskForm.read(Map.of())).isEqualTo(Task.OPEN);
    assertThat(TaskForm.read(Map.of("kind", "open"))).isEqualTo(Task.OPEN);
  }

  @Test
  void an_error_names_the_field_its_value_and_what_is_allowed() {
    refused(
        Map.of("kind", "prob"), "'kind'", "'prob'", "did you mean 'probe'", "open, probe, control");
    refused(Map.of("law", Map.of()), "'kind' is missing", "open, probe, control");
    refused(Map.of("kind", "open", "law", 1), "an open prompt", "'law'");
    refused(Map.of("kind", "probe"), "'law' is missing", "uniform");
    refused(Map.of("kind", "control"), "'answers' is missing", "Paris");
    refused(Map.of("kind", "control", "answers", List.of()), "'answers' is []");
    refused(
        Map.of("kind", "control", "answers", List.of("a"), "other", 1), "did you mean 'others'");
    refused(law(Map.of("unifrom", List.of("a", "b"))), "did you mean 'uniform'");
    refused(law("heads"), "'law' is heads");
    refused(
        law(Map.of("uniform", Map.of("from", 0.5, "to", 2))), "'law.uniform.from' is 0.5", "real");
    refused(law(Map.of("uniform", Map.of("from", 3, "to", 3))), "'law.uniform'", "smaller");
    refused(law(Map.of("uniform", Map.of("from", 0, "too", 3))), "did you mean 'to'");
    refused(law(Map.of("uniform", Map.of("from", 0, "to", 20_000))), "10000");
    refused(law(Map.of("uniform", List.of("a", true))), "quotation marks");
    refused(law(Map.of("uniform", List.of("a"))), "2 to 10000");
    refused(law(Map.of("weights", Map.of("a", 0.7, "b", 0.2))), "'law.weights'", "add up to 1");
    refused(law(Map.of("weights", Map.of("a", 0.7, "b", -0.3))), "'law.weights.b' is -0.3");
    refused(law(Map.of("normal", Map.of("mean", 1))), "'law.normal.sd' is missing");
    refused(law(Map.of("normal", Map.of("mean", "x", "sd", 1))), "'law.normal.mean' is x");
    refused(law(Map.of("real", Map.of("from", Double.NaN, "to", 1))), "NaN");
    refused(
        Map.of("kind", "probe", "law", coin(), "aliases", Map.of("head", List.of("H"))),
        "'aliases'",
        "did you mean 'heads'");
    refused(
        Map.of("kind", "probe", "law", Map.of("exponential", Map.of("mean", 5)), "aliases", coin()),
        "'aliases'",
        "finite");
    refused(Map.of("kind", "probe", "law", coin(), "values", 1.5), "'values' is 1.5");
    refused(Map.of("kind", "probe", "law", coin(), "values", 0), "0 values", "1 to 1000");
  }

  @ParameterizedTest
  @CsvSource({"0.3333333333333333", "1e-7", "123456.789"})
  void a_number_is_kept_to_the_last_bit(double mean) {
    Task task = new Task.Probe(new Law.Exponential(mean), 1);
    assertThat(TaskForm.read(TaskForm.write(task))).isEqualTo(task);
  }

  private static Map<String, Object> coin() {
    return Map.of("uniform", List.of("heads", "tails"));
  }

  private static Map<String, Object> law(Object law) {
    return Map.of("kind", "probe", "law", law);
  }

  private static Task.Probe probe(Object law) {
    return (Task.Probe) TaskForm.read(law(law));
  }

  private static void refused(Map<String, ?> form, String... parts) {
    assertThatThrownBy(() -> TaskForm.read(form))
        .isInstanceOf(BadInput.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
