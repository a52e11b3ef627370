package dev.hivemeter.compare;

import static dev.hivemeter.compare.Sides.arm;
import static dev.hivemeter.compare.Sides.condition;
import static dev.hivemeter.compare.Sides.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.compare.GateCheck.Verdict;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateCheckTest {
  private static final PoolMetric COSINE = PoolMetrics.named(List.of(Sides.COSINE)).get(0);

  private static double[] scores(double raise) {
    SplittableRandom random = new SplittableRandom(3);
    double[] scores = new double[20];
    for (int i = 0; i < scores.length; i++)
      scores[i] = 0.4 + 0.2 * random.nextDouble() + raise * (1 + 0.1 * random.nextDouble());
    return scores;
  }

  private static GateCheck gate(Arm before, Arm after, GateRule... rules) {
    Snapshot a = snapshot(before);
    Snapshot b = snapshot(after);
    return GateCheck.of(
        a,
        b,
        Matching.of(a.arms(), b.arms(), Contrast.DATE),
        new GateCheck.Question(
            Contrast.DATE,
            rules.length == 0 ? List.of(GateRule.DEFAULT) : List.of(rules),
            GateCheck.Question.MISSING,
            1));
  }

  private static Arm before() {
    return arm(condition("a", 1.0), "x", scores(0));
  }

  @Test
  void the_same_answers_pass_by_identity() {
    GateCheck gate = gate(before(), before());
    assertThat(gate.verdict()).isEqualTo(Verdict.PASS);
    assertThat(gate.checks().get(0).isIdentical()).isTrue();
  }

  @Test
  void a_collapse_fails_and_more_diversity_passes() {
    assertThat(gate(before(), arm(condition("a", 1.0), "y", scores(0.1))).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(gate(before(), arm(condition("a", 1.0), "y", scores(-0.1))).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void prompts_that_vanish_are_told_and_too_many_cannot_decide() {
    double[] two = scores(-0.1);
    two[3] = Double.NaN;
    two[4] = Double.NaN;
    GateCheck some = gate(before(), arm(condition("a", 1.0), "y", two));
    assertThat(some.verdict()).isEqualTo(Verdict.PASS);
    assertThat(some.checks().get(0).lost()).hasSize(2);
    two[5] = Double.NaN;
    GateCheck.Check many = gate(before(), arm(condition("a", 1.0), "y", two)).checks().get(0);
    assertThat(many.verdict()).isEqualTo(Verdict.CANNOT_DECIDE);
    assertThat(many.ruling())
        .isInstanceOfSatisfying(
            Ruling.CannotDecide.class,
            c -> {
              assertThat(c.why())
                  .isEqualTo("3 of 20 prompts have no number any more: prompt 'p3' language");
              assertThat(c.need()).isEqualTo("answers to at least 18 of these prompts");
            });
  }

  @Test
  void a_run_of_which_half_the_answers_failed_cannot_decide_even_where_the_rest_collapsed() {
    List<PoolOf> pools = new ArrayList<>();
    for (int i = 0; i < 20; i++) pools.add(Sides.pool("p" + i, 5, "y" + i, 0.95, null));
    Arm half = Arm.of(condition("a", 1.0), false, Map.of(), pools);
    GateCheck gate = gate(before(), half);
    assertThat(gate.verdict()).isEqualTo(Verdict.CANNOT_DECIDE);
    assertThat(gate.checks().get(0).lost().get(0).why()).isEqualTo("has 5 usable answers of 10");
  }

  /** A recording without sample numbers does not know how many answers it lacks. */
  @Test
  void a_run_that_owes_fewer_answers_than_the_baseline_holds_cannot_decide() {
    List<PoolOf> pools = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      PoolOf full = Sides.pool("p" + i, 5, "y" + i, 0.1, null);
      pools.add(new PoolOf(full.prompt(), 5, 5, 250, null, full.digest(), full.measures()));
    }
    GateCheck gate = gate(before(), Arm.of(condition("a", 1.0), false, Map.of(), pools));
    assertThat(gate.verdict()).isEqualTo(Verdict.CANNOT_DECIDE);
    assertThat(gate.checks().get(0).lost()).hasSize(20);
    assertThat(gate.checks().get(0).lost().get(0).why()).isEqualTo("has 5 usable answers of 10");
    assertThat(gate.checks().get(0).added()).isZero();
  }

  @Test
  void a_condition_that_is_gone_cannot_decide_and_a_new_one_is_told() {
    GateCheck gate = gate(before(), arm(condition("b", 1.0), "y", scores(0)));
    assertThat(gate.verdict()).isEqualTo(Verdict.CANNOT_DECIDE);
    assertThat(gate.checks().get(0).ruling().toString()).contains("the run has no such condition");
    assertThat(gate.only()).containsExactly("openai:b T=1.0");
  }

  @Test
  void three_collapsed_prompts_of_twenty_are_seen_for_these_prompts_only() {
    double[] few = scores(0);
    for (int i = 0; i < 3; i++) few[i] += 0.3;
    GateRule these = new GateRule(COSINE, 0.02, Reach.THESE_PROMPTS, Slice.ALL);
    GateCheck gate = gate(before(), arm(condition("a", 1.0), "y", few), GateRule.DEFAULT, these);
    assertThat(gate.checks())
        .extracting(GateCheck.Check::verdict)
        .containsExactly(Verdict.CANNOT_DECIDE, Verdict.FAIL);
    assertThat(gate.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void answers_of_a_list_have_no_chance_of_their_own_and_that_is_the_reason() {
    GateRule these = new GateRule(COSINE, 0.02, Reach.THESE_PROMPTS, Slice.ALL);
    GateCheck gate =
        gate(listed("x", scores(0)), listed("y", scores(0.1)), these, GateRule.DEFAULT);
    assertThat(gate.checks())
        .extracting(GateCheck.Check::verdict)
        .containsExactly(Verdict.CANNOT_DECIDE, Verdict.FAIL);
    assertThat(gate.checks().get(0).ruling().toString())
        .contains("depend on one another")
        .contains("prompts-in-general");
  }

  private static Arm listed(String digest, double[] scores) {
    List<PoolOf> pools = new ArrayList<>();
    for (int i = 0; i < scores.length; i++)
      pools.add(
          new PoolOf(
              "p" + i,
              10,
              10,
              500,
              null,
              digest + i,
              Map.of(
                  Sides.COSINE,
                  new Measured(
                      new Score.Value(scores[i] + 1e-3 * i % 0.01, 10), null, null, null))));
    Arm arm = arm(condition("a", 1.0), digest, scores);
    return new Arm(arm.label(), arm.facts(), arm.notes(), true, pools);
  }

  @Test
  void a_slice_takes_conditions_and_prompts() {
    double[] odd = scores(0);
    for (int i = 1; i < odd.length; i += 2) odd[i] += 0.3;
    Slice even = new Slice(List.of(), List.of(1.0), List.of(), List.of("even"), List.of());
    GateCheck.Check check =
        gate(
                before(),
                arm(condition("a", 1.0), "y", odd),
                new GateRule(COSINE, 0.02, Reach.THESE_PROMPTS, even))
            .checks()
            .get(0);
    assertThat(check.expected()).isEqualTo(10);
    assertThat(check.verdict()).isEqualTo(Verdict.PASS);
    Slice none = new Slice(List.of("c"), List.of(), List.of(), List.of(), List.of());
    assertThatThrownBy(
            () -> gate(before(), before(), new GateRule(COSINE, 0.02, Reach.THESE_PROMPTS, none)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is about nothing that the baseline has")
        .hasMessageContaining("openai:a T=1.0");
  }

  @Test
  void rules_that_cannot_hold_are_refused() {
    for (String id : List.of("length-mean", "compression-ratio", "ncd"))
      assertThatThrownBy(
              () ->
                  new GateRule(
                      PoolMetrics.named(List.of(id)).get(0),
                      0.1,
                      Reach.PROMPTS_IN_GENERAL,
                      Slice.ALL))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(id);
    assertThatThrownBy(
            () ->
                new GateRule(
                    PoolMetrics.named(List.of("vendi-1")).get(0),
                    0.1,
                    Reach.THESE_PROMPTS,
                    Slice.ALL))
        .hasMessageContaining("has no variance within a pool");
    assertThatThrownBy(() -> new GateRule(COSINE, Double.NaN, Reach.THESE_PROMPTS, Slice.ALL))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void a_number_beside_a_limit_never_looks_like_it() {
    assertThat(Rounded.beside(0.02004, 0.02)).isEqualTo("0.02004");
    assertThat(Rounded.beside(0.0196, 0.02)).isEqualTo("0.0196");
    assertThat(Rounded.beside(0.021, 0.02)).isEqualTo("0.021");
    assertThat(Rounded.beside(0.02, 0.02)).isEqualTo("0.020");
    assertThat(Rounded.beside(0.02 + 1e-12, 0.02)).isEqualTo("0.020000001");
    assertThat(Rounded.beside(0.02 - 1e-12, 0.02)).isEqualTo("0.019999999");
    assertThat(Rounded.beside(Double.NEGATIVE_INFINITY, 0.02)).isEqualTo("−∞");
    assertThat(Rounded.signed(0.0305, 0.02)).isEqualTo("+0.030");
    assertThat(Rounded.signed(-0.276, 0.02)).isEqualTo("−0.276");
    assertThat(Rounded.signed(0, 0.02)).isEqualTo("0.000");
  }

  @Test
  void random_numbers_stay_on_their_side_of_the_limit() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      double limit = Math.rint(1000 * random.nextDouble()) / 1000;
      double value = limit + (random.nextDouble() - 0.5) * Math.pow(10, -random.nextInt(12));
      double printed = Double.parseDouble(Rounded.beside(value, limit).replace('−', '-'));
      assertThat(Double.compare(printed, limit))
          .as("seed %d, %s beside %s", seed, value, limit)
          .isEqualTo(Double.compare(value, limit));
    }
  }
}
