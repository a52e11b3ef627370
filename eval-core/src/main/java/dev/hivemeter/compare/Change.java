package dev.hivemeter.compare;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Clusters;
import dev.hivemeter.stats.Equivalence;
import dev.hivemeter.stats.Intervals;
import dev.hivemeter.stats.Moments;
import dev.hivemeter.stats.SignFlip;
import org.jspecify.annotations.Nullable;

/**
 * How one measure changed from one side to the other, over prompts; paraphrases count as one.
 *
 * <ul>
 *   <li>Above 0 is towards collapse, whatever the measure's own direction.
 *   <li>Fewer than three prompts, or differences without spread: no interval. One prompt: no effect
 *       size.
 * </ul>
 *
 * @param metric id
 * @param prompts that both sides have
 * @param clusters of them, paraphrases together: what the numbers stand on
 * @param lost prompts with a number before and none after
 * @param added prompts with a number after and none before
 * @param before mean over clusters
 * @param after the same
 * @param mean change towards collapse
 * @param interval 95 %, of the mean change; null where there is none
 * @param test sign flips over clusters; null without any prompt
 * @param effect mean / sd of the changes; null where that is not defined
 * @param identical whether both sides hold the same answers
 * @param rarefied whether the larger pool of a prompt was made as small as the other, so that
 *     before and after are not the stored scores
 * @param uneven prompts that were taken at the smaller number of answers
 * @param first of them, with both numbers
 * @param why it is not compared; empty where it is
 */
public record Change(
    String metric,
    int prompts,
    int clusters,
    int lost,
    int added,
    double before,
    double after,
    double mean,
    @Nullable Interval interval,
    @Nullable SignFlip test,
    @Nullable Double effect,
    boolean identical,
    boolean rarefied,
    int uneven,
    String first,
    String why) {

  /**
   * @param definition of the pairing's measure
   * @param seed of resamples and flips
   */
  public static Change of(Pairing pairing, Definition definition, long seed) {
    Paired paired = pairing.paired();
    int prompts = paired.prompts().size();
    if (prompts == 0 || !pairing.unequal().isEmpty())
      return new Change(
          pairing.metric(),
          prompts,
          0,
          pairing.lost().size(),
          pairing.added(),
          0,
          0,
          0,
          null,
          null,
          null,
          false,
          false,
          0,
          "",
          pairing.unequal().isEmpty() ? nowhere(pairing) : pairing.unequal());
    double[] d = paired.changes();
    double range = definition.most() - definition.least();
    double sd = d.length < 2 ? 0 : Moments.sd(d);
    double mean = Moments.mean(d);
    return new Change(
        pairing.metric(),
        prompts,
        d.length,
        pairing.lost().size(),
        pairing.added(),
        mean(paired, false),
        mean(paired, true),
        mean,
        Intervals.ofMean(d, seed, -range, range),
        SignFlip.of(d, seed),
        sd > 1e-12 * Math.abs(mean) ? mean / sd : null,
        paired.identical(),
        pairing.rarefied(),
        pairing.uneven(),
        pairing.first(),
        "");
  }

  private static String nowhere(Pairing pairing) {
    return "no prompt has a number on both sides"
        + (pairing.without().isEmpty() ? "" : " (" + pairing.without() + ")");
  }

  /** Whether there are numbers. */
  public boolean isCompared() {
    return why.isEmpty();
  }

  /** Whether it is not compared because the sides are of unequal size, in answers or in length. */
  public boolean isUnequal() {
    return why.startsWith(metric);
  }

  /** Whether a change of this measure is shown to stay within a margin, either way. */
  public static @Nullable Equivalence equivalence(Pairing pairing, double margin, long seed) {
    return pairing.paired().prompts().isEmpty()
        ? null
        : Equivalence.of(pairing.paired().changes(), margin, seed);
  }

  private static double mean(Paired paired, boolean after) {
    return Moments.mean(
        Clusters.means(
            paired.prompts().stream()
                .mapToDouble(p -> after ? p.after().score() : p.before().score())
                .toArray(),
            paired.prompts().stream().mapToInt(Paired.Prompt::cluster).toArray()));
  }
}
