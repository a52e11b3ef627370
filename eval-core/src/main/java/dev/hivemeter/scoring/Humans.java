package dev.hivemeter.scoring;

import dev.hivemeter.score.Score;
import java.util.Arrays;

/** What people's answers to the same prompt score: the mean over the run's human columns. */
final class Humans {
  private final Grid grid;
  private final Kept[][] kept;

  Humans(Grid grid, Kept[][] kept) {
    this.grid = grid;
    this.kept = kept;
  }

  boolean any() {
    return grid.columns().stream().anyMatch(Grid.Column::human);
  }

  /** Beside each prompt of a model; empty for controls and people themselves. */
  Score[] beside(int column, int metric) {
    if (!grid.columns().get(column).compared()) return new Score[0];
    Score[] scores = new Score[grid.prompts().size()];
    Arrays.setAll(scores, p -> at(p, metric));
    return scores;
  }

  private Score at(int prompt, int metric) {
    double sum = 0;
    int values = 0;
    int n = 0;
    Score none = new Score.Undefined("no people answered");
    for (int c = 0; c < kept.length; c++) {
      if (!grid.columns().get(c).human() || grid.cell(c, prompt) == null) continue;
      none = kept[c][prompt].scores()[metric];
      if (none instanceof Score.Value v) {
        sum += v.value();
        n += v.n();
        values++;
      }
    }
    return values == 0 ? none : new Score.Value(sum / values, n);
  }
}
