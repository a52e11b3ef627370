package dev.hivemeter.compare;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Jackknife;
import dev.hivemeter.stats.UStatistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures that are a mean over all pairs of a pool's answers, and so have a sampling variance
 * of their own: how far the score would move if the same model answered the same prompt again.
 */
public final class PairMeans {
  /** Ids of those measures. */
  public static final List<String> IDS =
      List.of("mean-pairwise-cosine@1", "exact-duplicate-rate@1", "rouge-l@1", "jaccard-1@1");

  /**
   * @param variance null for fewer than four answers
   * @param jackknife null for fewer than three
   */
  public record Variances(@Nullable Double variance, @Nullable Double jackknife) {
    static final Variances NONE = new Variances(null, null);
  }

  private PairMeans() {}

  /** Whether it is one of them. */
  public static boolean has(PoolMetric metric) {
    return IDS.contains(metric.definition().id());
  }

  /**
   * The variances of one of these measures. None where an answer gives no pair a value: then the
   * mean is not over all pairs.
   *
   * <p>Cost: one measure of two answers for each pair; of the cosine, the matrix of the pairs.
   */
  public static Variances of(Pool pool, PoolMetric metric) {
    if (!has(metric)) throw new IllegalArgumentException(metric.definition().id());
    int[] usable = metric.usable(pool);
    int n = usable.length;
    if (n < 3) return Variances.NONE;
    if (metric.definition().needsEmbedding()) {
      List<double[]> e = pool.vectors();
      return new Variances(
          n < UStatistic.FEWEST ? null : UStatistic.ofVectors(e).variance(), Jackknife.variance(e));
    }
    double[][] k = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) {
        if (!(metric.of(pool.select(new int[] {usable[i], usable[j]})) instanceof Score.Value v))
          return Variances.NONE;
        k[i][j] = v.value();
        k[j][i] = v.value();
      }
    return new Variances(
        n < UStatistic.FEWEST ? null : UStatistic.ofMatrix(k).variance(), jackknife(k));
  }

  /** Of the mean over pairs with one answer left out, as {@link Jackknife} has it for cosines. */
  private static double jackknife(double[][] k) {
    double n = k.length;
    double[] h = new double[k.length];
    double mean = 0;
    for (int i = 0; i < h.length; i++) {
      for (double v : k[i]) h[i] += v / (n - 1);
      mean += h[i] / n;
    }
    double squares = 0;
    for (double v : h) squares += (v - mean) * (v - mean);
    return (n - 1) / n * 4 / ((n - 2) * (n - 2)) * squares;
  }
}
