package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Clusters;
import dev.hivemeter.stats.Intervals;
import dev.hivemeter.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * From scores per prompt to one score: the unweighted mean over prompts, with an interval whose
 * unit is the prompt. Paraphrases of one question are one unit: their mean enters.
 */
final class OverPrompts {

  /** How the interval is made of the units' values and their mean. */
  interface Method {
    /**
     * For shares of prompts. A mean over models of such shares varies less than one model's, so the
     * interval of a single share is an honest, wide one for it.
     */
    Method WILSON = (means, mean) -> Intervals.wilson(Math.min(1, Math.max(0, mean)), means.length);

    /** The interval that the values ask for, within the measure's bounds. */
    static Method of(Definition measure, String variant, long seed) {
      // What a score is read against has Student's t.
      if (Variants.isNull(variant))
        return (means, mean) -> Intervals.t(means, measure.least(), measure.most());
      return (means, mean) -> Intervals.ofMean(means, seed, measure.least(), measure.most());
    }

    @Nullable Interval interval(double[] means, double mean);
  }

  private OverPrompts() {}

  /**
   * The mean over the prompts that have a value.
   *
   * @param byPrompt a score for each prompt of the run
   * @param chosen the prompts that count, ascending
   * @param cluster of each prompt of the run
   * @param none why there is no value if no prompt is chosen
   * @return n of the value is the number of prompts, paraphrases counted singly
   */
  static Score mean(Score[] byPrompt, int[] chosen, int[] cluster, Method method, String none) {
    if (chosen.length == 0) return new Score.Undefined(none);
    int[] valued = Arrays.stream(chosen).filter(p -> byPrompt[p] instanceof Score.Value).toArray();
    int n = valued.length;
    if (n == 0) return new Score.Undefined(reason(byPrompt, chosen));
    double[] means =
        Clusters.means(
            Arrays.stream(valued)
                .mapToDouble(p -> byPrompt[p] instanceof Score.Value v ? v.value() : 0)
                .toArray(),
            Arrays.stream(valued).map(p -> cluster[p]).toArray());
    double mean = Moments.mean(means);
    return new Score.Value(mean, n, method.interval(means, mean));
  }

  /**
   * Per prompt the unweighted mean over units (models, or pairs of models). A unit without any
   * value is left out; a prompt counts if every other unit has a value there.
   */
  static Score[] acrossUnits(List<Score[]> units, int prompts, int[] chosen) {
    List<Score[]> present = new ArrayList<>();
    for (Score[] unit : units) {
      boolean any = false;
      for (int p : chosen) any |= unit[p] instanceof Score.Value;
      if (any) present.add(unit);
    }
    Score[] out = new Score[prompts];
    for (int p = 0; p < prompts; p++) {
      if (present.isEmpty()) {
        out[p] = units.isEmpty() ? new Score.Undefined("no models") : units.get(0)[p];
        continue;
      }
      double sum = 0;
      boolean all = true;
      for (Score[] unit : present) {
        if (unit[p] instanceof Score.Value v) sum += v.value();
        else all = false;
      }
      out[p] =
          all
              ? new Score.Value(sum / present.size(), present.size())
              : new Score.Undefined("not every model has a value");
    }
    return out;
  }

  /** The scores with their values changed; what is undefined stays so. */
  static Score[] map(Score[] scores, DoubleUnaryOperator f) {
    Score[] out = new Score[scores.length];
    for (int p = 0; p < out.length; p++)
      out[p] =
          scores[p] instanceof Score.Value v
              ? new Score.Value(f.applyAsDouble(v.value()), v.n())
              : scores[p];
    return out;
  }

  /** The commonest reason, and on how many prompts if there are others. */
  private static String reason(Score[] byPrompt, int[] chosen) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (int p : chosen)
      if (byPrompt[p] instanceof Score.Undefined u) reasons.merge(u.reason(), 1, Integer::sum);
    String most = "";
    int times = 0;
    for (Map.Entry<String, Integer> e : reasons.entrySet())
      if (e.getValue() > times) {
        most = e.getKey();
        times = e.getValue();
      }
    return reasons.size() == 1
        ? most
        : most + " (on " + times + " of " + chosen.length + " prompts)";
  }
}
