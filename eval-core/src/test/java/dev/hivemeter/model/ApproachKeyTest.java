package dev.hivemeter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Approach.Formed;
import dev.hivemeter.model.Approach.InContext;
import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Approach.Listed.Form;
import dev.hivemeter.model.Approach.Paraphrased;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Keys of cells that are not asked by the prompt as it is. Like those of {@link SlotKeyTest} they
 * are never edited; they were made by {@code python slot_keys.py} in src/test/reference.
 */
final class ApproachKeyTest {
  private static Cell cell(Elicitation e) {
    return new Cell(
        Prompt.of("name a boat"),
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE), Sampling.neutral(0.7, 128), e));
  }

  private static final Elicitation TALK =
      new Elicitation("in-context-3", null, new InContext(3, "Another."));

  @Test
  void keys_of_version_1() {
    assertThat(key("paraphrase", null, new Paraphrased(List.of("{prompt}", "Please: {prompt}"))))
        .isEqualTo("db88db3e27a83b2c807d8dc7e447ec1bbb9ee4904e086b38ff8d0777af35d9c7");
    assertThat(cell(TALK).key().hex())
        .isEqualTo("11493bb26629772d042ab84cd1141ad8589111629c576fd7ef5cb42d624821f8");
    assertThat(cell(TALK).key().slot(4))
        .isEqualTo("067fc9040edad7b252fdbeb4e2958eb2805f0d212e3b89e8ee4be0abe722c9ad");
    assertThat(
            key(
                "sequence-5",
                "Be brief.",
                new Listed(5, "{prompt} List {k}.", Form.SEQUENCE, false)))
        .isEqualTo("ea0eee52be6494c89be9249c64c7f7c0519825844b882eec5a0f3764e2a2c67e");
    assertThat(key("verbalised-2", null, verbalised(true)))
        .isEqualTo("06bfcd001e31163a378ca448ad3da80d2a495360acee1cbdeab09bf9849192e0");
    assertThat(key("verbalised-2", null, verbalised(false)))
        .isEqualTo("048c2cf25e608c98206fe82ce09bb6bd2d2b482e6afbf6bca5336fe07fcca508");
  }

  @Test
  void keys_of_answers_held_to_a_schema() {
    assertThat(key("verdict", "Judge.", new Formed("{\"type\":\"object\"}")))
        .isEqualTo("1ced9831df4b72f6fdd4c54dea1135a1272b0b357fcdfe8ab147dbcc9dda7c6a");
  }

  private static Listed verbalised(boolean structured) {
    return new Listed(2, "{prompt} JSON.", Form.VERBALISED, structured);
  }

  private static String key(String name, @Nullable String system, Approach approach) {
    return cell(new Elicitation(name, system, approach)).key().hex();
  }

  @Test
  void every_word_and_number_of_an_approach_changes_the_key() {
    assertThat(
            Stream.of(
                new Approach.Once(),
                new Paraphrased(List.of("a", "b")),
                new Paraphrased(List.of("b", "a")),
                new Paraphrased(List.of("a", "b", "c")),
                new InContext(3, "Another."),
                new InContext(4, "Another."),
                new InContext(3, "One more."),
                new Listed(3, "{prompt}", Form.SEQUENCE, false),
                new Listed(4, "{prompt}", Form.SEQUENCE, false),
                new Listed(3, "{prompt}.", Form.SEQUENCE, false),
                new Listed(3, "{prompt}", Form.VERBALISED, false),
                new Listed(3, "{prompt}", Form.VERBALISED, true),
                new Formed("{}"),
                new Formed("{ }")))
        .extracting(a -> cell(new Elicitation("e", null, a)).key())
        .doesNotHaveDuplicates();
  }

  @Test
  void what_each_call_says() {
    Prompt prompt = Prompt.of("Say {k}.");
    assertThat(new Approach.Once().text(prompt, 7)).isEqualTo("Say {k}.");
    Approach words = new Paraphrased(List.of("{prompt}", "Please: {prompt}", "Speak!"));
    assertThat(Stream.of(0, 1, 2, 3).map(i -> words.text(prompt, i)))
        .containsExactly("Say {k}.", "Please: Say {k}.", "Speak!", "Say {k}.");
    assertThat(new Listed(3, "{prompt} Give {k}.", Form.SEQUENCE, false).text(prompt, 0))
        .isEqualTo("Say {k}. Give 3.");
  }

  @Test
  void a_slot_of_a_conversation_names_those_before_it() {
    Approach talk = TALK.approach();
    assertThat(talk.predecessors(0)).isEmpty();
    assertThat(talk.predecessors(2)).containsExactly(0, 1);
    assertThat(talk.predecessors(3)).isEmpty();
    assertThat(talk.predecessors(4)).containsExactly(3);
    assertThat(Stream.of(0, 2, 3, 5).map(talk::together)).containsExactly(0, 0, 1, 1);
    assertThat(new Approach.Once().predecessors(4)).isEmpty();
    assertThat(new Approach.Once().together(4)).isEqualTo(4);
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> new InContext(1, "x")).hasMessageContaining("turns 1 is not from 2");
    assertThatThrownBy(() -> new InContext(3, " ")).hasMessageContaining("has no text");
    assertThatThrownBy(() -> new Listed(2, "x", Form.SEQUENCE, false))
        .hasMessageContaining("does not contain {prompt}");
    assertThatThrownBy(() -> new Listed(2, "{prompt}", Form.SEQUENCE, true))
        .hasMessageContaining("verbalised answers only");
    assertThatThrownBy(() -> new Part("x", 1.5, false)).hasMessageContaining("outside [0, 1]");
  }
}
