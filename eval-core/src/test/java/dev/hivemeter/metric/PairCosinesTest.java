package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.MadeUp;
import dev.hivemeter.Reference;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures that share one pass over all pairs, and the topic reference beside them. */
class PairCosinesTest {

  private static float[][] vectors(String name) {
    return name.equals("many") ? MadeUp.vectors(5, 50, 384, 1.5) : MadeUp.vectors(6, 60, 16, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "wide"})
  void they_are_those_of_numpy(String name) {
    Pool pool = Answers.vectors(vectors(name));
    for (int k = 0; k < 10; k++)
      assertThat(value(metric("pair-range-" + k / 10.0).of(pool)))
          .isEqualTo(Reference.value("range-" + k + "." + name));
    for (int k = 7; k < 10; k++)
      assertThat(value(metric("share-pairs-above-" + k / 10.0).of(pool)))
          .isEqualTo(Reference.value("above-" + k + "." + name));
    assertThat(value(metric("nearest-neighbour-cosine").of(pool)))
        .isCloseTo(Reference.value("nearest." + name), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "wide"})
  void the_topic_reference_is_that_of_numpy(String name) {
    float[][] vectors = vectors(name);
    double[] prompt = Answers.vectors(MadeUp.vectors(7, 1, vectors[0].length, 1)).vectors().get(0);
    List<SourceAnswer> answers = Answers.vectors(vectors).answers();
    assertThat(value(metric("topic-reference").of(Pool.of(answers, new Topic(prompt, List.of())))))
        .isCloseTo(Reference.value("topic." + name), within(1e-12));
    assertThat(metric("topic-reference").of(Pool.of(answers)))
        .isEqualTo(new Score.Undefined("the prompt has no vector"));
  }

  @Test
  void the_topic_reference_of_three_by_hand() {
    // cosines to the prompt 1, .6 and 0: (.6 + 0 + 0) / 3
    Pool pool = Answers.vectors(new float[] {1, 0}, new float[] {0.6f, 0.8f}, new float[] {0, 1});
    Topic topic = new Topic(new double[] {1, 0}, List.of());
    assertThat(value(metric("topic-reference").of(Pool.of(pool.answers(), topic))))
        .isCloseTo(0.2, within(1e-8));
  }

  @Test
  void three_answers_by_hand() {
    // cosines 0, .6 and .8; nearest .6, .8 and .8
    Pool pool = Answers.vectors(new float[] {1, 0}, new float[] {0.6f, 0.8f}, new float[] {0, 1});
    double[] shares = {1.0 / 3, 0, 0, 0, 0, 0, 1.0 / 3, 0, 1.0 / 3, 0};
    for (int k = 0; k < 10; k++)
      assertThat(value(metric("pair-range-" + k / 10.0).of(pool))).as("%d", k).isEqualTo(shares[k]);
    assertThat(value(metric("nearest-neighbour-cosine").of(pool))).isCloseTo(2.2 / 3, within(1e-6));
  }

  @Test
  void the_ten_ranges_add_up_to_1_and_opposites_count_in_the_first() {
    float[][] vectors = MadeUp.vectors(17, 40, 8, 5);
    vectors[3] = vectors[2].clone();
    for (int k = 0; k < 8; k++) vectors[4][k] = -vectors[2][k];
    Pool pool = Answers.vectors(vectors);
    double sum = 0;
    for (int k = 0; k < 10; k++) sum += value(metric("pair-range-" + k / 10.0).of(pool));
    assertThat(sum).isCloseTo(1, within(1e-15));
    assertThat(pool.pairs().inRange(9)).isPositive();
    Pool opposites = Answers.vectors(new float[] {1, 2}, new float[] {-1, -2});
    assertThat(value(metric("pair-range-0.0").of(opposites))).isEqualTo(1.0);
    assertThat(value(metric("nearest-neighbour-cosine").of(opposites))).isCloseTo(-1, within(1e-6));
  }

  @Test
  void the_range_changes_at_its_edge_and_nowhere_before() {
    for (int k = 1; k < 10; k++) {
      float edge = k / 10f;
      assertThat(PairCosines.range(edge)).isEqualTo(k);
      assertThat(PairCosines.range(Math.nextDown(edge))).isEqualTo(k - 1);
      assertThat(PairCosines.range(Math.nextUp(edge))).isEqualTo(k);
    }
    assertThat(PairCosines.range(1)).isEqualTo(9);
    assertThat(PairCosines.range(-0.0f)).isZero();
    assertThat(PairCosines.range(-1)).isZero();
  }

  @Test
  void a_pair_at_the_threshold_is_not_above_it() {
    // (3, 4)/5 and an axis: the cosine is .8 to the last bit of a float
    Pool pool = Answers.vectors(new float[] {3, 4}, new float[] {0, 1});
    assertThat(pool.pairs().nearest()[0]).isEqualTo(0.8f);
    assertThat(value(metric("share-pairs-above-0.8").of(pool))).isZero();
    assertThat(value(metric("share-pairs-above-0.7").of(pool))).isEqualTo(1.0);
    assertThat(value(metric("pair-range-0.8").of(pool))).isEqualTo(1.0);
  }

  @Test
  void a_thousand_answers_take_one_pass_and_no_matrix() {
    float[][] vectors = new float[1500][];
    Arrays.fill(vectors, new float[] {1, 1, 1});
    PairCosines pairs = Answers.vectors(vectors).pairs();
    assertThat(pairs.count()).isEqualTo(1500L * 1499 / 2).isEqualTo(pairs.inRange(9));
    assertThat(pairs.above(9)).isEqualTo(pairs.count());
  }
}
