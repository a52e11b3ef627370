package dev.hivemeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticRunTest {
  private final SyntheticRun run = new SyntheticRun(1, 4, 50, 5);

  @Test
  void the_same_cell_has_the_same_answers_in_any_order() {
    SyntheticRun other = new SyntheticRun(1, 4, 50, 5);
    StoredCell last = run.cells().get(19);
    List<SourceAnswer> first = run.answers(last);
    for (StoredCell cell : other.cells()) assertThat(other.answers(cell)).isNotEmpty();
    List<SourceAnswer> again = other.answers(last);
    for (int i = 0; i < 50; i++) {
      assertThat(again.get(i).text()).isEqualTo(first.get(i).text());
      assertThat(again.get(i).vector()).isEqualTo(first.get(i).vector());
    }
  }

  @Test
  void cells_are_as_alike_as_those_of_real_models() {
    double lengths = 0;
    for (StoredCell cell : run.cells()) {
      Pool pool = Pool.of(run.answers(cell));
      assertThat(value("mean-pairwise-cosine", pool)).isBetween(0.6, 0.82);
      lengths += value("length-mean", pool);
    }
    assertThat(lengths / 20).isCloseTo(128, within(10.0));
  }

  @Test
  void about_one_answer_in_a_hundred_is_a_copy() {
    List<String> texts = new ArrayList<>();
    SyntheticRun larger = new SyntheticRun(1, 25, 50, 2);
    for (StoredCell cell : larger.cells())
      for (SourceAnswer a : larger.answers(cell)) texts.add(a.text());
    Set<String> different = new HashSet<>(texts);
    assertThat(1 - different.size() / (double) texts.size()).isBetween(0.005, 0.02);
  }

  private static double value(String metric, Pool pool) {
    Score score = PoolMetrics.named(List.of(metric)).get(0).of(pool);
    return ((Score.Value) score).value();
  }
}
