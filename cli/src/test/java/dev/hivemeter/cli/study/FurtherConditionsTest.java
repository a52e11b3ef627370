package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FurtherConditionsTest {
  private static final String STUDY =
      """
      name: s
      prompts: { bank: quick }
      models:
        - { id: "openai:a", baseUrl: "http://127.0.0.1:1/v1", acceptProviderDefaults: true }
        - { id: "openai:b", temperatures: [0.3] }
        - "control:dice"
      sampling: { samples: 3, temperatures: [0.2, 1.0], topP: 0.9, maxTokens: 64 }
      also:
      """;

  private static List<Condition> conditions(String also) {
    return StudyFile.parse("s.yaml", STUDY + also).study(List.of(Prompt.of("Why?"))).conditions();
  }

  @Test
  void they_follow_the_grid_and_differ_from_it_only_in_what_they_say() {
    List<Condition> all =
        conditions("  - { models: [openai:b, openai:a], system: Hi., sampling: { topP: 1 } }\n");
    assertThat(all)
        .extracting(Condition::label)
        .containsExactly(
            "openai:a T=0.2 top-p=0.9 others=providerDefault",
            "openai:a T=1.0 top-p=0.9 others=providerDefault",
            "openai:b T=0.3 top-p=0.9",
            "control:dice T=0.2 top-p=0.9",
            "control:dice T=1.0 top-p=0.9",
            "openai:a T=0.2 others=providerDefault system",
            "openai:a T=1.0 others=providerDefault system",
            "openai:b T=0.3 system");
    assertThat(all.get(7).elicitation().system()).isEqualTo("Hi.");
    assertThat(all.get(7).sampling().maxTokens()).isEqualTo(64);
  }

  @Test
  void temperatures_that_they_name_stand_before_a_models_own() {
    assertThat(conditions("  - { sampling: { temperatures: [1.5] } }\n").subList(5, 8))
        .extracting(Condition::label)
        .containsExactly(
            "openai:a T=1.5 top-p=0.9 others=providerDefault",
            "openai:b T=1.5 top-p=0.9",
            "control:dice T=1.5 top-p=0.9");
  }

  @Test
  void controls_write_no_lists() {
    assertThat(conditions("  - { elicitation: [{ mode: sequence, k: 3 }] }\n"))
        .filteredOn(c -> c.model().isControl())
        .extracting(c -> c.elicitation().name())
        .containsExactly("direct", "direct");
    assertThat(
            StudyFile.parse("s.yaml", STUDY.replace("also:\n", "elicitation: [sequence]\n"))
                .study(List.of(Prompt.of("Why?")))
                .conditions())
        .extracting(c -> c.model().label() + " " + c.elicitation().name())
        .containsExactly(
            "openai:a sequence-5",
            "openai:a sequence-5",
            "openai:b sequence-5",
            "control:dice direct",
            "control:dice direct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ models: [openai:c], system: x } | s.yaml:9:16: the study has no model 'openai:c', did you mean",
        "{ models: [openai:b] } | openai:b T=0.3 top-p=0.9 is asked so already",
        "{ sampling: { temperatures: [1.0] }, models: [control:dice] } | control:dice T=1.0 top-p=0.9 is asked so already",
        "{ system: x, elicitation: [direct] } | do not go together",
        "{ sampling: { samples: 9 } } | unknown key",
        "{ sampling: { topP: 0.9, preset: paper-top-p } } | preset paper-top-p settles topP already",
      })
  void what_cannot_be_is_answered_with_its_place(String also, String message) {
    assertThatThrownBy(() -> conditions("  - " + also + "\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void the_effective_study_has_them() {
    StudyFile file =
        StudyFile.parse("s.yaml", STUDY + "  - { sampling: { temperatures: [1.5] } }\n");
    assertThat(file.also()).hasSize(1);
    assertThat(StudyFile.parse("e", StudyYaml.write(file))).isEqualTo(file);
  }
}
