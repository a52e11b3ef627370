package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Seeded subsets of one pool: what it would have scored, had it fewer answers. Measures that can
 * use the same answers see the same subsets, drawn once.
 */
public final class Subsets {
  /** Subsets of each size. */
  public static final int COUNT = 20;

  private final Pool pool;
  private final Supplier<Draws> draws;
  private final Map<List<Integer>, List<Pool>> drawn = new HashMap<>();

  /**
   * @param draws gives the stream for one number of answers out of another
   */
  public Subsets(Pool pool, Supplier<Draws> draws) {
    this.pool = pool;
    this.draws = draws;
  }

  /**
   * The mean of a measure over the subsets.
   *
   * @return n of a value is {@code size}; Undefined where the pool is smaller, or a subset has none
   */
  public Score mean(PoolMetric metric, int size) {
    int usable = metric.usable(pool).length;
    if (usable < size)
      return new Score.Undefined("has " + usable + " answers, fewer than the compared " + size);
    List<Score> scores = new ArrayList<>();
    for (Pool subset : of(metric, size)) scores.add(metric.of(subset));
    return mean(scores, size);
  }

  /**
   * The subsets themselves.
   *
   * @param size at most the number of answers that the metric can use
   */
  public List<Pool> of(PoolMetric metric, int size) {
    int[] usable = metric.usable(pool);
    List<Integer> key = new ArrayList<>(Arrays.stream(usable).boxed().toList());
    key.add(-size);
    return drawn.computeIfAbsent(key, k -> draw(usable, size));
  }

  /**
   * The mean of scores; of equal ones it is that number to the last bit.
   *
   * @return the first that is Undefined, if one is
   */
  public static Score mean(List<Score> scores, int n) {
    double first = Double.NaN;
    double above = 0;
    for (Score score : scores) {
      if (!(score instanceof Score.Value v)) return score;
      if (Double.isNaN(first)) first = v.value();
      above += v.value() - first;
    }
    return new Score.Value(first + above / scores.size(), n);
  }

  private List<Pool> draw(int[] usable, int size) {
    Draws stream = draws.get();
    List<Pool> subsets = new ArrayList<>();
    for (int s = 0; s < COUNT; s++) {
      int[] places = subset(usable.length, size, stream);
      for (int i = 0; i < places.length; i++) places[i] = usable[places[i]];
      subsets.add(pool.select(places));
    }
    return List.copyOf(subsets);
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
