package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * Measures that move with the number of answers, at a number that every compared model has: the
 * mean over seeded subsets of the pool. Where a closed form exists, {@link Rarefiable}, it is used
 * instead, at the end of the reading.
 */
final class EqualSize {
  /** Subsets a pool. */
  static final int SUBSETS = 20;

  private EqualSize() {}

  /** Whether this measure is compared through subsets. */
  static boolean by(PoolMetric metric) {
    return metric.sizeDependent() && !(metric instanceof Rarefiable);
  }

  /**
   * Scores at {@code size} answers, by metric; of measures that do not move with n, their own.
   *
   * @param scores of the whole pool
   * @param size at least 1
   */
  static Score[] of(Pool pool, Score[] scores, List<PoolMetric> metrics, int size, Draws draws) {
    Score[] out = scores.clone();
    int n = pool.size();
    if (n == size) return out;
    double[] sums = new double[out.length];
    Score[] broken = new Score[out.length];
    for (int s = 0; s < SUBSETS && n > size; s++) {
      Pool subset = pool.select(subset(n, size, draws));
      for (int m = 0; m < out.length; m++) {
        if (!by(metrics.get(m)) || scores[m] instanceof Score.Undefined || broken[m] != null)
          continue;
        Score score = metrics.get(m).of(subset);
        if (score instanceof Score.Value v) sums[m] += v.value();
        else broken[m] = score;
      }
    }
    for (int m = 0; m < out.length; m++) {
      if (!by(metrics.get(m)) || scores[m] instanceof Score.Undefined) continue;
      if (n < size)
        out[m] = new Score.Undefined("has " + n + " answers, fewer than the compared " + size);
      else if (broken[m] != null) out[m] = broken[m];
      else out[m] = new Score.Value(sums[m] / SUBSETS, size);
    }
    return out;
  }

  /** {@code size} of the places 0 … n − 1, ascending. */
  private static int[] subset(int n, int size, Draws draws) {
    int[] places = new int[n];
    for (int i = 0; i < n; i++) places[i] = i;
    for (int k = 0; k < size; k++) {
      int at = k + draws.below(n - k);
      int held = places[at];
      places[at] = places[k];
      places[k] = held;
    }
    int[] chosen = Arrays.copyOf(places, size);
    Arrays.sort(chosen);
    return chosen;
  }
}
