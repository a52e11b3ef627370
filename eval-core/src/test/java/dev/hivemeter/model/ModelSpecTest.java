package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSpecTest {

  @Test
  void an_id_is_a_provider_and_a_name_that_may_hold_colons() {
    ModelSpec model = ModelSpec.chat("ollama:llama3.2:1b", Connection.NONE);
    assertThat(model.provider()).isEqualTo("ollama");
    assertThat(model.name()).isEqualTo("llama3.2:1b");
    assertThat(model.label()).isEqualTo("ollama:llama3.2:1b");
    assertThat(model.endpointClass()).isEqualTo("ollama/chat");
  }

  @Test
  void an_id_without_a_provider_is_refused() {
    for (String id : List.of("gpt4", ":gpt4", "openai:", "OpenAI:x", ""))
      assertThatThrownBy(() -> ModelSpec.chat(id, Connection.NONE))
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "model '" + id + "' is not of the form provider:name, such as openai:gpt-4o-mini");
  }

  @Test
  void a_template_has_a_place_for_the_prompt_and_belongs_to_completions() {
    assertThatThrownBy(() -> base("Question:"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not contain {prompt}");
    assertThatThrownBy(
            () ->
                new ModelSpec(
                    "m", "openai", "m", Mode.CHAT, "{prompt}", List.of(), Connection.NONE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("mode chat");
    assertThat(base("Q: {prompt}").endpointClass()).isEqualTo("openai/completion");
  }

  @Test
  void answers_made_elsewhere_are_imports_or_peoples() {
    assertThat(ModelSpec.imported("gpt-4").provider()).isEqualTo("import");
    assertThat(ModelSpec.imported("human:students").provider()).isEqualTo("human");
  }

  @Test
  void only_controls_are_controls() {
    assertThat(ModelSpec.chat("control:parrot", Connection.NONE).isControl()).isTrue();
    assertThat(ModelSpec.chat("openai:control", Connection.NONE).isControl()).isFalse();
  }

  @Test
  void people_are_told_by_their_label() {
    assertThat(ModelSpec.imported("human:students").isHuman()).isTrue();
    assertThat(ModelSpec.imported("humane").isHuman()).isFalse();
    assertThat(ModelSpec.chat("openai:human:x", Connection.NONE).isHuman()).isFalse();
  }

  private static ModelSpec base(String template) {
    return new ModelSpec("m", "openai", "m", Mode.COMPLETION, template, List.of(), Connection.NONE);
  }
}
