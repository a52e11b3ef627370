package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Seals the identity of cells and slots. Runs are resumed by these keys, so answers that were paid
 * for are found again only as long as the keys stay.
 *
 * <p><strong>The expected keys are never edited.</strong> If one of these tests fails, the change
 * needs a new version of the canonical form, with keys of its own listed below the old ones.
 */
class SlotKeyTest {
  private static final Prompt PROMPT = Prompt.of("coffee", "Tell me a joke about coffee.");

  private static final ModelSpec CHAT = ModelSpec.chat("openai:gpt-4o-mini", Connection.NONE);

  private static final ModelSpec BASE =
      new ModelSpec(
          "gemma base",
          "openai",
          "gemma-3-270m",
          Mode.COMPLETION,
          "Question: {prompt}\nAnswer:",
          List.of("\nQuestion:"),
          new Connection("http://127.0.0.1:8081/v1", null, null));

  private static CellKey key(Prompt prompt, ModelSpec model, Sampling s, Elicitation e) {
    return new Cell(prompt, new Condition(model, s, e)).key();
  }

  // Version 1, hivemeter-cell/1 and hivemeter-slot/1. Never edit these.

  @Test
  void keys_of_version_1_a_chat_model() {
    CellKey key = key(PROMPT, CHAT, Sampling.neutral(1.0, 512), Elicitation.DIRECT);
    assertThat(key.hex())
        .isEqualTo("604ebc51b7d24b115cf7ae042af117493a6a62e486cbca9c32fa19149ecd9a7f");
    assertThat(key.slot(0))
        .isEqualTo("38fd271dab01fca3cabf86575a463af2afa8bb3b1eaa7320daa848df7e97d4ee");
    assertThat(key.slot(49))
        .isEqualTo("11cacce97614c477445264d549e034f4811104b1006e47e0a6653281d97379ca");
  }

  @Test
  void keys_of_version_1_a_base_model_with_every_sampler_field() {
    Sampling all = new Sampling(0.7, 0.9, 40, 0.05, 128, Seeds.DERIVED);
    CellKey key = key(PROMPT, BASE, all, new Elicitation("unusual", "Be unusual."));
    assertThat(key.hex())
        .isEqualTo("534dc35ca5706d87b872d57c4fb8c612bc7c871d0490b29e208f88b8f5f6cbaa");
    assertThat(key.slot(1))
        .isEqualTo("f7c56579602c8d532170230adb411139658d8e81f5ee891c4f9c9d32e66c3225");
  }

  @Test
  void keys_of_version_1_an_import_in_several_scripts_with_a_lone_surrogate() {
    CellKey key =
        key(
            Prompt.of("x", "你好 👩‍👩‍👧 \ud83c"),
            ModelSpec.imported("human:students"),
            Sampling.UNKNOWN,
            Elicitation.DIRECT);
    assertThat(key.hex())
        .isEqualTo("d52aa0ba4a8f4e7bd2a262d2dd1f4f6f9fc1f202badcc2effbb0c638bd066953");
    assertThat(key.slot(2))
        .isEqualTo("b18f6def764f6b648845abe6d13a2ce585f984a45012d103ac270d7937d05d38");
  }

  // What is part of the identity, and what is not.

  @Test
  void whatever_changes_the_law_of_the_answers_changes_the_key() {
    Sampling s = new Sampling(0.7, 0.9, 40, 0.05, 128, Seeds.NONE);
    Elicitation e = Elicitation.DIRECT;
    List<CellKey> keys = new ArrayList<>();
    keys.add(key(PROMPT, BASE, s, e));
    keys.add(key(Prompt.of("coffee", "Tell me a joke about tea."), BASE, s, e));
    keys.add(key(PROMPT, CHAT, s, e));
    keys.add(key(PROMPT, BASE, s, new Elicitation("direct", "")));
    keys.add(key(PROMPT, BASE, s, new Elicitation("unusual", null)));
    Stream.of(
            new Sampling(0.8, 0.9, 40, 0.05, 128, Seeds.NONE),
            new Sampling(null, 0.9, 40, 0.05, 128, Seeds.NONE),
            new Sampling(0.7, 1.0, 40, 0.05, 128, Seeds.NONE),
            new Sampling(0.7, 0.9, 0, 0.05, 128, Seeds.NONE),
            new Sampling(0.7, 0.9, 40, 0.0, 128, Seeds.NONE),
            new Sampling(0.7, 0.9, 40, 0.05, 256, Seeds.NONE),
            new Sampling(0.7, 0.9, 40, 0.05, 128, Seeds.DERIVED))
        .forEach(other -> keys.add(key(PROMPT, BASE, other, e)));
    keys.add(key(PROMPT, base("gemma base", "Q: {prompt}", List.of("\nQuestion:")), s, e));
    keys.add(key(PROMPT, base("gemma base", "Question: {prompt}\nAnswer:", List.of()), s, e));
    keys.add(
        key(PROMPT, base("other", "Question: {prompt}\nAnswer:", List.of("\nQuestion:")), s, e));
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static ModelSpec base(String label, String template, List<String> stop) {
    return new ModelSpec(
        label, "openai", "gemma-3-270m", Mode.COMPLETION, template, stop, Connection.NONE);
  }

  @Test
  void the_address_the_prompts_id_and_its_tags_do_not() {
    Sampling s = Sampling.neutral(1.0, 512);
    ModelSpec elsewhere =
        ModelSpec.chat(
            "openai:gpt-4o-mini", new Connection("http://10.0.0.1/v1", "SOME_KEY", null));
    Prompt renamed =
        new Prompt("other", PROMPT.text(), "f", List.of("Writing Genres"), List.of("quick"), "en");
    assertThat(key(renamed, elsewhere, s, Elicitation.DIRECT))
        .isEqualTo(key(PROMPT, CHAT, s, Elicitation.DIRECT));
  }

  @Test
  void every_sample_has_a_key_of_its_own() {
    CellKey key = key(PROMPT, CHAT, Sampling.UNKNOWN, Elicitation.DIRECT);
    assertThat(Stream.iterate(0, i -> i + 1).limit(200).map(key::slot)).doesNotHaveDuplicates();
  }

  @Test
  void keys_are_ordered_and_are_nothing_but_hexadecimal() {
    CellKey low = new CellKey("0".repeat(64));
    assertThat(low).isLessThan(new CellKey("f".repeat(64)));
    assertThatThrownBy(() -> new CellKey("F".repeat(64)))
        .hasMessage("not a SHA-256 in hexadecimal: " + "F".repeat(64));
  }
}
