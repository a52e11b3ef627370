package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Quantile;
import java.util.Arrays;
import java.util.List;

/**
 * The share of answers that are about what was asked: closer to their own prompt than to 95 % of
 * the run's other prompts.
 *
 * <pre>|{i : cos(e_i, p) &gt; P95 of cos(e_i, p')}| / n        p' the other prompts</pre>
 *
 * Answers to the prompt give 1; answers that know nothing of it give about .05.
 *
 * <ul>
 *   <li>Fewer than 20 prompts with a vector, the own one included: Undefined. Paraphrases of the
 *       own prompt are not others.
 *   <li>No answer with a vector, or no vector of the own prompt: Undefined.
 *   <li>Depends on how alike the study's prompts are to each other.
 * </ul>
 *
 * Cost O(n·P·d) for P prompts, in float; in double where that does not decide.
 */
final class OnTopicRate implements PoolMetric {
  static final int PROMPTS = 20;

  private static final Definition DEFINITION =
      new Definition(
              "on-topic-rate@1",
              "Answers on topic",
              Direction.NEITHER,
              true,
              "The share of answers that are closer to their own prompt than to 95 % of the other"
                  + " prompts of the run.",
              "|{i : cos(e_i, p) > 95th percentile of cos(e_i, p')}| / n, p the own prompt, p' the others",
              "Answers to the prompt give 1; answers that know nothing of it give about .05.",
              List.of(
                  "Fewer than 20 prompts with a vector, the own one included: Undefined.",
                  "Paraphrases of the own prompt are not among the others.",
                  "The percentile interpolates linearly.",
                  "No answer with a vector, or no vector of the own prompt: Undefined."),
              "The embedder, and how alike the study's prompts are.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    Topic topic = pool.topic();
    if (topic == null) return new Score.Undefined("the prompt has no vector");
    if (topic.others().size() + 1 < PROMPTS)
      return new Score.Undefined(
          "needs " + PROMPTS + " prompts, has " + (topic.others().size() + 1));
    int n = pool.vectors().size();
    if (n == 0) return new Score.Undefined("needs an answer with a vector, has 0");
    int onTopic = 0;
    for (int from = 0; from < n; from += PromptCosines.BLOCK) {
      List<double[]> some = pool.vectors().subList(from, Math.min(n, from + PromptCosines.BLOCK));
      float[][] cosines = PromptCosines.of(some, topic);
      for (int i = 0; i < cosines.length; i++)
        if (isOnTopic(some.get(i), topic, cosines[i])) onTopic++;
    }
    return new Score.Value((double) onTopic / n, n);
  }

  /**
   * The percentile moves by no more than its values do, so floats decide but where both sides are
   * closer than their rounding.
   *
   * @param cosines with the own prompt, then with the others; sorted afterwards
   */
  private static boolean isOnTopic(double[] e, Topic topic, float[] cosines) {
    double own = cosines[0];
    Arrays.sort(cosines, 1, cosines.length);
    double[] sorted = new double[cosines.length - 1];
    for (int k = 0; k < sorted.length; k++) sorted[k] = cosines[k + 1];
    double gap = own - Quantile.ofSorted(sorted, 0.95);
    return Math.abs(gap) > PromptCosines.ROUNDING ? gap > 0 : isOnTopicExactly(e, topic);
  }

  static boolean isOnTopicExactly(double[] e, Topic topic) {
    double[] others = new double[topic.others().size()];
    for (int k = 0; k < others.length; k++) others[k] = Vectors.dot(e, topic.others().get(k));
    Arrays.sort(others);
    return Vectors.dot(e, topic.own()) > Quantile.ofSorted(others, 0.95);
  }
}
