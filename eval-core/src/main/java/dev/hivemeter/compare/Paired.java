package dev.hivemeter.compare;

import dev.hivemeter.score.Direction;
import dev.hivemeter.stats.Clusters;
import dev.hivemeter.stats.Ties;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure of the same prompts before and after.
 *
 * @param direction of the measure; it must have one
 * @param prompts that both sides have, in a fixed order
 */
public record Paired(Direction direction, List<Prompt> prompts) {

  /**
   * @param id of the prompt
   * @param cluster number shared by its paraphrases, which count as one
   */
  public record Prompt(String id, int cluster, Pooled before, Pooled after) {}

  public Paired {
    prompts = List.copyOf(prompts);
    if (prompts.stream().map(Prompt::id).distinct().count() < prompts.size())
      throw new IllegalArgumentException("a prompt is compared twice");
    if (direction == Direction.NEITHER)
      throw new IllegalArgumentException("a measure without a direction has no way to collapse");
  }

  /** How far a prompt moved towards collapse: above 0 where its answers grew more alike. */
  public double change(Prompt p) {
    double risen = Ties.difference(p.after.score(), p.before.score());
    return direction == Direction.HIGHER_IS_MORE_HOMOGENEOUS ? risen : -risen;
  }

  /** The change of every cluster, by ascending number: the mean over its prompts. */
  public double[] changes() {
    return Clusters.means(prompts.stream().mapToDouble(this::change).toArray(), clusters());
  }

  /** Whether both sides hold the same answers to every prompt. */
  public boolean identical() {
    return prompts.stream().allMatch(p -> p.before.digest().equals(p.after.digest()));
  }

  /**
   * The sampling variance of the mean change over clusters, Σ(v_A + v_B) weighted as the mean
   * weights its prompts. A sum that is not above 0 is taken from the jackknife instead, which never
   * falls below 0.
   *
   * @return null where a pool has no variance
   */
  public @Nullable Double variance() {
    Double unbiased = variance(false);
    return unbiased == null || unbiased > 0 ? unbiased : variance(true);
  }

  private @Nullable Double variance(boolean jackknife) {
    int[] clusters = clusters();
    double count = Arrays.stream(clusters).distinct().count();
    double sum = 0;
    for (Prompt p : prompts) {
      Double before = jackknife ? p.before.jackknife() : p.before.variance();
      Double after = jackknife ? p.after.jackknife() : p.after.variance();
      if (before == null || after == null) return null;
      double size = prompts.stream().filter(q -> q.cluster == p.cluster).count();
      double weight = 1 / (count * size);
      sum += weight * weight * (before + after);
    }
    return sum;
  }

  private int[] clusters() {
    return prompts.stream().mapToInt(Prompt::cluster).toArray();
  }
}
