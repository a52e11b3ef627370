package dev.hivemeter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.model.Task;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Prompt TEA = Prompt.of("tea", "Of tea?");
  private static final Prompt SEA = Prompt.of("sea", "Of the sea?");

  private static Condition condition(double temperature) {
    return new Condition(
        ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
        Sampling.neutral(temperature, 64),
        Elicitation.DIRECT);
  }

  private static Study study(int samples, Prompt... prompts) {
    return new Study(
        "s", List.of(prompts), List.of(condition(0.2), condition(1)), samples, "e", 1, 1);
  }

  private static BitSet bits(int... indexes) {
    BitSet bits = new BitSet();
    for (int i : indexes) bits.set(i);
    return bits;
  }

  @Test
  void cells_come_condition_by_condition_and_prompt_by_prompt() {
    List<String> order = new ArrayList<>();
    for (Cell c : Plan.of(study(3, TEA, SEA)).cells().values())
      order.add(c.prompt().id() + " " + c.condition().sampling().label());
    assertThat(order).containsExactly("tea T=0.2", "sea T=0.2", "tea T=1.0", "sea T=1.0");
  }

  @Test
  void two_prompts_with_one_text_share_a_cell() {
    Plan plan = Plan.of(study(3, TEA, Prompt.of("again", TEA.text())));
    assertThat(plan.cells()).hasSize(2);
    assertThat(plan.cells().values()).allMatch(c -> c.prompt().id().equals("tea"));
  }

  @Test
  void it_says_what_is_reused_open_and_orphaned() {
    Plan plan = Plan.of(study(3, TEA, SEA));
    CellKey first = new Cell(TEA, condition(0.2)).key();
    CellKey foreign = new Cell(TEA, condition(1.5)).key();
    Map<CellKey, BitSet> settled = Map.of(first, bits(0, 2, 7), foreign, bits(0, 1));
    assertThat(plan.standing(settled)).isEqualTo(new Plan.Standing(12, 2, 10, 3));
    assertThat(plan.open(first, settled)).containsExactly(1);
    assertThat(plan.open(new Cell(SEA, condition(1)).key(), settled)).containsExactly(0, 1, 2);
    assertThat(plan.standing(Map.of())).isEqualTo(new Plan.Standing(12, 0, 12, 0));
  }

  @Test
  void a_grown_study_keeps_what_is_there() {
    Plan small = Plan.of(study(3, TEA));
    Plan grown = Plan.of(study(5, TEA, SEA));
    assertThat(grown.keys()).containsAll(small.keys());
    CellKey first = new Cell(TEA, condition(0.2)).key();
    assertThat(grown.open(first, Map.of(first, bits(0, 1, 2)))).containsExactly(3, 4);
  }

  @Test
  void a_family_is_asked_in_its_own_words_each_prompt_with_its_own_first() {
    Prompt cup = new Prompt("cup", "Of a cup?", "tea", List.of(), List.of(), "en");
    Prompt pot = new Prompt("pot", "Of a pot?", "tea", List.of(), List.of(), "en");
    Condition open =
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            new Elicitation("p", null, new Approach.Family(List.of("{prompt}", "So: {prompt}"))));
    Plan plan = Plan.of(new Study("s", List.of(cup, SEA, pot), List.of(open), 2, "e", 1, 1));
    List<List<String>> asked = new ArrayList<>();
    for (Cell c : plan.cells().values()) {
      Approach approach = c.condition().elicitation().approach();
      asked.add(List.of(approach.text(c.prompt(), 0), approach.text(c.prompt(), 1)));
    }
    assertThat(asked)
        .containsExactly(
            List.of("Of a cup?", "Of a pot?"),
            List.of("Of the sea?", "So: Of the sea?"),
            List.of("Of a pot?", "Of a cup?"));
  }

  @Test
  void words_of_a_family_may_be_borrowed_from_prompts_that_are_not_asked() {
    Prompt cup = new Prompt("cup", "Of a cup?", "tea", List.of(), List.of(), "en");
    Prompt pot = new Prompt("pot", "Of a pot?", "tea", List.of(), List.of(), "en");
    Prompt can = new Prompt("can", "Of a can?", "tea", List.of(), List.of(), "en");
    Prompt fox = new Prompt("fox", "Of a fox?", "animal", List.of(), List.of(), "en");
    List<Prompt> whole = List.of(cup, fox, pot, can);
    List<String> wordings = List.of("Of a pot?", "Of a can?", "Of a cup?");
    // The same whether one, two or all of the family are asked, and in whatever order.
    assertThat(paraphrases(pot, List.of(pot), whole)).isEqualTo(wordings);
    assertThat(paraphrases(pot, List.of(can, pot), whole)).isEqualTo(wordings);
    assertThat(paraphrases(pot, whole, whole)).isEqualTo(wordings);
    assertThat(paraphrases(pot, whole, List.of())).isEqualTo(wordings);
    assertThat(paraphrases(SEA, List.of(SEA), whole)).containsExactly("{prompt}", "So: {prompt}");
  }

  private static List<String> paraphrases(
      Prompt prompt, List<Prompt> asked, List<Prompt> wordings) {
    Condition open =
        new Condition(
            ModelSpec.chat("openai:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            new Elicitation("p", null, new Approach.Family(List.of("{prompt}", "So: {prompt}"))));
    Plan plan = Plan.of(new Study("s", asked, wordings, List.of(open), 2, Map.of(), "e", 1, 1));
    assertThat(plan.cells()).hasSize(asked.size());
    return plan.cells().values().stream()
        .filter(c -> c.prompt().equals(prompt))
        .map(c -> ((Approach.Paraphrased) c.condition().elicitation().approach()).texts())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_study_that_asks_nothing_is_refused() {
    assertThatThrownBy(() -> study(3))
        .isInstanceOf(BadInput.class)
        .hasMessage("study 's' has no prompts");
    assertThatThrownBy(() -> study(0, TEA)).hasMessage("samples 0 is not 1 or more");
    assertThatThrownBy(() -> study(1, TEA, TEA)).hasMessage("prompt id 'tea' occurs twice");
  }

  @Test
  void prompts_may_have_a_number_of_samples_of_their_own() {
    Study study = study(2, SEA, Prompt.of("coin", "Flip a coin."));
    Study own =
        new Study(
            "s", study.prompts(), List.of(), study.conditions(), 2, Map.of("coin", 5), "e", 1, 1);
    Plan plan = Plan.of(own);
    int conditions = study.conditions().size();
    assertThat(plan.standing(Map.of()).planned()).isEqualTo(conditions * (2L + 5));
    plan.cells()
        .forEach(
            (key, cell) -> {
              int samples = cell.prompt().id().equals("coin") ? 5 : 2;
              assertThat(plan.samples(key)).isEqualTo(samples);
              assertThat(plan.open(key, Map.of())).hasSize(samples);
            });
  }

  @Test
  void one_text_cannot_be_held_against_two_things() {
    Prompt open = Prompt.of("a", "Flip a coin.");
    Prompt probe =
        new Prompt(
            "b",
            "Flip a coin.",
            null,
            List.of(),
            List.of(),
            "en",
            new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1));
    assertThatThrownBy(() -> study(2, open, probe))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("prompts 'a' and 'b' have the same text")
        .hasMessageContaining("(open, probe)");
  }
}
