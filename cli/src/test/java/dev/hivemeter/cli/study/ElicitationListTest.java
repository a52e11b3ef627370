package dev.hivemeter.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Wordings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElicitationListTest {
  private static StudyFile parse(String more) {
    return StudyFile.parse(
        "s.yaml", "name: s\nprompts: {bank: core}\nmodels: [\"openai:m\"]\n" + more);
  }

  @Test
  void without_one_the_prompts_are_put_as_they_are_and_system_works_as_before() {
    assertThat(parse("").elicitations()).containsExactly(Elicitation.DIRECT);
    assertThat(parse("system: Be kind.").elicitations())
        .containsExactly(new Elicitation("system", "Be kind."));
  }

  @Test
  void every_mode_has_words_of_its_own() {
    assertThat(
            parse("elicitation: [direct, system, paraphrase, in-context, sequence, verbalised]")
                .elicitations())
        .containsExactly(
            Elicitation.DIRECT,
            new Elicitation("system", Wordings.UNUSUAL),
            new Elicitation("paraphrase", null, new Approach.Family(Wordings.FRAMES)),
            new Elicitation("in-context-5", null, new Approach.InContext(5, Wordings.AGAIN)),
            new Elicitation(
                "sequence-5",
                null,
                new Approach.Listed(5, Wordings.SEQUENCE, Form.SEQUENCE, false)),
            new Elicitation(
                "verbalised-5",
                null,
                new Approach.Listed(5, Wordings.VERBALISED, Form.VERBALISED, true)));
  }

  @Test
  void a_study_is_written_with_all_its_words_and_read_back() {
    StudyFile file =
        parse(
            """
            elicitation:
              - direct
              - { mode: system, name: odd, text: "Be odd." }
              - { mode: paraphrase, templates: ["{prompt}", "Please: {prompt}"] }
              - { mode: in-context, turns: 3, text: "Another.", system: "Be brief." }
              - { mode: sequence, k: 4, text: "{prompt} List {k}." }
              - { mode: verbalised, name: v, k: 2, structured: false }
              - { mode: json, schema: '{"type": "object"}', system: "As JSON." }
            """);
    assertThat(file.elicitations())
        .extracting(Elicitation::name)
        .containsExactly("direct", "odd", "paraphrase", "in-context-3", "sequence-4", "v", "json");
    assertThat(file.elicitations().get(6))
        .isEqualTo(
            new Elicitation("json", "As JSON.", new Approach.Formed("{\"type\": \"object\"}")));
    StudyFile again = StudyFile.parse("again.yaml", StudyYaml.write(file));
    assertThat(again.elicitations()).isEqualTo(file.elicitations());
    StudyFile family = parse("elicitation: [paraphrase]");
    assertThat(StudyFile.parse("again.yaml", StudyYaml.write(family)).elicitations())
        .isEqualTo(family.elicitations());
    assertThat(file.study(List.of(dev.hivemeter.model.Prompt.of("x"))).conditions()).hasSize(7);
  }

  @Test
  void what_is_shown_has_the_words_of_families_too_and_is_the_same_study() {
    StudyFile family =
        parse(
            "elicitation: [paraphrase, { mode: paraphrase, name: mine, templates: ['{prompt}', 'Do: {prompt}'] }]");
    String shown = StudyYaml.shown(family);
    for (String frame : Wordings.FRAMES)
      assertThat(shown).contains(frame.lines().findFirst().orElseThrow());
    assertThat(shown.lines().filter(l -> l.startsWith("#   - "))).hasSize(Wordings.FRAMES.size());
    assertThat(shown)
        .contains("# elicitation 'paraphrase':")
        .doesNotContain("# elicitation 'mine'");
    assertThat(StudyFile.parse("again.yaml", shown)).isEqualTo(family);
    assertThat(StudyYaml.shown(parse(""))).isEqualTo(StudyYaml.write(parse("")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "elicitation: [sequnce]|s.yaml:4:15: there is no elicitation 'sequnce', did you mean"
            + " 'sequence'?",
        "elicitation: []|'elicitation' is empty",
        "elicitation: [direct, direct]|elicitation 'direct' stands already at line 4",
        "elicitation: [{mode: sequence, k: 1}]|s.yaml:4:35: k 1 is not from 2 to 1000",
        "elicitation: [{mode: sequence, turns: 3}]|'turns' means nothing for mode sequence",
        "elicitation: [{mode: direct, system: x}]|it is the prompt as it is",
        "elicitation: [{mode: sequence, text: x}]|does not contain {prompt}",
        "elicitation: [{mode: paraphrase, templates: [x, y]}]|does not contain {prompt}",
        "elicitation: [{mode: paraphrase, templates: ['a {prompt}', '{prompt}', 'a {prompt}']}]|the template"
            + " \"a {prompt}\" stands twice",
        "elicitation: [{mode: paraphrase, templates: ['{prompt}']}]|two texts or more, there are 1",
        "elicitation: [{mode: verbalised, structured: 3}]|'structured' must be true or false",
        "elicitation: [{mode: system, name: direct}]|not 'direct'",
        "elicitation: [json]|elicitation 'json' needs a 'schema'",
        "elicitation: [{mode: json}]|elicitation 'json' needs a 'schema'",
        "elicitation: [{mode: json, schema: '[1]'}]|is JSON, but not an object",
        "elicitation: [{mode: json, schema: '{a: 1}'}]|schema is not JSON",
        "elicitation: [{mode: json, schema: '{}', text: x}]|'text' means nothing for mode json",
        "elicitation: [{mode: sequence, form: x}]|unknown key 'form' in 'elicitation'",
        "elicitation: [{k: 3}]|'elicitation' has no 'mode'",
      })
  void a_mistake_is_told_with_its_place(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("s.yaml:4:")
        .hasMessageContaining(message);
  }

  @Test
  void one_system_text_stands_in_one_place() {
    assertThatThrownBy(() -> parse("system: x\nelicitation: [direct]"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("do not go together");
  }
}
