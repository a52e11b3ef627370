package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures that move with the number of answers, at a number that every compared model has: the
 * mean over seeded subsets of the pool. Where a closed form exists, {@link Rarefiable}, it is used
 * instead, at the end of the reading.
 */
public final class EqualSize {
  /** Subsets a pool. */
  public static final int SUBSETS = 20;

  private EqualSize() {}

  /** Whether this measure is compared through subsets. */
  static boolean by(PoolMetric metric) {
    return metric.sizeDependent() && !(metric instanceof Rarefiable);
  }

  /**
   * The score that a pool would have, had it fewer answers: by the closed form where there is one
   * that is so.
   *
   * @param size fewer than, or as many as, the answers that the metric can use
   * @return n of a value is {@code size}; Undefined where the pool, or a subset, has no score
   */
  public static Score score(Pool pool, PoolMetric metric, int size, Draws draws) {
    if (metric instanceof Rarefiable r && !r.sizedByLength() && r.keepsKinds())
      return r.rarefied(r.abundance(pool), size);
    return metric.usable(pool).length < size
        ? tooFew(metric.usable(pool).length, size)
        : mean(metric, subsets(pool, metric, size, draws), size);
  }

  /** Seeded subsets of the answers that the metric can use, each of {@code size}. */
  public static List<Pool> subsets(Pool pool, PoolMetric metric, int size, Draws draws) {
    return subsets(pool, metric.usable(pool), size, draws);
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
    Map<List<Integer>, List<Pool>> drawn = new HashMap<>();
    for (int m = 0; m < out.length; m++) {
      PoolMetric metric = metrics.get(m);
      if (!by(metric) || sizes[m] == 0 || scores[m] instanceof Score.Undefined) continue;
      int[] usable = metric.usable(pool);
      int size = sizes[m];
      if (usable.length < size) out[m] = tooFew(usable.length, size);
      else if (usable.length > size) {
        List<Integer> key = new ArrayList<>(Arrays.stream(usable).boxed().toList());
        key.add(-size);
        List<Pool> subsets =
            drawn.computeIfAbsent(key, k -> subsets(pool, usable, size, draws.get()));
        out[m] = mean(metric, subsets, size);
      }
    }
    return out;
  }

  private static Score tooFew(int answers, int size) {
    return new Score.Undefined("has " + answers + " answers, fewer than the compared " + size);
  }

  private static List<Pool> subsets(Pool pool, int[] usable, int size, Draws draws) {
    List<Pool> subsets = new ArrayList<>();
    for (int s = 0; s < SUBSETS; s++) {
      int[] places = subset(usable.length, size, draws);
      for (int i = 0; i < places.length; i++) places[i] = usable[places[i]];
      subsets.add(pool.select(places));
    }
    return subsets;
  }

  private static Score mean(PoolMetric metric, List<Pool> subsets, int size) {
    double first = Double.NaN;
    double above = 0;
    for (Pool subset : subsets) {
      Score score = metric.of(subset);
      if (!(score instanceof Score.Value v)) return score;
      if (Double.isNaN(first)) first = v.value();
      // From the first on: the mean of equal numbers is that number to the last bit.
      above += v.value() - first;
    }
    return new Score.Value(first + above / subsets.size(), size);
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
