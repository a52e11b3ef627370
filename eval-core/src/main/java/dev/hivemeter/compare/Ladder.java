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
 * move towards collapse along it? A prompt counts where every rung has a number; a measure that
 * moves with the number of answers, or with their length, is taken at the size of the smallest
 * pool.
 *
 * @param metric id
 * @param rungs labels, in order
 * @param means of the measure at each rung, over clusters
 * @param prompts that have every rung
 * @param clusters of them, paraphrases together
 * @param left prompts of the first rung that miss a later one, or have no score at the smallest
 *     size
 * @param rarefied whether scores are of pools made equally large, and not the stored ones
 * @param uneven prompts of which the rungs have unequally many answers, where the measure moves
 *     with their number
 * @param trend towards collapse; null where there is none
 * @param why there is none; empty where there is one
 */
public record Ladder(
    String metric,
    List<String> rungs,
    List<Double> means,
    int prompts,
    int clusters,
    int left,
    boolean rarefied,
    int uneven,
    @Nullable Trend trend,
    String why) {
  public Ladder {
    rungs = List.copyOf(rungs);
    means = List.copyOf(means);
  }

  /** Whether it is not climbed because the answers of the rungs are of unequal length. */
  public boolean isUnequal() {
    return why.startsWith(metric);
  }

  /**
   * @param first the run of the first rung
   * @param arms of all rungs, comparable from one to the next
   * @param sizes makes unequal pools equal, rung by rung
   */
  static Ladder of(Snapshot first, List<Arm> arms, PoolMetric metric, SameSize sizes, long seed) {
    String id = metric.definition().id();
    List<String> rungs = arms.stream().map(Arm::label).toList();
    String grown = metric.growsWithLength() ? grown(arms) : "";
    if (!grown.isEmpty())
      return new Ladder(
          id,
          rungs,
          List.of(),
          0,
          0,
          0,
          false,
          0,
          null,
          id + " grows with the answers' length" + grown);
    List<Map<String, PoolOf>> byPrompt = arms.stream().map(Pairing::byPrompt).toList();
    List<double[]> values = new ArrayList<>();
    List<Integer> clusters = new ArrayList<>();
    Map<String, Integer> families = new HashMap<>();
    int left = 0;
    int uneven = 0;
    for (PoolOf start : arms.get(0).pools()) {
      if (!has(start, id)) continue;
      List<PoolOf> pools = pools(byPrompt, start.prompt(), id);
      double[] row = pools.isEmpty() ? null : sizes.scores(metric, arms, pools);
      if (row == null) {
        left++;
        continue;
      }
      if (pools.stream().mapToInt(p -> SameSize.answers(metric, p)).distinct().count() > 1)
        uneven++;
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
        rungs,
        means,
        values.size(),
        n,
        left,
        uneven > 0 || SameSize.byLength(metric) != null,
        uneven,
        n == 0 ? null : Trend.of(towards, range, seed),
        n == 0 ? "no prompt has a number at every rung" : "");
  }

  /** Rungs whose answers are of unequal length, in words; empty where there are none. */
  private static String grown(List<Arm> arms) {
    for (int a = 0; a < arms.size(); a++)
      for (int b = a + 1; b < arms.size(); b++) {
        Lengths lengths = Lengths.of(new Matching.Match(arms.get(a), arms.get(b), List.of()));
        if (lengths.isUnequal())
          return ", which is " + lengths.between("at rung " + (a + 1), "at rung " + (b + 1));
      }
    return "";
  }

  /** The prompt's pools at every rung; empty where one has no number. */
  private static List<PoolOf> pools(List<Map<String, PoolOf>> byPrompt, String prompt, String id) {
    List<PoolOf> pools = new ArrayList<>();
    for (Map<String, PoolOf> rung : byPrompt) {
      PoolOf pool = rung.get(prompt);
      if (pool == null || !has(pool, id)) return List.of();
      pools.add(pool);
    }
    return pools;
  }

  private static boolean has(PoolOf pool, String id) {
    Measured m = pool.measures().get(id);
    return m != null
        && m.score() instanceof Score.Value
        && LengthMatch.compares(pool.answers(), pool.planned());
  }
}
