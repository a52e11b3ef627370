package dev.hivemeter.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction;
import dev.hivemeter.probe.Extractor;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProbeBanksTest {
  static List<Prompt> probes() {
    return read(ProbeBanksTest.class.getResourceAsStream("probes.jsonl"), Format.JSONL);
  }

  static List<Prompt> controls() {
    return read(ProbeBanksTest.class.getResourceAsStream("controls.jsonl"), Format.JSONL);
  }

  private static List<Prompt> read(InputStream in, Format format) {
    List<Prompt> prompts = new ArrayList<>();
    try (RowReader rows = Tables.open(in, "bank", format)) {
      for (Row row : rows) prompts.add(PromptRow.of(row, new FieldMap(Map.of())));
    }
    return prompts;
  }

  private static List<Prompt> text(String text, Format format) {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)), format);
  }

  @Test
  void there_are_enough_of_each_with_ids_and_texts_of_their_own() {
    assertThat(probes()).hasSizeGreaterThanOrEqualTo(28);
    assertThat(controls()).hasSizeGreaterThanOrEqualTo(28);
    List<Prompt> all = new ArrayList<>(probes());
    all.addAll(controls());
    assertThat(all).extracting(Prompt::id).doesNotHaveDuplicates();
    assertThat(all).extracting(Prompt::text).doesNotHaveDuplicates();
    assertThat(all).allMatch(p -> p.language().equals("en"));
    assertThat(probes()).allMatch(p -> p.id().startsWith("probe-"));
    assertThat(controls()).allMatch(p -> p.id().startsWith("control-"));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void a_probes_own_values_are_read_as_themselves(Prompt p) {
    Task.Probe probe = (Task.Probe) p.task();
    Extractor extractor = Extractor.of(p);
    if (!(probe.law() instanceof Law.Finite law)) return;
    double sum = 0;
    for (Law.Value v : law.outcomes()) {
      sum += v.probability();
      List<String> spellings = new ArrayList<>(v.aliases());
      spellings.add(v.label());
      for (String s : spellings) {
        List<String> written = Collections.nCopies(probe.values(), s);
        assertThat(extractor.read(String.join(", ", written)))
            .as(s)
            .isEqualTo(new Extraction.Labels(Collections.nCopies(probe.values(), v.label())));
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("controls")
  void a_controls_own_answers_are_right_and_others_are_not(Prompt p) {
    Task.Control control = (Task.Control) p.task();
    Extractor extractor = Extractor.of(p);
    Extraction right = new Extraction.Labels(List.of(control.answers().get(0)));
    for (String answer : control.answers())
      for (String form : List.of("%s", "**%s**", "%s.", "The answer is %s.", "Answer: %s"))
        assertThat(extractor.read(form.formatted(answer))).as(form + answer).isEqualTo(right);
    for (String other : control.others())
      assertThat(extractor.read(other)).isEqualTo(new Extraction.Labels(List.of(other)));
  }

  @Test
  void a_csv_column_holds_the_whole_task() {
    List<Prompt> prompts =
        text(
            "text,task\nFlip.,\"{\"\"kind\"\": \"\"probe\"\", \"\"law\"\": {\"\"uniform\"\": [\"\"heads\"\","
                + " \"\"tails\"\"]}}\"\nTell me a story.,\n",
            Format.CSV);
    assertThat(prompts.get(0).task())
        .isEqualTo(new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1));
    assertThat(prompts.get(1).task()).isEqualTo(Task.OPEN);
  }

  @Test
  void fields_of_other_files_are_not_looked_at() {
    assertThat(
            text("{\"text\": \"Why?\", \"answers\": 3, \"task\": \"qa\"}\n", Format.JSONL)
                .get(0)
                .task())
        .isEqualTo(Task.OPEN);
  }

  @Test
  void an_error_says_where() {
    assertThatThrownBy(() -> text("{\"text\": \"Why?\", \"kind\": \"contol\"}\n", Format.JSONL))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("bank")
        .hasMessageContaining("1")
        .hasMessageContaining("did you mean 'control'");
  }
}
