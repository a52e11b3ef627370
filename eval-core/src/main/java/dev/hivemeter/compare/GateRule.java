package dev.hivemeter.compare;

import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Direction;
import java.util.List;
import java.util.Set;

/**
 * What a gate holds a build to: in every condition of the slice the measure may not move towards
 * collapse by more than the margin.
 *
 * @param metric with a direction
 * @param margin in the measure's unit, 0 or more
 */
public record GateRule(PoolMetric metric, double margin, Reach reach, Slice slice) {
  // Before the default rule, which is checked by it.
  /** Their values depend on the machine's zlib. */
  private static final Set<String> BY_MACHINE =
      Set.of("compression-ratio@1", "ncd@1", "ncd-excess@1");

  /** The margin of the primary measure where none is named. */
  public static final double MARGIN = 0.02;

  /** The only rule where none is written: the primary measure, for prompts in general. */
  public static final GateRule DEFAULT =
      new GateRule(
          PoolMetrics.named(List.of(PoolMetrics.MEAN_PAIRWISE_COSINE)).get(0),
          MARGIN,
          Reach.PROMPTS_IN_GENERAL,
          Slice.ALL);

  public GateRule {
    String id = metric.definition().id();
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY))
      throw new BadInput("margin " + margin + " is not 0 or more");
    if (metric.definition().direction() == Direction.NEITHER)
      throw new BadInput(
          "'"
              + id
              + "' points neither to collapse nor away from it, so nothing can be gated by it");
    if (BY_MACHINE.contains(id))
      throw new BadInput(
          "'" + id + "' depends on the machine's compressor, so nothing is gated by it");
    if (reach == Reach.THESE_PROMPTS && !PairMeans.has(metric))
      throw new BadInput(
          "'"
              + id
              + "' has no variance within a pool, which these-prompts rests on; use"
              + " prompts-in-general, or one of "
              + String.join(", ", PairMeans.IDS));
  }

  /** For people: {@code mean-pairwise-cosine@1 +0.02, prompts-in-general}. */
  public String label() {
    String of = slice.label();
    return metric.definition().id()
        + " may not move towards collapse by more than "
        + margin
        + " ("
        + reach.label()
        + (of.isEmpty() ? "" : "; " + of)
        + ")";
  }
}
