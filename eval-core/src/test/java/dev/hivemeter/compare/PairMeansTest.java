package dev.hivemeter.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.compare.PairMeans.Variances;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PairMeansTest {

  private static Pool pool(String... texts) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (String t : texts)
      answers.add(
          new SourceAnswer(
              answers.size(),
              t,
              false,
              new float[] {t.length() % 3 + 1, t.charAt(0) % 5, 1},
              false));
    return Pool.of(answers);
  }

  @Test
  void copies_have_no_variance() {
    for (PoolMetric m : PoolMetrics.named(PairMeans.IDS)) {
      Variances v = PairMeans.of(pool("a b c", "a b c", "a b c", "a b c"), m);
      assertThat(v.variance()).as(m.definition().id()).isCloseTo(0.0, within(1e-15));
      assertThat(v.jackknife()).isCloseTo(0.0, within(1e-15));
    }
  }

  @Test
  void too_few_answers_have_none() {
    PoolMetric m = PoolMetrics.named(List.of("rouge-l")).get(0);
    assertThat(PairMeans.of(pool("a", "b"), m).jackknife()).isNull();
    assertThat(PairMeans.of(pool("a", "b", "c"), m).variance()).isNull();
    assertThat(PairMeans.of(pool("a", "b", "c"), m).jackknife()).isNotNull();
  }

  @Test
  void the_jackknife_is_the_variance_of_the_scores_with_one_answer_left_out() {
    Pool pool = pool("one cat sat", "one dog sat here", "two cats", "a dog", "one cat sat down");
    for (PoolMetric m : PoolMetrics.named(PairMeans.IDS)) {
      double[] left = new double[5];
      double mean = 0;
      for (int i = 0; i < 5; i++) {
        int[] places = new int[4];
        for (int j = 0; j < 4; j++) places[j] = j < i ? j : j + 1;
        left[i] = ((Score.Value) m.of(pool.select(places))).value();
        mean += left[i] / 5;
      }
      double expected = 0;
      for (double v : left) expected += 4.0 / 5 * (v - mean) * (v - mean);
      assertThat(Objects.requireNonNull(PairMeans.of(pool, m).jackknife()))
          .as(m.definition().id())
          .isCloseTo(expected, within(1e-12));
    }
  }
}
