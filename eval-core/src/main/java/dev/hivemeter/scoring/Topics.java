package dev.hivemeter.scoring;

import dev.hivemeter.metric.Topic;
import dev.hivemeter.metric.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What each prompt asks, as a vector among the vectors of the prompts that are not paraphrases. */
final class Topics {
  private Topics() {}

  /**
   * By prompt; null where it has no usable vector, or its language is not the embedder's.
   *
   * @param given vectors by prompt id
   */
  static List<@Nullable Topic> of(
      Grid grid, Map<String, float[]> given, IntPredicate otherLanguage) {
    int prompts = grid.prompts().size();
    Map<Integer, double[]> units = new HashMap<>();
    for (int p = 0; p < prompts; p++) {
      double[] unit =
          otherLanguage.test(p) ? null : Vectors.unit(given.get(grid.prompts().get(p).id()));
      if (unit != null) units.put(p, unit);
    }
    List<@Nullable Topic> topics = new ArrayList<>();
    for (int p = 0; p < prompts; p++) {
      double[] own = units.get(p);
      List<double[]> others = new ArrayList<>();
      for (int q = 0; q < prompts; q++) {
        double[] other = units.get(q);
        if (other != null && grid.cluster()[q] != grid.cluster()[p]) others.add(other);
      }
      topics.add(own == null ? null : new Topic(own, others));
    }
    return topics;
  }
}
