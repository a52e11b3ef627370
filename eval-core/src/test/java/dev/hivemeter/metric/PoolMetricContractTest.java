package dev.hivemeter.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that every measure of a pool keeps. */
class PoolMetricContractTest {
  private static final long SEED = 77;

  static List<PoolMetric> all() {
    return PoolMetrics.known();
  }

  /** Measures that read the answers in index order, by the start of their ids. */
  private static final List<String> IN_ORDER = List.of("compression-ratio", "utility");

  private static final String[] WORDS =
      "old sea, light. 你好 नमस्ते สวัสดี 👩‍👩‍👧 it's 3.14 of the wind — night a b c d e f g h i j k l m n o"
          .split(" ");

  private static List<SourceAnswer> various(int n) {
    Random random = new Random(SEED);
    Random windows = new Random(SEED + 1);
    List<SourceAnswer> answers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      StringBuilder text = new StringBuilder();
      int length = 5 + random.nextInt(20);
      for (int w = 0; w < length; w++) text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      float[] e = new float[24];
      for (int k = 0; k < e.length; k++) e[k] = (float) random.nextGaussian();
      List<float[]> further = further(windows, 7 + i % 3);
      boolean cut = random.nextBoolean();
      boolean beyond = random.nextBoolean();
      answers.add(new SourceAnswer(i, text.toString(), cut, e, further, beyond, (double) i));
    }
    return answers;
  }

  private static List<float[]> further(Random random, int windows) {
    List<float[]> vectors = new ArrayList<>();
    for (int w = 0; w < windows; w++) {
      float[] e = new float[24];
      for (int k = 0; k < e.length; k++) e[k] = (float) random.nextGaussian();
      vectors.add(e);
    }
    return vectors;
  }

  private static Topic topic() {
    List<double[]> prompts = new ArrayList<>();
    for (SourceAnswer a : various(25)) {
      double[] unit = Vectors.unit(a.vector());
      if (unit != null) prompts.add(unit);
    }
    return new Topic(prompts.get(0), prompts.subList(1, prompts.size()));
  }

  /** Whether the cosine itself is in its value, as a float. */
  private static boolean inFloat(PoolMetric metric) {
    return metric.definition().id().equals("nearest-neighbour-cosine@1");
  }

  private static Pool pool(List<SourceAnswer> answers) {
    return Pool.of(answers, topic(), "Where is the old sea?", "en");
  }

  private static boolean startsWithOneOf(PoolMetric metric, List<String> starts) {
    return starts.stream().anyMatch(metric.definition().id()::startsWith);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_same_input_gives_the_same_bits(PoolMetric metric) {
    Score first = metric.of(pool(various(12)));
    assertThat(first).as(metric.definition().id()).isInstanceOf(Score.Value.class);
    assertThat(metric.of(pool(various(12)))).isEqualTo(first);
    Pool twice = pool(various(12));
    assertThat(metric.of(twice)).isEqualTo(metric.of(twice));
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_order_of_the_answers_does_not_matter(PoolMetric metric) {
    if (startsWithOneOf(metric, IN_ORDER)) return;
    List<SourceAnswer> shuffled = new ArrayList<>(various(12));
    Collections.shuffle(shuffled, new Random(SEED));
    double before = Answers.value(metric.of(pool(various(12))));
    double after = Answers.value(metric.of(pool(shuffled)));
    assertThat(Math.abs(after - before)).isLessThanOrEqualTo(1e-12 * Math.max(1, Math.abs(before)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void copies_are_the_collapsed_end_of_its_own_direction(PoolMetric metric) {
    double copies = Answers.value(metric.of(pool(Collections.nCopies(12, various(1).get(0)))));
    double different = Answers.value(metric.of(pool(various(12))));
    Direction direction = metric.definition().direction();
    if (direction == Direction.HIGHER_IS_MORE_HOMOGENEOUS) {
      assertThat(copies).isGreaterThan(different);
      if (metric.definition().most() == 1)
        assertThat(copies).isCloseTo(1, within(inFloat(metric) ? 1e-6 : 1e-12));
    } else if (direction == Direction.HIGHER_IS_MORE_DIVERSE) {
      assertThat(copies).isLessThan(different);
    } else {
      assertThat(copies).isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_answers_are_undefined_with_a_reason(PoolMetric metric) {
    Score none = metric.of(pool(List.of()));
    assertThat(none).isInstanceOf(Score.Undefined.class);
    assertThat(((Score.Undefined) none).reason()).contains("has 0");
  }

  @ParameterizedTest
  @MethodSource("all")
  void one_answer_is_too_few_for_a_measure_of_pairs(PoolMetric metric) {
    Score one = metric.of(pool(various(1)));
    if (metric.definition().direction() == Direction.HIGHER_IS_MORE_HOMOGENEOUS)
      assertThat(one).isEqualTo(new Score.Undefined("needs two answers, has 1"));
    else if (one instanceof Score.Undefined u)
      assertThat(u.reason()).isIn("needs two answers, has 1", "needs 10 answers, has 1");
  }

  @ParameterizedTest
  @MethodSource("all")
  void it_stays_within_its_bounds(PoolMetric metric) {
    Definition definition = metric.definition();
    for (int n : new int[] {12, 3})
      if (metric.of(pool(various(n))) instanceof Score.Value v)
        assertThat(v.value()).isBetween(definition.least() - 1e-12, definition.most() + 1e-12);
  }

  @ParameterizedTest
  @MethodSource("all")
  void odd_texts_and_odd_vectors_never_break_it(PoolMetric metric) {
    List<SourceAnswer> odd =
        List.of(
            new SourceAnswer(0, "", false, null, false),
            new SourceAnswer(1, "\u200b", true, new float[24], false),
            new SourceAnswer(2, "你", false, new float[] {Float.NaN}, true),
            new SourceAnswer(3, "\ud83c", false, new float[] {Float.POSITIVE_INFINITY}, false),
            new SourceAnswer(4, "word", false, null, false));
    Score score = metric.of(pool(odd));
    if (metric.definition().needsEmbedding()
        && !metric.definition().id().equals("no-vector-rate@1"))
      assertThat(score).as(metric.definition().id()).isInstanceOf(Score.Undefined.class);
    else if (score instanceof Score.Value v) assertThat(v.value()).isFinite();
  }

  @Test
  void a_measure_is_found_by_its_name_with_or_without_version() {
    assertThat(PoolMetrics.named(List.of("rouge-l", "mean-pairwise-cosine@1")))
        .extracting(m -> m.definition().id())
        .containsExactly("mean-pairwise-cosine@1", "rouge-l@1");
  }

  @Test
  void an_unknown_measure_is_refused_and_the_known_ones_are_named() {
    assertThatThrownBy(() -> PoolMetrics.named(List.of("rouge-l", "rougel")))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            "metric 'rougel' does not exist, did you mean 'rouge-l@1'? there are mean-pairwise-cosine@1,");
  }
}
