package dev.hivemeter.compare;

import static dev.hivemeter.compare.Sides.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools of unequal size are compared at one size. */
class SameSizeTest {
  private static final String[] FIVE = {
    "the sea is a patient clock",
    "the sea keeps every hour it is given",
    "a clock is a patient sea of hours",
    "nobody asks the river for the time of day",
    "the river asks nobody"
  };
  private static final String[] THREE = {
    "every lamp is a small promise", "a lamp keeps its promise", "every promise is a lamp kept"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vendi-1",
        "nearest-neighbour-cosine",
        "self-bleu-4",
        "classes-rouge-1",
        "classes-cosine-0.8"
      })
  void a_larger_pool_has_the_mean_of_its_smaller_ones(String metric) {
    PoolMetric m = metric(metric);
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int subsets = 0;
    for (int a = 0; a < 5; a++)
      for (int b = a + 1; b < 5; b++)
        for (int c = b + 1; c < 5; c++) {
          double score = value(m, pool(FIVE[a], FIVE[b], FIVE[c]));
          sum += score;
          least = Math.min(least, score);
          most = Math.max(most, score);
          subsets++;
        }
    double drawn = 0;
    int seeds = 400;
    for (int seed = 0; seed < seeds; seed++) {
      double[] scores = scores(m, seed, FIVE, THREE);
      assertThat(scores[0]).isBetween(least, most);
      assertThat(scores[1]).isEqualTo(value(m, pool(THREE)));
      drawn += scores[0];
    }
    // The mean of 8,000 subsets; of one its spread is at most half the range.
    assertThat(drawn / seeds)
        .isCloseTo(sum / subsets, within(4 * (most - least) / 2 / Math.sqrt(20 * seeds)));
    assertThat(scores(m, 7, FIVE, THREE)).isEqualTo(scores(m, 7, FIVE, THREE));
  }

  @Test
  void classes_of_equal_texts_have_a_closed_form() {
    // Two of A A A B: both classes in three of the six pairs.
    double[] scores =
        scores(
            metric("classes-normalised"),
            1,
            new String[] {"one", "one", "one", "two"},
            new String[] {"one", "one"});
    assertThat(scores[0]).isCloseTo(1.5, within(1e-12));
    assertThat(scores[1]).isEqualTo(1);
  }

  /**
   * Every answer is the same: at equal n both sides are the same, however the numbers of n-grams
   * differ. Over all n-grams at once the larger pool would look more diverse.
   */
  @Test
  void distinct_n_is_taken_of_equally_many_answers() {
    String same = "a b a c a d";
    double[] scores =
        scores(
            metric("distinct-2"),
            1,
            new String[] {same, same, same, same},
            new String[] {same, same});
    assertThat(scores[0]).isEqualTo(scores[1]).isEqualTo(0.5);
  }

  @Test
  void three_sides_are_taken_at_the_smallest() {
    String[] two = {"every lamp is a small promise", "a lamp keeps its promise"};
    double[] scores = scores(metric("vendi-1"), 1, FIVE, THREE, two);
    assertThat(scores[1]).isBetween(1.0, 2.0);
    assertThat(scores[2]).isEqualTo(value(metric("vendi-1"), pool(two)));
  }

  @Test
  void what_does_not_move_keeps_its_score() {
    PoolMetric cosine = metric("mean-pairwise-cosine");
    assertThat(scores(cosine, 1, FIVE, THREE))
        .containsExactly(value(cosine, pool(FIVE)), value(cosine, pool(THREE)));
  }

  @Test
  void a_change_and_a_ladder_are_of_equally_large_pools_and_say_so() {
    PoolMetric vendi = metric("vendi-1");
    Arm large = arm(0, vendi, FIVE);
    Arm small = arm(1, vendi, THREE);
    Pools pools = (condition, prompt) -> pool(condition.equals(large.label()) ? FIVE : THREE);
    Snapshot s = Sides.snapshot(large, small);
    SameSize sizes = new SameSize(List.of(pools, pools), List.of(vendi), 1);
    double[] expected = scores(vendi, 1, FIVE, THREE);
    Pairing pairing =
        Pairing.of(s, new Matching.Match(large, small, List.of()), vendi, s.byId().keySet(), sizes);
    Change c = Change.of(pairing, vendi.definition(), 1);
    assertThat(c.isCompared()).isTrue();
    assertThat(c.rarefied()).isTrue();
    assertThat(c.before()).isEqualTo(expected[0]);
    assertThat(c.after()).isEqualTo(expected[1]);
    assertThat(c.uneven()).isEqualTo(1);
    assertThat(c.first()).isEqualTo("prompt 'p0' has 5 against 3");
    Ladder l = Ladder.of(s, List.of(large, small), vendi, sizes, 1);
    assertThat(l.means()).containsExactly(expected[0], expected[1]);
    assertThat(l.rarefied()).isTrue();
    assertThat(l.uneven()).isEqualTo(1);
  }

  @Test
  void answers_that_depend_on_one_another_have_no_smaller_pool() {
    PoolMetric vendi = metric("vendi-1");
    Arm large = dependent(arm(0, vendi, FIVE));
    Arm small = dependent(arm(1, vendi, THREE));
    Pools pools = (condition, prompt) -> pool(condition.equals(large.label()) ? FIVE : THREE);
    SameSize sizes = new SameSize(List.of(pools, pools), List.of(vendi), 1);
    Snapshot s = Sides.snapshot(large, small);
    Pairing p =
        Pairing.of(s, new Matching.Match(large, small, List.of()), vendi, s.byId().keySet(), sizes);
    assertThat(p.lost())
        .extracting(Pairing.Lost::why)
        .containsExactly("has unequal numbers of answers that depend on one another");
    assertThat(p.uneven()).isZero();
    assertThat(Ladder.of(s, List.of(large, large), vendi, sizes, 1).prompts()).isEqualTo(1);
  }

  private static Arm dependent(Arm arm) {
    return new Arm(arm.label(), arm.facts(), arm.notes(), true, arm.pools());
  }

  @Test
  void no_ladder_is_climbed_by_what_grows_with_length_over_unequal_lengths() {
    PoolMetric repetition = metric("self-repetition");
    Arm brief = arm(0.2, repetition, THREE);
    Arm same = arm(0.7, repetition, THREE);
    Arm longer = arm(1.0, repetition, FIVE);
    Snapshot s = Sides.snapshot(brief, same, longer);
    Pools pools = (condition, prompt) -> pool(condition.equals(longer.label()) ? FIVE : THREE);
    Ladder l =
        Ladder.of(
            s,
            List.of(brief, same, longer),
            repetition,
            new SameSize(List.of(pools, pools, pools), List.of(repetition), 1),
            1);
    assertThat(l.isUnequal()).isTrue();
    assertThat(l.why())
        .isEqualTo(
            "self-repetition@1 grows with the answers' length, which is 5.7 tokens at rung 1 and"
                + " 7.0 at rung 3");
  }

  private static PoolMetric metric(String name) {
    return PoolMetrics.named(List.of(name)).get(0);
  }

  private static double[] scores(PoolMetric metric, long seed, String[]... sides) {
    List<Arm> arms = new ArrayList<>();
    for (int s = 0; s < sides.length; s++) arms.add(arm(s, metric, sides[s]));
    List<Pools> pools =
        Arrays.stream(sides).map(texts -> (Pools) (condition, prompt) -> pool(texts)).toList();
    return Objects.requireNonNull(
        new SameSize(pools, List.of(metric), seed)
            .scores(metric, arms, arms.stream().map(a -> a.pools().get(0)).toList()));
  }

  private static Arm arm(double temperature, PoolMetric metric, String... texts) {
    Pool pool = pool(texts);
    Abundance abundance =
        metric instanceof Rarefiable r && r.sizedByLength() ? r.abundance(pool) : null;
    long tokens = Arrays.stream(texts).mapToLong(t -> t.split(" ").length).sum();
    return Arm.of(
        condition("a", temperature),
        false,
        Map.of(),
        List.of(
            new PoolOf(
                "p0",
                texts.length,
                texts.length,
                tokens,
                null,
                Arrays.toString(texts),
                Map.of(
                    metric.definition().id(),
                    new Measured(metric.of(pool), null, null, abundance)))));
  }

  private static double value(PoolMetric metric, Pool pool) {
    return ((Score.Value) metric.of(pool)).value();
  }

  /** Its vectors count letters: any vectors do. */
  private static Pool pool(String... texts) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (String text : texts) {
      float[] vector = new float[26];
      text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> vector[c - 'a']++);
      answers.add(new SourceAnswer(answers.size(), text, false, vector, false));
    }
    return Pool.of(answers);
  }
}
