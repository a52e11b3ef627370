package dev.hivemeter.compare;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.Subsets;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one prompt's pools at one size, for measures that move with it.
 *
 * <ul>
 *   <li>The number of answers: that of the smallest pool. A larger one gives the closed-form
 *       rarefaction where there is one (classes by a transitive relation), else the mean over
 *       {@value Subsets#COUNT} seeded subsets.
 *   <li>The answers' length, as for distinct-n: of equally many answers, the smallest number of
 *       n-grams among all subsets and sides, by the closed form.
 *   <li>Answers that depend on one another, as those of a list, have no smaller pools.
 *   <li>Other measures keep their scores.
 * </ul>
 */
final class SameSize {
  /** Knows the stored scores alone, of equally many answers. */
  static final SameSize STORED = new SameSize(List.of(), List.of(), 0);

  private final List<Pools> sides;
  private final List<PoolMetric> metrics;
  private final long seed;
  private final Map<List<Object>, Smaller> drawn = new HashMap<>();

  /**
   * @param sides where the pools of each side are found, in the order of the scores
   * @param metrics that will be asked for
   * @param seed of the subsets
   */
  SameSize(List<Pools> sides, List<PoolMetric> metrics, long seed) {
    this.sides = List.copyOf(sides);
    this.metrics = metrics.stream().filter(PoolMetric::sizeDependent).toList();
    this.seed = seed;
  }

  /**
   * What smaller pools have, by metric id.
   *
   * @param scores of measures that move with the number of answers
   * @param kinds of each subset, of measures that fall with the answers' length
   */
  private record Smaller(Map<String, Score> scores, Map<String, List<Abundance>> kinds) {}

  /** How many answers a score stands on, where the measure moves with their number; else 0. */
  static int answers(PoolMetric metric, PoolOf pool) {
    if (!metric.sizeDependent()) return 0;
    return byLength(metric) == null ? value(metric, pool).n() : pool.answers();
  }

  /** The measure that falls with the length of its answers; null where it is none. */
  static @Nullable Rarefiable byLength(PoolMetric metric) {
    return metric instanceof Rarefiable r && r.sizedByLength() ? r : null;
  }

  /** Why these arms have no scores where {@link #scores} gives none. */
  static String why(List<Arm> arms) {
    return arms.stream().anyMatch(Arm::dependent)
        ? "has unequal numbers of answers that depend on one another"
        : "has no score at the smallest number of answers";
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
    boolean uneven = pools.stream().anyMatch(p -> answers(metric, p) > least);
    if (uneven && arms.stream().anyMatch(Arm::dependent)) return null;
    Rarefiable byLength = byLength(metric);
    if (byLength != null) return atOneLength(byLength, arms, pools, least);
    double[] scores = new double[pools.size()];
    for (int s = 0; s < scores.length; s++) {
      PoolOf pool = pools.get(s);
      Score at =
          answers(metric, pool) == least
              ? value(metric, pool)
              : smaller(s, arms.get(s), pool, least).scores.get(id(metric));
      if (!(at instanceof Score.Value v)) return null;
      scores[s] = v.value();
    }
    return scores;
  }

  /** Equally many answers have unequally many n-grams: all are drawn down to the fewest. */
  private double @Nullable [] atOneLength(
      Rarefiable metric, List<Arm> arms, List<PoolOf> pools, int answers) {
    List<List<Abundance>> kinds = new ArrayList<>();
    for (int s = 0; s < pools.size(); s++) {
      PoolOf pool = pools.get(s);
      Abundance whole = measured(metric, pool).abundance();
      if (whole == null) return stored(metric, pools);
      List<Abundance> of =
          pool.answers() == answers
              ? List.of(whole)
              : smaller(s, arms.get(s), pool, answers).kinds.get(id(metric));
      if (of == null) return null;
      kinds.add(of);
    }
    int size = kinds.stream().flatMap(List::stream).mapToInt(Abundance::total).min().orElse(0);
    double[] scores = new double[pools.size()];
    for (int s = 0; s < scores.length; s++) {
      List<Score> of = kinds.get(s).stream().map(a -> metric.rarefied(a, size)).toList();
      if (!(Subsets.mean(of, size) instanceof Score.Value v)) return null;
      scores[s] = v.value();
    }
    return scores;
  }

  /** All measures at once: the pool is read once, and its subsets are the same for all. */
  private Smaller smaller(int side, Arm arm, PoolOf of, int size) {
    Pools pools = sides.get(side);
    return drawn.computeIfAbsent(
        List.of(side, arm.label(), of.prompt(), size),
        key -> {
          Pool pool = pools.pool(arm.label(), of.prompt());
          Map<String, Score> scores = new HashMap<>();
          Map<String, List<Abundance>> kinds = new HashMap<>();
          Subsets subsets = new Subsets(pool, () -> Draws.of(seed, "same-size", of.prompt()));
          for (PoolMetric m : metrics) {
            if (byLength(m) == null) scores.put(id(m), score(m, pool, subsets, size));
            else if (m.usable(pool).length >= size) kinds.put(id(m), kinds(m, subsets, size));
          }
          return new Smaller(scores, kinds);
        });
  }

  private static Score score(PoolMetric metric, Pool pool, Subsets subsets, int size) {
    return metric instanceof Rarefiable r && r.keepsKinds()
        ? r.rarefied(r.abundance(pool), size)
        : subsets.mean(metric, size);
  }

  private static List<Abundance> kinds(PoolMetric metric, Subsets subsets, int size) {
    Rarefiable r = Objects.requireNonNull(byLength(metric));
    return subsets.of(metric, size).stream().map(r::abundance).toList();
  }

  private static String id(PoolMetric metric) {
    return metric.definition().id();
  }

  private static double[] stored(PoolMetric metric, List<PoolOf> pools) {
    return pools.stream().mapToDouble(p -> value(metric, p).value()).toArray();
  }

  private static Score.Value value(PoolMetric metric, PoolOf pool) {
    if (measured(metric, pool).score() instanceof Score.Value v) return v;
    throw new IllegalArgumentException(id(metric) + " of '" + pool.prompt() + "' has no value");
  }

  private static Measured measured(PoolMetric metric, PoolOf pool) {
    return Objects.requireNonNull(pool.measures().get(id(metric)));
  }
}
