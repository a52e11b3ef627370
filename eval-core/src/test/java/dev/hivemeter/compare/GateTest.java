package dev.hivemeter.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Direction ALIKE = Direction.HIGHER_IS_MORE_HOMOGENEOUS;

  private static Pooled pool(double score, @Nullable Double variance, String digest) {
    return new Pooled(score, 10, variance, variance == null ? null : Math.abs(variance), digest);
  }

  /** Twenty prompts of which the first {@code collapsed} rise by {@code by}, the rest by noise. */
  private static Paired paired(int collapsed, double by, double noise, @Nullable Double variance) {
    SplittableRandom random = new SplittableRandom(5);
    List<Paired.Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double before = 0.4 + 0.2 * random.nextDouble();
      double change = (i < collapsed ? by : 0) + noise * (random.nextDouble() - 0.5);
      prompts.add(
          new Paired.Prompt(
              "p" + i,
              i,
              pool(before, variance, "before" + i),
              pool(before + change, variance, "after" + i)));
    }
    return new Paired(ALIKE, prompts);
  }

  private static Ruling judge(Paired paired, double margin, Reach reach) {
    return Gate.judge(List.of(new Gate.Rule(paired, margin, reach)), 1).get(0);
  }

  @Test
  void little_change_passes_much_change_fails_and_between_nothing_is_decided() {
    assertThat(judge(paired(0, 0, 0.02, null), 0.02, Reach.PROMPTS_IN_GENERAL))
        .isInstanceOf(Ruling.Pass.class);
    assertThat(judge(paired(20, 0.1, 0.02, null), 0.02, Reach.PROMPTS_IN_GENERAL))
        .isInstanceOf(Ruling.Fail.class);
    assertThat(judge(paired(20, 0.02, 0.1, null), 0.02, Reach.PROMPTS_IN_GENERAL))
        .isInstanceOfSatisfying(
            Ruling.CannotDecide.class,
            c -> assertThat(c.need()).matches("about \\d+ prompts, were .*|the change is .*"));
  }

  @Test
  void a_measure_of_diversity_fails_when_it_falls() {
    Paired rise = paired(20, 0.1, 0.02, null);
    Paired diverse = new Paired(Direction.HIGHER_IS_MORE_DIVERSE, rise.prompts());
    assertThat(judge(diverse, 0.02, Reach.PROMPTS_IN_GENERAL)).isInstanceOf(Ruling.Pass.class);
    assertThat(diverse.change(rise.prompts().get(0)))
        .isEqualTo(-rise.change(rise.prompts().get(0)));
    assertThatThrownBy(() -> new Paired(Direction.NEITHER, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * The question that needs the other reach, asked of pools as wide as real ones: 85 % of such
   * collapses are called at fifty answers, 10 % in general ({@code docs/benchmarks.md}).
   */
  @Test
  void three_collapsed_prompts_of_twenty_are_seen_among_these_prompts_only() {
    ThesePromptsSimulation.Calls c =
        new ThesePromptsSimulation(300, 20251).calls(50, 3, ThesePromptsSimulation.COLLAPSED);
    assertThat(c.fail()).isGreaterThan(0.78);
    assertThat(c.pass()).isLessThan(0.02);
    assertThat(c.generalFail()).isLessThan(0.2);
  }

  /** 5 % and three standard errors of 500 repetitions. */
  @Test
  void at_the_margin_these_prompts_are_seldom_called() {
    ThesePromptsSimulation s = new ThesePromptsSimulation(500, 20251);
    ThesePromptsSimulation.Calls c = s.calls(10, 20, ThesePromptsSimulation.AT_MARGIN);
    assertThat(c.fail()).isLessThan(0.08);
    assertThat(c.pass()).isLessThan(0.08);
  }

  /** Ten rules: the level that has to be met is a tenth, so more prompts are needed. */
  @Test
  void what_would_decide_reckons_with_the_other_rules() {
    Paired paired = paired(20, 0.02, 0.05, null);
    Gate.Rule rule = new Gate.Rule(paired, 0.016, Reach.PROMPTS_IN_GENERAL);
    int alone = prompts(Gate.judge(List.of(rule), 1).get(0));
    int among = prompts(Gate.judge(Collections.nCopies(10, rule), 1).get(0));
    double z = 0.8416212335729143;
    double more = Math.pow((2.5758293035489004 + z) / (1.6448536269514722 + z), 2);
    assertThat(among / (double) alone).isCloseTo(more, within(0.05));
  }

  private static int prompts(Ruling ruling) {
    String need = ((Ruling.CannotDecide) ruling).need();
    Matcher m = Pattern.compile("about (\\d+) prompts").matcher(need);
    assertThat(m.find()).as(need).isTrue();
    return Integer.parseInt(m.group(1));
  }

  /** Two prompts, changes .1 and .3, variances .01 each: .2 ± 1.645·√(4·.01/4). */
  @Test
  void these_prompts_by_hand() {
    Paired two =
        new Paired(
            ALIKE,
            List.of(
                new Paired.Prompt("a", 0, pool(0.4, 0.01, "1"), pool(0.5, 0.01, "2")),
                new Paired.Prompt("b", 1, pool(0.4, 0.01, "3"), pool(0.7, 0.01, "4"))));
    Ruling ruling = judge(two, 0.02, Reach.THESE_PROMPTS);
    assertThat(ruling).isInstanceOf(Ruling.Fail.class);
    assertThat(((Ruling.Fail) ruling).bounds().lower())
        .isCloseTo(0.2 - 1.6448536269514722 * 0.1, within(1e-9));
  }

  @Test
  void paraphrases_count_as_one_prompt() {
    Pooled low = pool(0.4, 0.01, "x");
    List<Paired.Prompt> prompts =
        List.of(
            new Paired.Prompt("a", 0, low, pool(0.5, 0.01, "a")),
            new Paired.Prompt("a2", 0, low, pool(0.7, 0.01, "b")),
            new Paired.Prompt("b", 1, low, pool(0.4, 0.01, "c")));
    Paired paired = new Paired(ALIKE, prompts);
    assertThat(paired.changes()).containsExactly(new double[] {0.2, 0}, within(1e-12));
    // Weights 1/4, 1/4 and 1/2, each pair of pools with .02: .02·(1/16 + 1/16 + 1/4).
    assertThat(paired.variance()).isCloseTo(0.0075, within(1e-12));
  }

  @Test
  void a_variance_that_is_not_above_0_is_taken_from_the_jackknife() {
    Paired paired =
        new Paired(
            ALIKE,
            List.of(new Paired.Prompt("a", 0, pool(0.4, -0.01, "1"), pool(0.5, -0.01, "2"))));
    assertThat(paired.variance()).isCloseTo(0.02, within(1e-12));
  }

  @Test
  void the_same_answers_pass_and_equal_scores_of_other_answers_cannot_decide() {
    Pooled a = pool(0.5, 0.01, "a");
    List<Paired.Prompt> same = new ArrayList<>();
    List<Paired.Prompt> other = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      same.add(new Paired.Prompt("p" + i, i, a, a));
      other.add(new Paired.Prompt("p" + i, i, a, pool(0.5, 0.01, "b")));
    }
    for (Reach reach : Reach.values())
      assertThat(judge(new Paired(ALIKE, same), 0.02, reach))
          .isEqualTo(new Ruling.Pass(null, "both sides hold the same answers"));
    assertThat(judge(new Paired(ALIKE, other), 0.02, Reach.PROMPTS_IN_GENERAL))
        .isInstanceOf(Ruling.CannotDecide.class);
  }

  @Test
  void nothing_to_compare_never_passes() {
    for (Reach reach : Reach.values())
      assertThat(judge(new Paired(ALIKE, List.of()), 0.02, reach))
          .isInstanceOf(Ruling.CannotDecide.class);
    assertThat(judge(paired(20, 0.3, 0.01, null), 0.02, Reach.THESE_PROMPTS))
        .isInstanceOf(Ruling.CannotDecide.class);
  }

  /** One of ten rules with p just under .05 alone is no failure of the family. */
  @Test
  void several_rules_are_held_together() {
    double alone = 0;
    Paired paired = paired(20, 0.05, 0.12, null);
    for (double margin = 0; margin < 0.06; margin += 0.0005)
      if (judge(paired, margin, Reach.PROMPTS_IN_GENERAL) instanceof Ruling.Fail) alone = margin;
    List<Gate.Rule> rules = new ArrayList<>();
    rules.add(new Gate.Rule(paired, alone, Reach.PROMPTS_IN_GENERAL));
    for (int i = 0; i < 9; i++)
      rules.add(new Gate.Rule(paired(0, 0, 0.02, null), 0.02, Reach.PROMPTS_IN_GENERAL));
    List<Ruling> rulings = Gate.judge(rules, 1);
    assertThat(rulings.get(0))
        .isInstanceOfSatisfying(
            Ruling.CannotDecide.class, c -> assertThat(c.why()).startsWith("alone it would fail"));
    assertThat(rulings.subList(1, 10)).allMatch(r -> r instanceof Ruling.Pass);
  }

  @Test
  void scopes_have_names() {
    assertThat(Reach.of("these-prompts")).isEqualTo(Reach.THESE_PROMPTS);
    assertThatThrownBy(() -> Reach.of("these-prompt"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no scope 'these-prompt'")
        .hasMessageContaining("these-prompts");
  }
}
