package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.prompts.PromptFilter;
import java.util.List;
import java.util.Map;
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
  void prompts_may_be_narrowed_and_the_effective_study_says_so() {
    String narrow =
        GOOD.replaceFirst(
            "prompts: .*",
            "prompts: { bank: multilingual, categories: [Recommendations], tags: ['meaning:x'],"
                + " languages: [de, zh], limit: 4 }");
    StudyFile file = StudyFile.parse("s.yaml", narrow);
    assertThat(file.prompts().get(0).filter())
        .isEqualTo(
            new PromptFilter(
                List.of("Recommendations"), List.of("meaning:x"), List.of("de", "zh")));
    assertThat(file.prompts().get(0).withLimit(2).filter())
        .isEqualTo(file.prompts().get(0).filter());
    assertThat(StudyFile.parse("effective", StudyYaml.write(file))).isEqualTo(file);
  }

  private static final String RICH =
      """
      name: rich
      prompts: { bank: quick }
      logprobs: 3
      models:
        - { id: "openai:o3", temperatures: [providerDefault] }
        - id: "openai:m"
          baseUrl: "http://127.0.0.1:1234/v1"
          dialect: vllm
          acceptProviderDefaults: true
          extraBody: { b: { y: 0.10, x: [1, "two", null] }, a: true }
          logprobs: 0
        - "control:dice"
      sampling: { samples: 5, temperatures: [0.5, providerDefault], topP: providerDefault }
      embedding: { id: "openai:text-embedding-3-small", apiKeyEnv: KEY, languages: [en, de] }
      proxy: "http://proxy:3128"
      caFile: ca.pem
      """;

  @Test
  void what_is_left_to_the_provider_is_in_every_label() {
    StudyFile file = StudyFile.parse("s.yaml", RICH);
    assertThat(file.study(List.of(Prompt.of("Why?"))).conditions())
        .extracting(c -> c.label())
        .containsExactly(
            "openai:o3 T=providerDefault top-p=providerDefault",
            "openai:m T=0.5 top-p=providerDefault others=providerDefault",
            "openai:m T=providerDefault top-p=providerDefault others=providerDefault",
            "control:dice T=0.5 top-p=providerDefault",
            "control:dice T=providerDefault top-p=providerDefault");
    ModelSpec m = file.models().get(1);
    assertThat(m.asking().extraBody())
        .containsExactly(
            Map.entry("a", "true"), Map.entry("b", "{\"x\":[1,\"two\",null],\"y\":0.1}"));
    assertThat(file.models()).extracting(x -> x.asking().logprobs()).containsExactly(3, 0, null);
  }

  @Test
  void every_key_is_in_the_effective_study() {
    StudyFile once = StudyFile.parse("s.yaml", RICH);
    String yaml = StudyYaml.write(once);
    assertThat(StudyFile.parse("effective", yaml)).isEqualTo(once);
    assertThat(StudyYaml.embedding(yaml)).isEqualTo(once.embedding());
  }

  @ParameterizedTest
  @CsvSource({"paper-top-p, 1.0, 0.9, 0.0", "paper-min-p, 2.0, 1.0, 0.1"})
  void the_papers_samplings_have_names(String preset, double t, double topP, double minP) {
    String text = "name: a\nprompts: { bank: quick }\nmodels: ['control:dice']\nsampling: ";
    StudyFile file = StudyFile.parse("s.yaml", text + "{ preset: " + preset + ", samples: 50 }");
    assertThat(file.sampling().samples()).isEqualTo(50);
    assertThat(file.sampling().samplings(OwnSampling.NONE))
        .containsExactly(new Sampling(t, topP, 0, minP, 2048, Sampling.Seeds.NONE));
    assertThatThrownBy(
            () -> StudyFile.parse("s.yaml", text + "{ preset: " + preset + ", topP: 1 }"))
        .hasMessageContaining("settles topP already");
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", text + "{ preset: paper-topp }"))
        .hasMessageContaining("did you mean 'paper-top-p'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "b: {                  | api_key: {          | looks like a key",
        "logprobs: 3           | logprobs: 21        | logprobs 21 is outside 0 to 20",
        "id: \"openai:o3\"     | id: \"control:dice\", dialect: vllm | 'dialect' means nothing",
        "openai:text-embedding-3-small | local:all-minilm-l6-v2 | 'apiKeyEnv' means nothing",
        "acceptProviderDefaults: true | acceptProviderDefaults: 1 | must be true or false",
        "[providerDefault]     | [providerDefault, providerDefault] | stands twice",
      })
  void wrong_ways_of_asking_are_refused(String old, String replacement, String message) {
    assertThat(RICH).contains(old);
    assertThatThrownBy(() -> StudyFile.parse("s.yaml", RICH.replace(old, replacement)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:")
        .hasMessageContaining(message);
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
