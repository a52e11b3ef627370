package dev.hivemeter.plan;

import dev.hivemeter.stats.Clusters;
import dev.hivemeter.stats.Moments;
import dev.hivemeter.stats.Power;
import dev.hivemeter.stats.UStatistic;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * From a pilot with two conditions on the same prompts: how many prompts a study needs to see a
 * difference between them, in a paired two-sided test at 5 % with 80 % power.
 *
 * <pre>s_d² = τ_d² + v_A + v_B</pre>
 *
 * s_d is the standard deviation of the prompts' differences; it already holds the sampling noise v
 * of both pools, so nothing is added to it. The noise, estimated without bias within the pools,
 * tells what another number of samples would do: it shrinks with samples, the differences' own
 * spread τ_d only thins out over more prompts.
 *
 * <ul>
 *   <li>Paraphrases of one question are one prompt.
 *   <li>An estimate of τ_d² below 0 counts as 0: the pilot's differences vary no more than sampling
 *       alone would make them. Then v_A + v_B, which is known better, is planned with instead of
 *       the smaller s_d².
 *   <li>A pool of fewer than four answers has no estimate of its noise; then only the pilot's own
 *       number of samples is planned for.
 *   <li>A standard deviation from few prompts is itself unsure: {@code cautious} plans with its
 *       upper 80 % limit, which is met in four of five pilots.
 * </ul>
 *
 * @param difference to be seen, in the measure's unit
 * @param prompts of the pilot that both conditions answered, paraphrases counted once
 * @param mean difference B − A in the pilot
 * @param sd s_d
 * @param noise null where it cannot be estimated
 * @param needed prompts at the pilot's samples
 * @param cautious the same with the upper limit of s_d
 * @param detectable the smallest difference that the pilot's own size sees
 * @param choices for other numbers of samples; empty where the noise is not known
 * @see <a href="https://doi.org/10.1002/sim.4780141709">Browne 1995, on the upper limit</a>
 */
public record Detect(
    double difference,
    int prompts,
    double mean,
    double sd,
    @Nullable Noise noise,
    int needed,
    int cautious,
    double detectable,
    List<Choice> choices) {
  /** The numbers of samples that are planned for. */
  public static final List<Integer> SAMPLES = List.of(5, 10, 20, 50, 100);

  /** Fewer prompts than this make no plan. */
  public static final int FEWEST = Power.FEWEST;

  /** Where doubling the samples saves less of the prompts than this, samples do not help. */
  private static final double WORTH = 0.1;

  public Detect {
    choices = List.copyOf(choices);
  }

  /**
   * One prompt of the pilot.
   *
   * @param a score of condition A
   * @param b score of condition B
   * @param poolA the parts of A's sampling variance; null where there are too few answers
   * @param poolB the same of B
   * @param cluster number shared by paraphrases
   */
  public record Pair(
      double a, double b, @Nullable UStatistic poolA, @Nullable UStatistic poolB, int cluster) {}

  /**
   * How s_d² divides.
   *
   * @param between τ_d², at least 0
   * @param within v_A + v_B at the pilot's samples, at least 0
   * @param negative whether the estimate of τ_d² was below 0
   * @param saving the part of the prompts that twice the samples would save
   */
  public record Noise(double between, double within, boolean negative, double saving) {
    /** Whether more samples a prompt would save prompts worth speaking of. */
    public boolean samplesHelp() {
      return saving >= WORTH;
    }
  }

  /**
   * @param samples a prompt and condition
   * @param prompts needed then
   */
  public record Choice(int samples, int prompts) {
    /** Calls of both conditions together. */
    public long calls() {
      return 2L * samples * prompts;
    }
  }

  /**
   * @param pairs the pilot's prompts
   * @param difference above 0
   * @return null for fewer than three prompts, and where the differences do not vary at all
   */
  public static @Nullable Detect of(List<Pair> pairs, double difference) {
    if (!(difference > 0 && difference < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("difference " + difference + " is not above 0 and finite");
    if (pairs.isEmpty()) return null;
    int[] cluster = pairs.stream().mapToInt(Pair::cluster).toArray();
    double[] d = Clusters.means(pairs.stream().mapToDouble(p -> p.b() - p.a()).toArray(), cluster);
    if (d.length < FEWEST) return null;
    double sd = Moments.sd(d);
    if (!(sd > 1e-12)) return null;
    Noise noise = noise(pairs, cluster, sd);
    List<Choice> choices = new ArrayList<>();
    if (noise != null)
      for (int n : SAMPLES)
        choices.add(
            new Choice(
                n,
                Power.pairs(difference, Math.sqrt(noise.between + within(pairs, cluster, n, 1)))));
    double plannedSd = noise == null ? sd : Math.max(sd, Math.sqrt(noise.within));
    return new Detect(
        difference,
        d.length,
        Moments.mean(d),
        sd,
        noise,
        Power.pairs(difference, plannedSd),
        Power.pairs(difference, upper(plannedSd, d.length)),
        Power.detectable(plannedSd, d.length),
        choices);
  }

  /** The upper one-sided 80 % limit of a standard deviation. */
  private static double upper(double sd, int n) {
    return sd
        * Math.sqrt((n - 1) / new ChiSquaredDistribution(n - 1).inverseCumulativeProbability(0.2));
  }

  private static @Nullable Noise noise(List<Pair> pairs, int[] cluster, double sd) {
    if (pairs.stream().anyMatch(p -> p.poolA == null || p.poolB == null)) return null;
    double within = within(pairs, cluster, 0, 1);
    double between = sd * sd - within;
    double left = Math.max(0, between);
    double twice = left + within(pairs, cluster, 0, 2);
    double saving = left + within > 0 ? Math.max(0, 1 - twice / (left + within)) : 0;
    return new Noise(left, within, between < 0, saving);
  }

  /**
   * v_A + v_B of a cluster's mean, averaged over clusters.
   *
   * @param samples in each pool; 0 for as many as it has, {@code times} over
   */
  private static double within(List<Pair> pairs, int[] cluster, int samples, int times) {
    double[] noise = new double[pairs.size()];
    double[] size = new double[pairs.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] =
          noise(pairs.get(i).poolA, samples, times) + noise(pairs.get(i).poolB, samples, times);
      for (int c : cluster) size[i] += c == cluster[i] ? 1 : 0;
    }
    // The mean of f values with noise v each has noise v̄ / f.
    double[] perCluster = Clusters.means(noise, cluster);
    double[] sizes = Clusters.means(size, cluster);
    for (int c = 0; c < perCluster.length; c++) perCluster[c] /= sizes[c];
    return Math.max(0, Moments.mean(perCluster));
  }

  private static double noise(@Nullable UStatistic pool, int samples, int times) {
    if (pool == null) throw new IllegalStateException("a pool without an estimate of its noise");
    return pool.varianceAt(samples == 0 ? pool.n() * times : samples);
  }
}
