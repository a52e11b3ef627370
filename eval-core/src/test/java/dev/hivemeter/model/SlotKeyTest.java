package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.ModelSpec.Mode;
import dev.hivemeter.model.Sampling.Field;
import dev.hivemeter.model.Sampling.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The keys by which stored answers are found again. The expected values are never edited: a change
 * of the form is a new version with its own values beside these. They were made by {@code python
 * slot_keys.py} in src/test/reference.
 */
final class SlotKeyTest {
  private static final Prompt BOAT = Prompt.of("name a boat");
  private static final Sampling WARM = Sampling.neutral(0.7, 128);
  private static final ModelSpec CHAT = ModelSpec.chat("openai:m", Connection.NONE);
  private static final Condition ASKED = new Condition(CHAT, WARM, Elicitation.DIRECT);
  private static final Cell CELL = new Cell(BOAT, ASKED);

  private static final Cell BASE =
      new Cell(
          Prompt.of("écris \uD83D\uDE42 \uD83C"),
          new Condition(
              new ModelSpec(
                  "base",
                  "openai",
                  "gemma",
                  Mode.COMPLETION,
                  "Q: {prompt}\nA:",
                  List.of("\nQ:", "--"),
                  Connection.NONE),
              new Sampling(1.5, 0.9, 40, 0.05, 64, Seeds.DERIVED),
              new Elicitation("system", "Be brief.")));

  @Test
  void keys_of_version_1_of_a_cell() {
    assertThat(CELL.key().hex())
        .isEqualTo("3118a25d1f5ce1efb8e45585d79ce3219dc316d67c2637bdde9b816d64bf1cfa");
    assertThat(BASE.key().hex())
        .isEqualTo("b37c88405be434b8331ae5eeb074d68ff54f0e70d64e2fe1fd2f356e890461e9");
    Condition elsewhere =
        new Condition(ModelSpec.imported("gpt"), Sampling.UNKNOWN, Elicitation.DIRECT);
    assertThat(new Cell(BOAT, elsewhere).key().hex())
        .isEqualTo("ebf7327d7f75441bdc5aa0226a4a4d6984961da64492eb7b938f6aaa044d398c");
  }

  @Test
  void keys_of_version_1_of_a_slot() {
    assertThat(CELL.key().slot(0))
        .isEqualTo("7700def85d3648cda331a2ee6df8da5edc947ec77fd745ec7720aed7f4baf73c");
    assertThat(CELL.key().slot(1))
        .isEqualTo("3fd54c9f21990d4793649c6452a6a4992f85e81c270ffd003dab653169925e3f");
    assertThat(BASE.key().slot(49))
        .isEqualTo("76fef2cb0b9a940277de38c9bc35c1f9b7b388115f29e8c4184d40a4babbd6a3");
  }

  @Test
  void everything_that_changes_the_law_of_the_answer_changes_the_key() {
    List<Cell> cells = new ArrayList<>(List.of(CELL));
    cells.add(new Cell(Prompt.of("name a boat "), ASKED));
    for (Sampling s :
        List.of(
            new Sampling(0.8, 1.0, 0, 0.0, 128, Seeds.NONE),
            new Sampling(0.7, 0.9, 0, 0.0, 128, Seeds.NONE),
            new Sampling(0.7, 1.0, 1, 0.0, 128, Seeds.NONE),
            new Sampling(0.7, 1.0, 0, 0.1, 128, Seeds.NONE),
            new Sampling(0.7, 1.0, 0, 0.0, 129, Seeds.NONE),
            new Sampling(0.7, 1.0, 0, 0.0, 128, Seeds.DERIVED),
            new Sampling(null, 1.0, 0, 0.0, 128, Seeds.NONE),
            WARM.leaving(Field.TEMPERATURE),
            WARM.leaving(Field.OTHERS),
            WARM.leaving(Field.TOP_K, Field.OTHERS),
            Sampling.UNKNOWN))
      cells.add(new Cell(BOAT, new Condition(CHAT, s, Elicitation.DIRECT)));
    for (ModelSpec m :
        List.of(
            ModelSpec.chat("openai:n", Connection.NONE),
            extra(Map.of("a", "1")),
            extra(Map.of("a", "\"1\"")),
            extra(Map.of("a", "1", "b", "1")),
            completion("{prompt}", List.of()),
            completion("Q: {prompt}", List.of()),
            completion("{prompt}", List.of("a", "b")),
            completion("{prompt}", List.of("ab")),
            new ModelSpec("openai:m", "ollama", "m", Mode.CHAT, null, List.of(), Connection.NONE)))
      cells.add(new Cell(BOAT, new Condition(m, WARM, Elicitation.DIRECT)));
    for (Elicitation e :
        List.of(
            new Elicitation("system", "Be brief."),
            new Elicitation("system", "Be kind."),
            new Elicitation("other", null)))
      cells.add(new Cell(BOAT, new Condition(CHAT, WARM, e)));
    assertThat(cells).extracting(Cell::key).doesNotHaveDuplicates();
  }

  @Test
  void the_address_the_key_variable_the_file_and_the_prompts_labels_change_nothing() {
    Connection moved = new Connection("http://127.0.0.1:9999/v1", "KEY", "answers.jsonl");
    Prompt named =
        new Prompt("boat", BOAT.text(), "f", List.of("Recommendations"), List.of("quick"), "en");
    Condition there = new Condition(ModelSpec.chat("openai:m", moved), WARM, Elicitation.DIRECT);
    assertThat(new Cell(named, there).key()).isEqualTo(CELL.key());
  }

  @Test
  void keys_of_version_1_with_what_was_added_to_it() {
    assertThat(
            new Cell(BOAT, new Condition(CHAT, WARM.leaving(Field.OTHERS), Elicitation.DIRECT))
                .key()
                .hex())
        .isEqualTo("13e4ec567cd729425733e5e3b37d3c04ffbf824fa0794a73066bd8b283b05a77");
    ModelSpec both = extra(Map.of("b", "[2]", "a", "1"));
    assertThat(
            new Cell(
                    BOAT,
                    new Condition(
                        both, WARM.leaving(Field.OTHERS, Field.TEMPERATURE), Elicitation.DIRECT))
                .key()
                .hex())
        .isEqualTo("8d503c67904ad5386cd7a384f2c1b20e12db9d3cb5e1de8aa1fdd066c45b1e47");
  }

  @Test
  void the_dialect_and_log_probabilities_change_nothing() {
    ModelSpec told = asking(new Asking("vllm", Map.of(), 5));
    assertThat(new Cell(BOAT, new Condition(told, WARM, Elicitation.DIRECT)).key())
        .isEqualTo(CELL.key());
  }

  private static ModelSpec extra(Map<String, String> fields) {
    return asking(new Asking(null, fields, null));
  }

  private static ModelSpec asking(Asking asking) {
    return new ModelSpec(
        "openai:m", "openai", "m", Mode.CHAT, null, List.of(), Connection.NONE, asking);
  }

  private static ModelSpec completion(String template, List<String> stop) {
    return new ModelSpec(
        "openai:m", "openai", "m", Mode.COMPLETION, template, stop, Connection.NONE);
  }
}
