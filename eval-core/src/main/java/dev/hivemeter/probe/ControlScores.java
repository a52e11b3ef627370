package dev.hivemeter.probe;

import static dev.hivemeter.probe.PoolScore.DEFAULT;

import dev.hivemeter.model.Task;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Intervals;
import java.util.List;
import java.util.Map;

/** The measures of the answers to one control. */
public final class ControlScores {
  private ControlScores() {}

  /** All of them, in order. */
  public static List<PoolScore> of(Task.Control control, ReadAnswers answers) {
    Map<String, Integer> counts = answers.counts();
    int right = counts.getOrDefault(control.answers().get(0), 0);
    int n = answers.answers().size();
    return List.of(
        new PoolScore(ControlMeasures.ACCURACY, DEFAULT, share(right, n)),
        new PoolScore(ControlMeasures.CONSISTENCY, DEFAULT, consistency(counts)),
        new PoolScore(ControlMeasures.MODE_RIGHT, DEFAULT, modeRight(counts, right)),
        new PoolScore(ControlMeasures.INVALID, DEFAULT, share(answers.invalid(), n)));
  }

  static Score share(int of, int n) {
    if (n == 0) return new Score.Undefined("needs an answer, has 0");
    double p = (double) of / n;
    return new Score.Value(p, n, Intervals.wilson(p, n));
  }

  private static Score consistency(Map<String, Integer> counts) {
    int n = 0;
    double pairs = 0;
    for (int c : counts.values()) {
      n += c;
      pairs += c * (c - 1.0);
    }
    if (n < 2) return new Score.Undefined("needs two answers that can be read, has " + n);
    return new Score.Value(pairs / (n * (n - 1.0)), n);
  }

  private static Score modeRight(Map<String, Integer> counts, int right) {
    int most = counts.values().stream().mapToInt(c -> c).max().orElse(0);
    int n = counts.values().stream().mapToInt(c -> c).sum();
    if (n == 0) return new Score.Undefined("needs an answer that can be read, has 0");
    if (right < most) return new Score.Value(0, n);
    boolean alone = counts.values().stream().filter(c -> c == most).count() == 1;
    return new Score.Value(alone ? 1 : 0.5, n);
  }
}
