package dev.hivemeter.compare;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.EqualSize;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one prompt's pools at one size, for measures that move with it.
 *
 * <ul>
 *   <li>The number of answers: that of the smallest pool. A larger one gives the closed-form
 *       rarefaction where there is one (classes by a transitive relation), else the mean over
 *       {@value EqualSize#SUBSETS} seeded subsets.
 *   <li>The answers' length, as for distinct-n: of equally many answers, the smallest number of
 *       n-grams, by the closed form.
 *   <li>Other measures keep their scores.
 * </ul>
 */
final class SameSize {
  /** Knows the stored scores alone, of equally many answers. */
  static final SameSize STORED = new SameSize(List.of(), 0);

  private final List<Pools> sides;
  private final long seed;

  /**
   * @param sides where the pools of each side are found, in the order of the scores
   * @param seed of the subsets
   */
  SameSize(List<Pools> sides, long seed) {
    this.sides = List.copyOf(sides);
    this.seed = seed;
  }

  /** How many answers a score stands on, where the measure moves with their number; else 0. */
  static int answers(PoolMetric metric, PoolOf pool) {
    if (!metric.sizeDependent()) return 0;
    return byLength(metric) == null ? value(metric, pool).n() : pool.answers();
  }

  /** The measure that falls with the length of its answers; null where it is none. */
  static @Nullable Rarefiable byLength(PoolMetric metric) {
    return metric instanceof Rarefiable r && r.sizedByLength() ? r : null;
  }

  /**
   * The scores at the smallest size.
   *
   * @param arms of the sides
   * @param pools each with a value of the measure
   * @return null where a smaller pool has no score
   */
  double @Nullable [] scores(PoolMetric metric, List<Arm> arms, List<PoolOf> pools) {
    int least = pools.stream().mapToInt(p -> answers(metric, p)).min().orElse(0);
    Rarefiable byLength = byLength(metric);
    if (byLength != null) return atOneLength(byLength, arms, pools, least);
    double[] scores = new double[pools.size()];
    for (int s = 0; s < scores.length; s++) {
      Score.Value own = value(metric, pools.get(s));
      Score at =
          answers(metric, pools.get(s)) == least
              ? own
              : EqualSize.score(pool(s, arms, pools), metric, least, draws(s, arms, pools));
      if (!(at instanceof Score.Value v)) return null;
      scores[s] = v.value();
    }
    return scores;
  }

  /**
   * Equally many answers have unequally many n-grams: the larger pools are drawn down to the least.
   */
  private double @Nullable [] atOneLength(
      Rarefiable metric, List<Arm> arms, List<PoolOf> pools, int answers) {
    List<List<Abundance>> kinds = new ArrayList<>();
    for (int s = 0; s < pools.size(); s++) {
      Abundance whole = abundance(metric, pools.get(s));
      if (whole == null) return stored(metric, pools);
      if (pools.get(s).answers() == answers) kinds.add(List.of(whole));
      else
        kinds.add(
            EqualSize.subsets(pool(s, arms, pools), metric, answers, draws(s, arms, pools)).stream()
                .map(metric::abundance)
                .toList());
    }
    int size = kinds.stream().flatMap(List::stream).mapToInt(Abundance::total).min().orElse(0);
    double[] scores = new double[pools.size()];
    for (int s = 0; s < scores.length; s++) {
      double sum = 0;
      for (Abundance a : kinds.get(s)) {
        if (!(metric.rarefied(a, size) instanceof Score.Value v)) return null;
        sum += v.value();
      }
      scores[s] = sum / kinds.get(s).size();
    }
    return scores;
  }

  private Pool pool(int side, List<Arm> arms, List<PoolOf> pools) {
    return sides.get(side).pool(arms.get(side).label(), pools.get(side).prompt());
  }

  private Draws draws(int side, List<Arm> arms, List<PoolOf> pools) {
    return Draws.of(seed, "same-size", arms.get(side).label(), pools.get(side).prompt());
  }

  private static @Nullable Abundance abundance(PoolMetric metric, PoolOf pool) {
    return measured(metric, pool).abundance();
  }

  private static double[] stored(PoolMetric metric, List<PoolOf> pools) {
    return pools.stream().mapToDouble(p -> value(metric, p).value()).toArray();
  }

  private static Score.Value value(PoolMetric metric, PoolOf pool) {
    if (measured(metric, pool).score() instanceof Score.Value v) return v;
    throw new IllegalArgumentException(
        metric.definition().id() + " of '" + pool.prompt() + "' has no value");
  }

  private static Measured measured(PoolMetric metric, PoolOf pool) {
    return Objects.requireNonNull(pool.measures().get(metric.definition().id()));
  }
}
