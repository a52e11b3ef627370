package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;

/** Pools for tests, in a few words. */
final class Answers {
  private Answers() {}

  /** Answers with these texts, each with the same vector. */
  static Pool texts(String... texts) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (String t : texts)
      answers.add(new SourceAnswer(answers.size(), t, false, new float[] {1, 0}, false));
    return Pool.of(answers);
  }

  /** Answers with these vectors, each with a text of its own. */
  static Pool vectors(float[]... vectors) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (float[] v : vectors)
      answers.add(new SourceAnswer(answers.size(), "text " + answers.size(), false, v, false));
    return Pool.of(answers);
  }

  /** The metric with this id. */
  static PoolMetric metric(String id) {
    return PoolMetrics.named(List.of(id)).get(0);
  }

  /** The value of a score that must have one. */
  static double value(Score score) {
    if (score instanceof Score.Value v) return v.value();
    throw new AssertionError(score);
  }
}
