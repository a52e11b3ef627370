package dev.hivemeter.stats;

import dev.hivemeter.score.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does a measure rise along a ladder (base → tuned → preference-tuned; T = 0.2 → 1.5)? Per prompt
 *
 * <pre>c = Σ_j w_j·(rank_j − (k+1)/2) / Σ_j w_j²,  w_j = j − (k+1)/2</pre>
 *
 * rank_j being the place of the j-th rung's value among the prompt's k, {@link Ties} sharing their
 * mean rank; then the sign-flip test over prompts. 1 where every prompt rises at every step, −1
 * where every one falls, about 0 without a trend.
 *
 * <ul>
 *   <li>Ranks make each prompt count alike and ask for no shape: only whether there is an order.
 *   <li>A prompt must have every rung; a family of paraphrases enters as its mean.
 *   <li>Fewer than two rungs, or no prompt: refused.
 *   <li>The steps are read with the adjusted p: a trend may rest on one step alone.
 * </ul>
 *
 * Cost: k sign-flip tests.
 *
 * @param contrast the mean of c over prompts, in [−1, 1]
 * @param test of c against 0
 * @param slope mean change per rung in the measure's own unit: Σ w_j·x̄_j / Σ w_j²
 * @param steps between neighbours, in order
 * @see <a href="https://doi.org/10.1080/01621459.1963.10500843">Page 1963, whose statistic is the
 *     sum of these contrasts</a>
 */
public record Trend(double contrast, SignFlip test, double slope, List<Step> steps) {

  /**
   * From one rung to the next.
   *
   * @param from its place, from 0
   * @param test of the differences next − this
   * @param interval of their mean; null where there is none
   * @param adjusted two-sided p after Holm over all steps
   */
  public record Step(int from, SignFlip test, @Nullable Interval interval, double adjusted) {}

  public Trend {
    steps = List.copyOf(steps);
  }

  /** The same for values that have no bounds. */
  public static Trend of(double[][] values, long seed) {
    return of(values, Double.POSITIVE_INFINITY, seed);
  }

  /**
   * @param values by prompt (or cluster), then by rung; finite
   * @param range how far two values can be from each other at most
   */
  public static Trend of(double[][] values, double range, long seed) {
    if (values.length == 0) throw new IllegalArgumentException("a trend over no prompts");
    int rungs = values[0].length;
    if (rungs < 2) throw new IllegalArgumentException("a ladder of " + rungs + " rungs");
    double scale = 0;
    for (int j = 0; j < rungs; j++) scale += weight(j, rungs) * weight(j, rungs);
    double[] contrasts = new double[values.length];
    double slope = 0;
    for (int p = 0; p < values.length; p++) {
      if (values[p].length != rungs)
        throw new IllegalArgumentException(
            "prompt " + p + " has " + values[p].length + " of " + rungs + " rungs");
      for (int j = 0; j < rungs; j++) {
        contrasts[p] += weight(j, rungs) * centredRank(values[p], j);
        slope += weight(j, rungs) * values[p][j];
      }
      contrasts[p] /= scale;
    }
    SignFlip test = SignFlip.of(contrasts, seed);
    return new Trend(
        test.mean(), test, slope / (scale * values.length), steps(values, range, seed));
  }

  private static List<Step> steps(double[][] values, double range, long seed) {
    int steps = values[0].length - 1;
    double[] p = new double[steps];
    List<SignFlip> tests = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (int j = 0; j < steps; j++) {
      double[] d = new double[values.length];
      for (int i = 0; i < d.length; i++) d[i] = Ties.difference(values[i][j + 1], values[i][j]);
      tests.add(SignFlip.of(d, seed));
      all.add(d);
      p[j] = tests.get(j).twoSided();
    }
    double[] adjusted = Multiplicity.holm(p);
    List<Step> out = new ArrayList<>();
    for (int j = 0; j < steps; j++)
      out.add(
          new Step(
              j, tests.get(j), Intervals.ofMean(all.get(j), seed, -range, range), adjusted[j]));
    return out;
  }

  private static double weight(int j, int rungs) {
    return j - (rungs - 1) / 2.0;
  }

  /** The rank of the j-th value less the mean rank: half of how many are below less above. */
  private static double centredRank(double[] x, int j) {
    if (!Double.isFinite(x[j]))
      throw new IllegalArgumentException("a value of " + x[j] + " has no rank");
    double rank = 0;
    for (double v : x) rank += Math.signum(Ties.difference(x[j], v)) / 2;
    return rank;
  }
}
