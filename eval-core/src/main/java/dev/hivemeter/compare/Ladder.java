package dev.hivemeter.compare;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.LengthMatch;
import dev.hivemeter.stats.Clusters;
import dev.hivemeter.stats.Moments;
import dev.hivemeter.stats.Trend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several conditions in an order (base → tuned → preference-tuned; T = 0.2 → 1.5): does a measure
 * move towards collapse along it? A prompt counts where every rung has a number.
 *
 * @param metric id
 * @param rungs labels, in order
 * @param means of the measure at each rung, over clusters
 * @param prompts that have every rung
 * @param clusters of them, paraphrases together
 * @param left prompts of the first rung that miss a later one
 * @param trend towards collapse; null where no prompt has every rung
 */
public record Ladder(
    String metric,
    List<String> rungs,
    List<Double> means,
    int prompts,
    int clusters,
    int left,
    @Nullable Trend trend) {
  public Ladder {
    rungs = List.copyOf(rungs);
    means = List.copyOf(means);
  }

  /**
   * @param first the run of the first rung
   * @param arms of all rungs, comparable from one to the next
   */
  public static Ladder of(Snapshot first, List<Arm> arms, PoolMetric metric, long seed) {
    String id = metric.definition().id();
    List<double[]> values = new ArrayList<>();
    List<Integer> clusters = new ArrayList<>();
    Map<String, Integer> families = new HashMap<>();
    int left = 0;
    for (PoolOf start : arms.get(0).pools()) {
      if (value(start, id) == null) continue;
      double @Nullable [] row = row(arms, start.prompt(), id);
      if (row == null) {
        left++;
        continue;
      }
      Snapshot.Asked asked = first.byId().get(start.prompt());
      String family = asked == null ? null : asked.family();
      int cluster =
          family == null ? values.size() : families.computeIfAbsent(family, f -> values.size());
      values.add(row);
      clusters.add(cluster);
    }
    int[] cluster = clusters.stream().mapToInt(c -> c).toArray();
    double[][] byRung = new double[arms.size()][];
    for (int r = 0; r < byRung.length; r++) {
      int rung = r;
      byRung[r] = Clusters.means(values.stream().mapToDouble(v -> v[rung]).toArray(), cluster);
    }
    int n = byRung[0].length;
    double range = metric.definition().most() - metric.definition().least();
    List<Double> means = new ArrayList<>();
    double sign = metric.definition().direction() == Direction.HIGHER_IS_MORE_HOMOGENEOUS ? 1 : -1;
    double[][] towards = new double[n][arms.size()];
    for (int r = 0; r < byRung.length; r++) {
      if (n > 0) means.add(Moments.mean(byRung[r]));
      for (int p = 0; p < n; p++) towards[p][r] = sign * byRung[r][p];
    }
    return new Ladder(
        id,
        arms.stream().map(Arm::label).toList(),
        means,
        values.size(),
        n,
        left,
        n == 0 ? null : Trend.of(towards, range, seed));
  }

  private static double @Nullable [] row(List<Arm> arms, String prompt, String id) {
    double[] row = new double[arms.size()];
    for (int r = 0; r < row.length; r++) {
      Double v =
          arms.get(r).pools().stream()
              .filter(p -> p.prompt().equals(prompt))
              .findFirst()
              .map(p -> value(p, id))
              .orElse(null);
      if (v == null) return null;
      row[r] = v;
    }
    return row;
  }

  private static @Nullable Double value(PoolOf pool, String id) {
    Measured m = pool.measures().get(id);
    return m != null
            && m.score() instanceof Score.Value v
            && LengthMatch.compares(pool.answers(), pool.planned())
        ? v.value()
        : null;
  }
}
