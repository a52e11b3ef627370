package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFileTest {
  private static final String GOOD =
      """
      name: coffee
      prompts: { bank: quick, limit: 3 }
      models:
        - { id: "openai:small", baseUrl: "http://127.0.0.1:8081/v1" }
        - id: "openai:base"
          label: base model
          mode: completion
          template: "Question: {prompt}\\nAnswer:"
          stop: ["\\nQuestion:"]
        - "ollama:llama3.2:1b"
      sampling: { samples: 5, temperatures: [0.2, 1.5], topP: 0.9, maxTokens: 64 }
      embedding: { id: "local:all-minilm-l6-v2" }
      """;

  @Test
  void a_study_is_every_model_at_every_temperature() {
    Study study = StudyFile.parse("s.yaml", GOOD).study(List.of(Prompt.of("Why?")));
    assertThat(study.conditions())
        .extracting(c -> c.model().label() + " " + c.sampling().temperature())
        .containsExactly(
            "openai:small 0.2",
            "openai:small 1.5",
            "base model 0.2",
            "base model 1.5",
            "ollama:llama3.2:1b 0.2",
            "ollama:llama3.2:1b 1.5");
    assertThat(study.conditions().get(0).sampling())
        .isEqualTo(new Sampling(0.2, 0.9, 0, 0.0, 64, Sampling.Seeds.NONE));
    ModelSpec base = study.conditions().get(2).model();
    assertThat(base.mode()).isEqualTo(ModelSpec.Mode.COMPLETION);
    assertThat(base.template()).isEqualTo("Question: {prompt}\nAnswer:");
    assertThat(base.stop()).containsExactly("\nQuestion:");
  }

  @Test
  void the_effective_study_reads_back_as_itself() {
    StudyFile once = StudyFile.parse("s.yaml", GOOD);
    String yaml = StudyYaml.write(once);
    assertThat(StudyFile.parse("effective", yaml)).isEqualTo(once);
    assertThat(StudyYaml.write(StudyFile.parse("effective", yaml))).isEqualTo(yaml);
  }

  @Test
  void an_unknown_key_is_named_with_line_column_and_what_was_meant() {
    assertThatThrownBy(
            () -> StudyFile.parse("study.yaml", GOOD.replace("temperatures:", "temprature:")))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("study.yaml:11:25: unknown key 'temprature' in 'sampling'")
        .hasMessageContaining("did you mean 'temperatures'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "limit: 3              | limit: 0            | s.yaml:2:32: limit 0 is not 1 or more",
        "limit: 3              | limit: many         | must be a whole number, not the text \"many\"",
        "[0.2, 1.5]            | [0.2, .nan]         | temperatures",
        "[0.2, 1.5]            | [0.2, 9]            | temperature 9.0 is outside [0.0, 5.0]",
        "[0.2, 1.5]            | [0.2, 0.2]          | temperature 0.2 stands twice",
        "[0.2, 1.5]            | []                  | 'temperatures' is empty",
        "topP: 0.9             | topP: 0             | topP 0.0 is outside (0.0, 1.0]",
        "topP: 0.9             | seeds: 42           | it fakes collapse",
        "bank: quick           | bank: quick, file: x| exactly one of 'bank' and 'file'",
        "name: coffee          | name: ../etc        | it names the run's folder",
        "mode: completion      | mode: complete      | mode 'complete' is not chat or completion",
        "label: base model     | label: openai:small | stands already at line 4",
        "openai:base           | base                | is not of the form provider:name",
        "Answer:               | {x}                 | ''",
      })
  void wrong_values_are_answered_with_place_value_and_what_is_allowed(
      String old, String replacement, String message) {
    String text = GOOD.replace(old, replacement);
    if (message.equals("''")) {
      StudyFile.parse("s.yaml", text);
      return;
    }
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", text))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void a_template_without_the_prompt_is_refused() {
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", GOOD.replace("{prompt}", "?")))
        .hasMessageContaining("does not contain {prompt}");
  }

  @Test
  void duplicate_keys_anchors_aliases_and_merge_keys_are_refused() {
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", GOOD + "name: again\n"))
        .hasMessageContaining("'name'");
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", GOOD + "system: &a hello\n"))
        .hasMessageContaining("anchors are not allowed");
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", GOOD + "system: *a\n"))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", GOOD.replace("samples: 5", "<<: {a: 1}")))
        .hasMessageContaining("merge keys");
  }

  @Test
  void what_is_not_yaml_is_said_with_its_place() {
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", "name: [unclosed\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:");
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", "  \n")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", "- a\n- b\n"))
        .hasMessageContaining("must be a mapping");
  }
}
