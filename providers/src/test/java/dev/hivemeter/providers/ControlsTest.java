package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result.Replied;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private final Controls controls =
      new Controls(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

  private String text(String control, String prompt, double temperature, int sample)
      throws Exception {
    ModelSpec m = ModelSpec.chat("control:" + control, Connection.NONE);
    Condition c = new Condition(m, Sampling.neutral(temperature, 64), Elicitation.DIRECT);
    try (Generator g = controls.open(m)) {
      assertThat(g.prepare(List.of(c)).engine()).isEqualTo("control");
      Replied reply = (Replied) g.call(new Call(Prompt.of(prompt, "Q " + prompt), c, sample, null));
      assertThat(((Outcome.Answered) reply.outcome()).cut()).isFalse();
      return ((Outcome.Answered) reply.outcome()).text();
    }
  }

  @Test
  void the_parrot_says_one_thing() throws Exception {
    String said = text("parrot", "a", 0.2, 0);
    assertThat(said.split(" ")).hasSizeBetween(55, 70);
    assertThat(text("parrot", "b", 1.5, 9)).isEqualTo(said);
  }

  @Test
  void the_dice_throw_the_same_for_prompt_and_sample_and_another_for_any_other() throws Exception {
    String thrown = text("dice", "a", 0.2, 3);
    assertThat(text("dice", "a", 1.5, 3)).isEqualTo(thrown);
    assertThat(text("dice", "a", 0.2, 4)).isNotEqualTo(thrown);
    assertThat(text("dice", "b", 0.2, 3)).isNotEqualTo(thrown);
  }

  @Test
  void the_dice_never_change_between_versions() throws Exception {
    assertThat(text("dice", "golden", 1, 0)).startsWith(GOLDEN);
  }

  /** Stored runs hold these words; a new list or rule needs a new name. */
  private static final String GOLDEN = "badge heather peel stack seldom stubborn";

  @Test
  void the_dice_are_fair_in_length_and_words() {
    Map<Integer, Integer> lengths = new HashMap<>();
    Map<String, Integer> words = new HashMap<>();
    int all = 0;
    for (int i = 0; i < 6100; i++) {
      String[] thrown = Dice.text("p", i).replace(".", "").split(" ");
      lengths.merge(thrown.length, 1, Integer::sum);
      for (String w : thrown) words.merge(w, 1, Integer::sum);
      all += thrown.length;
    }
    assertThat(lengths.keySet()).allMatch(n -> n >= 30 && n <= 90).hasSize(61);
    // 100 expected of each length, standard deviation 10.
    assertThat(lengths.values()).allMatch(n -> n > 50 && n < 150);
    double expected = (double) all / DiceWords.LIST.size();
    assertThat(words).hasSize(DiceWords.LIST.size());
    assertThat(words.values()).allMatch(n -> Math.abs(n - expected) < 6 * Math.sqrt(expected));
  }

  @Test
  void the_words_are_plain_and_each_is_there_once() {
    Set<String> distinct = new HashSet<>(DiceWords.LIST);
    assertThat(distinct).hasSameSizeAs(DiceWords.LIST).hasSizeGreaterThan(700);
    assertThat(DiceWords.LIST).allMatch(w -> w.matches("[a-z]{2,12}"));
  }

  @Test
  void no_other_control_exists() {
    assertThatThrownBy(() -> controls.open(ModelSpec.chat("control:ox", Connection.NONE)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("control:parrot and control:dice are");
  }
}
