package dev.hivemeter.scoring;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Score;

/**
 * The prompts on which the ends of a {@linkplain PoolMetric#costly costly} measure are taken:
 * {@value #MOST} of a condition's prompts, evenly spread over those that it was asked, or all if
 * there are no more. What a score is read against needs no finer mean.
 */
final class EndPrompts {
  static final int MOST = 40;

  /** The score of such an end on any other prompt. */
  static final Score.Undefined ELSEWHERE =
      new Score.Undefined("taken on " + MOST + " prompts of a condition; costs too much on all");

  private final boolean[][] taken;

  EndPrompts(Grid grid) {
    taken = new boolean[grid.columns().size()][grid.prompts().size()];
    for (int c = 0; c < taken.length; c++) {
      long asked = 0;
      for (int p = 0; p < taken[c].length; p++) if (grid.cell(c, p) != null) asked++;
      long k = 0;
      for (int p = 0; p < taken[c].length; p++)
        if (grid.cell(c, p) != null) taken[c][p] = spread(k++, asked);
    }
  }

  /** Whether the k-th of {@code asked}, from 0, is one of them. */
  static boolean spread(long k, long asked) {
    return asked <= MOST || (k + 1) * MOST / asked > k * MOST / asked;
  }

  boolean taken(int column, int prompt) {
    return taken[column][prompt];
  }
}
