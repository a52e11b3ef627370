package dev.hivemeter.compare;

import static dev.hivemeter.compare.Sides.arm;
import static dev.hivemeter.compare.Sides.condition;
import static dev.hivemeter.compare.Sides.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Equivalence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final PoolMetric COSINE = PoolMetrics.named(List.of(Sides.COSINE)).get(0);

  private static final Pools NO_POOLS =
      (condition, prompt) -> {
        throw new IllegalStateException("the stored scores are enough");
      };

  // Of the shipped recording; see src/test/reference/paired_change.py.
  private static final double[] COLD = {
    0.608459, 0.526634, 0.880602, 0.554011, 0.611829, 0.815162, 0.789412, 0.797004, 0.845159,
    0.500183, 0.460815, 0.41627
  };
  private static final double[] WARM = {
    0.407705, 0.282632, 0.351438, 0.401029, 0.161733, 0.650301, 0.41448, 0.620981, 0.626173,
    0.22146, 0.355258, 0.292417
  };

  private static Pairing pairing(double[] before, double[] after) {
    Arm a = arm(condition("a", 0.2), "x", before);
    Arm b = arm(condition("a", 1.0), "y", after);
    Snapshot s = snapshot(a, b);
    return Pairing.of(
        s, new Matching.Match(a, b, List.of()), COSINE, s.byId().keySet(), SameSize.STORED);
  }

  private static Change change(double[] before, double[] after) {
    return Change.of(pairing(before, after), COSINE.definition(), 1);
  }

  @Test
  void no_change_is_nothing_and_turning_the_sides_turns_the_sign() {
    Change none = change(COLD, COLD);
    assertThat(none.mean()).isZero();
    assertThat(none.effect()).isNull();
    assertThat(none.interval()).isNull();
    assertThat(Objects.requireNonNull(none.test()).twoSided()).isEqualTo(1);
    assertThat(none.identical()).isFalse();
    assertThat(change(WARM, COLD).mean()).isEqualTo(-change(COLD, WARM).mean());
  }

  @Test
  void three_prompts_by_hand() {
    // Changes .1, .2, .3: mean .2, sd .1, effect 2; t(.975, 2) = 4.302653: .2 ± .2484137.
    Change c = change(new double[] {0.1, 0.2, 0.3}, new double[] {0.2, 0.4, 0.6});
    assertThat(c.before()).isCloseTo(0.2, within(1e-12));
    assertThat(c.after()).isCloseTo(0.4, within(1e-12));
    assertThat(c.mean()).isCloseTo(0.2, within(1e-12));
    assertThat(c.effect()).isCloseTo(2, within(1e-9));
    Interval i = Objects.requireNonNull(c.interval());
    assertThat(i.high() - 0.2).isCloseTo(0.2484137, within(1e-6));
    // Of the eight sign patterns, + + + and − − − are as far out.
    assertThat(Objects.requireNonNull(c.test()).twoSided()).isEqualTo(0.25);
  }

  @Test
  void agrees_with_scipy_on_a_real_recording() {
    Change c = change(COLD, WARM);
    assertThat(c.mean()).isCloseTo(-0.25166108333333337, within(1e-12));
    assertThat(c.effect()).isCloseTo(-1.8819380020074252, within(1e-9));
    Interval i = Objects.requireNonNull(c.interval());
    assertThat(i.low()).isCloseTo(-0.3366255315033742, within(1e-9));
    assertThat(i.high()).isCloseTo(-0.16669663516329253, within(1e-9));
    assertThat(Objects.requireNonNull(c.test()).twoSided()).isEqualTo(0.00048828125);

    double[] six = Arrays.copyOf(COLD, 6);
    double[] raised = Arrays.copyOf(WARM, 6);
    for (int p = 0; p < 6; p++) raised[p] += 0.2;
    Change half = change(six, raised);
    assertThat(half.mean()).isCloseTo(-0.09030983333333331, within(1e-12));
    assertThat(Objects.requireNonNull(half.test()).twoSided()).isEqualTo(0.34375);

    Equivalence e = Objects.requireNonNull(Change.equivalence(pairing(COLD, WARM), 0.3, 1));
    assertThat(e.pLower()).isCloseTo(0.21722412545761383, within(1e-9));
    assertThat(e.pUpper()).isCloseTo(1.727718448451126e-15, within(1e-12));
    assertThat(e.low()).isCloseTo(-0.5341277008753995, within(1e-9));
    assertThat(e.high()).isCloseTo(-0.19637909134150885, within(1e-9));
    assertThat(e.verdict()).isEqualTo(Equivalence.Verdict.CANNOT_DECIDE);
  }

  @Test
  void only_pairs_count_and_what_has_no_partner_is_told() {
    Arm a = arm(condition("a", 0.2), "x", 0.5, Double.NaN, 0.5, 0.5);
    Arm full = arm(condition("a", 1.0), "y", 0.6, 0.6, Double.NaN);
    List<PoolOf> pools = new ArrayList<>(full.pools());
    pools.set(0, Sides.pool("p0", 5, "y", 0.6, null));
    Arm b = new Arm(full.label(), full.facts(), Map.of(), false, pools);
    Pairing p =
        Pairing.of(
            snapshot(a, b),
            new Matching.Match(a, b, List.of()),
            COSINE,
            snapshot(a).byId().keySet(),
            SameSize.STORED);
    assertThat(p.paired().prompts()).isEmpty();
    assertThat(p.expected()).isEqualTo(3);
    assertThat(p.added()).isEqualTo(1);
    assertThat(p.lost())
        .extracting(Pairing.Lost::why)
        .containsExactly("has 5 usable answers of 10", "language", "is not in the run");
    assertThat(Change.of(p, COSINE.definition(), 1).why())
        .isEqualTo("no prompt has a number on both sides (has 5 usable answers of 10)");
  }

  @Test
  void paraphrases_are_one_prompt() {
    Arm a = arm(condition("a", 0.2), "x", 0.1, 0.1, 0.1, 0.1);
    Arm b = arm(condition("a", 1.0), "y", 0.2, 0.4, 0.3, 0.3);
    List<Snapshot.Asked> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      asked.add(
          new Snapshot.Asked("p" + i, "t" + i, i < 2 ? "f" : null, List.of(), List.of(), "en"));
    Snapshot s = snapshot(a, b);
    s = new Snapshot(s.run(), s.asked(), s.embedding(), s.text(), s.metrics(), asked, s.arms());
    Change c =
        Change.of(
            Pairing.of(
                s, new Matching.Match(a, b, List.of()), COSINE, s.byId().keySet(), SameSize.STORED),
            COSINE.definition(),
            1);
    assertThat(c.prompts()).isEqualTo(4);
    assertThat(c.clusters()).isEqualTo(3);
    assertThat(c.mean()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void a_gate_does_not_compare_a_measure_that_moves_with_n_at_unequal_n() {
    PoolMetric vendi = PoolMetrics.named(List.of("vendi-1")).get(0);
    Arm a = vendi(10);
    Arm b = vendi(9);
    Pairing p =
        Pairing.of(
            snapshot(a),
            new Matching.Match(a, b, List.of()),
            vendi,
            snapshot(a).byId().keySet(),
            null);
    assertThat(p.unequal())
        .isEqualTo("vendi-1@1 moves with the number of answers, and prompt 'p0' has 10 against 9");
    assertThat(Change.of(p, vendi.definition(), 1).isCompared()).isFalse();
  }

  /** One prompt of ten planned answers. */
  private static Arm one(String metric, int answers, long tokens, Measured measured) {
    return Arm.of(
        condition("a", 0.2),
        false,
        Map.of(),
        List.of(
            new PoolOf("p0", 10, answers, tokens, null, "d" + tokens, Map.of(metric, measured))));
  }

  private static Arm vendi(int n) {
    return one("vendi-1@1", n, 500, new Measured(new Score.Value(3, n), null, null, null));
  }

  /** {@code a b a b} has distinct-1 1/2; of its four tokens two are different ones 4 times of 6. */
  @Test
  void distinct_n_is_compared_at_equal_size() {
    PoolMetric distinct = PoolMetrics.named(List.of("distinct-1")).get(0);
    Arm once = distinct(0.5, 4, new Abundance(new int[] {2}, new int[] {2}));
    Arm pair = distinct(1, 2, new Abundance(new int[] {1}, new int[] {2}));
    Pairing p =
        Pairing.of(
            snapshot(once),
            new Matching.Match(once, pair, List.of()),
            distinct,
            snapshot(once).byId().keySet(),
            SameSize.STORED);
    Change c = Change.of(p, distinct.definition(), 1);
    assertThat(c.rarefied()).isTrue();
    assertThat(c.before()).isCloseTo((4 * 2 + 2 * 1) / 6.0 / 2, within(1e-15));
    assertThat(c.after()).isEqualTo(1);
    assertThat(c.mean()).isCloseTo(-1 / 6.0, within(1e-15));
    Pairing same =
        Pairing.of(
            snapshot(once),
            new Matching.Match(once, once, List.of()),
            distinct,
            snapshot(once).byId().keySet(),
            SameSize.STORED);
    assertThat(Change.of(same, distinct.definition(), 1).mean()).isZero();
  }

  private static Arm distinct(double score, int tokens, Abundance abundance) {
    return one(
        "distinct-1@1",
        10,
        tokens,
        new Measured(new Score.Value(score, 10), null, null, abundance));
  }

  @Test
  void what_grows_with_length_is_not_compared_at_unequal_length() {
    PoolMetric repetition = PoolMetrics.named(List.of("self-repetition")).get(0);
    Arm brief = repetition(1000);
    Arm longer = repetition(1101);
    assertThat(pairing(brief, longer, repetition).unequal())
        .isEqualTo(
            "self-repetition@1 grows with the answers' length, which is 100 tokens before and 110"
                + " after");
    assertThat(pairing(longer, brief, repetition).unequal()).isNotEmpty();
    assertThat(pairing(brief, repetition(1100), repetition).unequal()).isEmpty();
  }

  private static Pairing pairing(Arm before, Arm after, PoolMetric metric) {
    return Pairing.of(
        snapshot(before),
        new Matching.Match(before, after, List.of()),
        metric,
        snapshot(before).byId().keySet(),
        SameSize.STORED);
  }

  private static Arm repetition(int tokens) {
    return one(
        "self-repetition@1", 10, tokens, new Measured(new Score.Value(2, 10), null, null, null));
  }

  @Test
  void where_nothing_is_compared_the_reason_of_a_prompt_is_given() {
    Arm a = arm(condition("a", 0.2), "x", Double.NaN, Double.NaN);
    Change c = Change.of(pairing(a, a, COSINE), COSINE.definition(), 1);
    assertThat(c.why()).isEqualTo("no prompt has a number on both sides (language)");
  }

  @Test
  void of_several_measures_the_primary_is_tested_as_it_is_and_a_ladder_has_steps() {
    Arm a = arm(condition("a", 0.2), "x", COLD);
    Arm b = arm(condition("a", 1.0), "y", WARM);
    Snapshot s = snapshot(a, b);
    Comparison c =
        Comparison.of(
            s,
            Matching.of(List.of(a), List.of(b), Contrast.TEMPERATURE),
            new Comparison.Question(
                Contrast.TEMPERATURE, List.of(COSINE), Sides.COSINE, 0.02, 2, 1),
            NO_POOLS,
            NO_POOLS);
    Comparison.Block block = c.blocks().get(0);
    assertThat(block.rows().get(0).adjusted()).isEqualTo(0.00048828125);
    assertThat(block.moved()).extracting(Comparison.Moved::prompt).containsExactly("p2", "p4");
    assertThat(Objects.requireNonNull(block.equivalence()).verdict())
        .isEqualTo(Equivalence.Verdict.DIFFERENT);

    Climb climb =
        Climb.of(
            s,
            List.of(List.of(b), List.of(a)),
            Contrast.TEMPERATURE,
            List.of(COSINE),
            Sides.COSINE,
            List.of(NO_POOLS, NO_POOLS),
            1);
    Ladder ladder = climb.chains().get(0).rows().get(0).ladder();
    assertThat(Objects.requireNonNull(ladder.trend()).contrast()).isEqualTo(1);
    assertThat(ladder.trend().steps()).hasSize(1);
  }
}
