package dev.hivemeter.metric;

import static dev.hivemeter.metric.Answers.metric;
import static dev.hivemeter.metric.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.MadeUp;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked examples of the measures that stand on vectors. */
class EmbeddingMetricsTest {
  /** Cosines .6 (first and second), .8 (second and third) and 0 (first and third). */
  private static final float[][] THREE = {{1, 0}, {0.6f, 0.8f}, {0, 1}};

  @Test
  void mean_pairwise_cosine_of_three_answers_by_hand() {
    // (.6 + .8 + 0) / 3; the vectors are floats
    Score score = metric("mean-pairwise-cosine").of(Answers.vectors(THREE));
    assertThat(value(score)).isCloseTo(1.4 / 3, within(1e-8));
    assertThat(((Score.Value) score).n()).isEqualTo(3);
  }

  @Test
  void vectors_of_any_length_count_as_unit_vectors() {
    float[][] longer = {{3, 0}, {0.06f, 0.08f}, {0, 7}};
    assertThat(value(metric("mean-pairwise-cosine").of(Answers.vectors(longer))))
        .isCloseTo(1.4 / 3, within(1e-7));
  }

  @Test
  void perpendicular_answers_give_0_and_copies_1() {
    assertThat(
            value(
                metric("mean-pairwise-cosine")
                    .of(Answers.vectors(new float[] {1, 0}, new float[] {0, 1}))))
        .isZero();
    assertThat(
            value(
                metric("mean-pairwise-cosine")
                    .of(Answers.vectors(THREE[1], THREE[1], THREE[1], THREE[1]))))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void self_pairs_would_raise_it_by_one_minus_s_over_n() {
    double s = value(metric("mean-pairwise-cosine").of(Answers.vectors(THREE)));
    double withSelf = (3 + 2 * 1.4) / 9;
    assertThat(withSelf - s).isCloseTo((1 - s) / 3, within(1e-8));
  }

  @Test
  void share_of_pairs_above_by_hand() {
    Pool pool = Answers.vectors(THREE);
    assertThat(value(metric("share-pairs-above-0.7").of(pool))).isEqualTo(1.0 / 3);
    assertThat(value(metric("share-pairs-above-0.9").of(pool))).isZero();
  }

  @Test
  void an_answer_without_a_usable_vector_is_left_out_and_counted() {
    List<SourceAnswer> answers = new ArrayList<>(Answers.vectors(THREE).answers());
    answers.add(new SourceAnswer(3, "a", false, null, true));
    answers.add(new SourceAnswer(4, "b", false, new float[2], true));
    answers.add(new SourceAnswer(5, "c", false, new float[] {Float.NaN, 1}, true));
    Pool pool = Pool.of(answers);
    assertThat(value(metric("mean-pairwise-cosine").of(pool))).isCloseTo(1.4 / 3, within(1e-8));
    assertThat(value(metric("no-vector-rate").of(pool))).isEqualTo(0.5);
    assertThat(value(metric("beyond-limit-rate").of(pool))).isZero();
    assertThat(metric("mean-pairwise-cosine").of(Pool.of(answers.subList(2, 6))))
        .isEqualTo(new Score.Undefined("needs two answers, has 1 (3 without a vector left out)"));
  }

  @Test
  void answers_beyond_the_limit_are_a_share_of_those_with_a_vector() {
    Pool pool =
        Pool.of(
            List.of(
                new SourceAnswer(0, "a", false, THREE[0], true),
                new SourceAnswer(1, "b", false, THREE[1], false),
                new SourceAnswer(2, "c", true, null, true)));
    assertThat(value(metric("beyond-limit-rate").of(pool))).isEqualTo(0.5);
    assertThat(value(metric("cut-rate").of(pool))).isEqualTo(1.0 / 3);
  }

  @Test
  void floats_and_doubles_agree_on_what_is_on_topic() {
    for (int seed = 1; seed <= 20; seed++) {
      float[][] made = MadeUp.units(seed, 200, 16, 1.0);
      List<double[]> unit = Arrays.stream(made).map(Vectors::unit).toList();
      Topic topic = new Topic(unit.get(0), unit.subList(1, 140));
      Pool pool = Answers.vectors(Arrays.copyOfRange(made, 140, 200));
      long exactly =
          pool.vectors().stream().filter(e -> OnTopicRate.isOnTopicExactly(e, topic)).count();
      assertThat(value(metric("on-topic-rate").of(Pool.of(pool.answers(), topic))))
          .isEqualTo(exactly / 60.0);
    }
  }

  @Test
  void an_answer_that_is_as_close_to_all_prompts_is_not_on_topic() {
    double[] prompt = {1, 0};
    Topic topic = new Topic(prompt, Collections.nCopies(30, prompt));
    Pool pool = Answers.vectors(new float[] {0.3f, 0.4f});
    assertThat(value(metric("on-topic-rate").of(Pool.of(pool.answers(), topic)))).isZero();
  }

  @Test
  void on_topic_is_closer_to_the_own_prompt_than_to_19_in_20_others() {
    // 20 other prompts: cosines to the first answer are 0, .01 … .19; the 95th percentile of
    // them is at index .95·19 = 18.05: .18 + .05·.01 = .1805
    List<double[]> others = new ArrayList<>();
    for (int k = 0; k < 20; k++)
      others.add(new double[] {k / 100.0, 0, Math.sqrt(1 - k * k / 1e4)});
    List<SourceAnswer> answer =
        List.of(new SourceAnswer(0, "a", false, new float[] {1, 0, 0}, false));
    PoolMetric metric = metric("on-topic-rate");
    double[] above = {0.1806, Math.sqrt(1 - 0.1806 * 0.1806), 0};
    double[] below = {0.1804, Math.sqrt(1 - 0.1804 * 0.1804), 0};
    assertThat(value(metric.of(Pool.of(answer, new Topic(above, others))))).isEqualTo(1.0);
    assertThat(value(metric.of(Pool.of(answer, new Topic(below, others))))).isZero();
    assertThat(metric.of(Pool.of(answer, new Topic(above, others.subList(0, 18)))))
        .isEqualTo(new Score.Undefined("needs 20 prompts, has 19"));
    assertThat(metric.of(Pool.of(answer, null)))
        .isEqualTo(new Score.Undefined("the prompt has no vector"));
  }

  @Test
  void the_closed_form_is_the_mean_over_pairs() {
    List<double[]> e = Answers.vectors(THREE).vectors();
    double pairs =
        Vectors.dot(e.get(0), e.get(1))
            + Vectors.dot(e.get(0), e.get(2))
            + Vectors.dot(e.get(1), e.get(2));
    assertThat(value(metric("mean-pairwise-cosine").of(Answers.vectors(THREE))))
        .isCloseTo(pairs / 3, within(1e-15));
  }
}
