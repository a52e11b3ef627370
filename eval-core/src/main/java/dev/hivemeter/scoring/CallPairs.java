package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.Approach;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pairs of answers of one call, and of different calls, kept apart: the answers of a list see each
 * other, those of two calls do not. The turns of one conversation count as one call.
 *
 * <p>For a measure S that is a mean over pairs, with N pairs in the pool and N_c in call c:
 *
 * <pre>within = Σ_c N_c·S_c / Σ_c N_c        across = (N·S − Σ_c N_c·S_c) / (N − Σ_c N_c)</pre>
 */
final class CallPairs {
  /** The measures for which this is told: means over all pairs of a pool's usable answers. */
  static final Set<String> MEASURES =
      Set.of("mean-pairwise-cosine@1", "exact-duplicate-rate@1", "rouge-l@1", "jaccard-1@1");

  private static final Score.Undefined NO_PAIR_WITHIN =
      new Score.Undefined("no call has two usable answers");
  private static final Score.Undefined NO_PAIR_ACROSS =
      new Score.Undefined("needs usable answers of two calls");

  /** Both kinds of pairs. */
  record Kinds(Score within, Score across) {}

  private CallPairs() {}

  static boolean tells(PoolMetric metric) {
    return MEASURES.contains(metric.definition().id());
  }

  /**
   * The measure over pairs of each kind.
   *
   * @param whole its score for the whole pool
   */
  static Kinds of(Pool pool, PoolMetric metric, Score whole, Approach approach) {
    if (!(whole instanceof Score.Value all)) return new Kinds(whole, whole);
    double within = 0;
    double pairsWithin = 0;
    int answersWithin = 0;
    for (int[] call : calls(pool, approach).values()) {
      if (call.length < 2 || !(metric.of(pool.select(call)) instanceof Score.Value own)) continue;
      within += pairs(own.n()) * own.value();
      pairsWithin += pairs(own.n());
      answersWithin += own.n();
    }
    double pairsAcross = pairs(all.n()) - pairsWithin;
    return new Kinds(
        pairsWithin == 0 ? NO_PAIR_WITHIN : value(metric, within / pairsWithin, answersWithin),
        pairsAcross == 0
            ? NO_PAIR_ACROSS
            : value(metric, (pairs(all.n()) * all.value() - within) / pairsAcross, all.n()));
  }

  /** Places of the answers that depend on each other, by the number of their call. */
  static Map<Integer, int[]> calls(Pool pool, Approach approach) {
    Map<Integer, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < pool.size(); i++)
      places
          .computeIfAbsent(
              approach.together(pool.answers().get(i).sample()), k -> new ArrayList<>())
          .add(i);
    Map<Integer, int[]> calls = new TreeMap<>();
    places.forEach((call, of) -> calls.put(call, of.stream().mapToInt(i -> i).toArray()));
    return calls;
  }

  private static double pairs(int n) {
    return n * (n - 1.0) / 2;
  }

  /** The difference of two sums may miss the measure's bounds by a rounding. */
  private static Score value(PoolMetric metric, double value, int n) {
    double least = metric.definition().least();
    double most = metric.definition().most();
    return new Score.Value(Math.min(most, Math.max(least, value)), n);
  }
}
