package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures that move with the number of answers, at a number that every compared model has: the
 * mean over {@link Subsets} of the pool. Where a closed form exists, {@link Rarefiable}, it is used
 * instead, at the end of the reading.
 */
final class EqualSize {
  private EqualSize() {}

  /** Whether this measure is compared through subsets. */
  static boolean by(PoolMetric metric) {
    return metric.sizeDependent() && !(metric instanceof Rarefiable);
  }

  /**
   * The numbers of answers at which one prompt's pools are compared, by metric: the smallest among
   * the pools, counting the answers that the metric can use; 0 where nothing is compared.
   *
   * @param pools of the models that have enough answers
   */
  static int[] sizes(List<Pool> pools, List<PoolMetric> metrics) {
    int[] sizes = new int[metrics.size()];
    for (int m = 0; m < sizes.length; m++) {
      if (!by(metrics.get(m))) continue;
      for (Pool pool : pools) {
        int n = metrics.get(m).usable(pool).length;
        if (n > 0 && (sizes[m] == 0 || n < sizes[m])) sizes[m] = n;
      }
    }
    return sizes;
  }

  /**
   * Scores at these numbers of answers, by metric; of measures that do not move with n, their own.
   *
   * @param scores of the whole pool
   * @param draws gives the stream for one number of answers out of another
   */
  static Score[] of(
      Pool pool, Score[] scores, List<PoolMetric> metrics, int[] sizes, Supplier<Draws> draws) {
    Score[] out = scores.clone();
    Subsets subsets = new Subsets(pool, draws);
    for (int m = 0; m < out.length; m++) {
      PoolMetric metric = metrics.get(m);
      if (!by(metric) || sizes[m] == 0 || scores[m] instanceof Score.Undefined) continue;
      if (metric.usable(pool).length != sizes[m]) out[m] = subsets.mean(metric, sizes[m]);
    }
    return out;
  }
}
