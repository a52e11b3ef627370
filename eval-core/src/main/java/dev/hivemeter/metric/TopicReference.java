package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * How alike the answers of one pool would be if they had only their prompt in common.
 *
 * <pre>
 * mean_{i&lt;j} a_i·a_j = ((Σ a_i)² − Σ a_i²) / (n(n−1))        a_i = cos(p, e_i), p the prompt
 * </pre>
 *
 * Copies of the prompt give 1; answers that have nothing to do with it give 0.
 *
 * <ul>
 *   <li>No vector of the prompt, or fewer than two answers with a vector: Undefined.
 *   <li>A reference beside the mean pairwise cosine, not a bound: two answers whose components off
 *       the prompt's direction point apart lie below it.
 * </ul>
 *
 * Cost O(n·d), in double.
 */
final class TopicReference implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "topic-reference@1",
              "Topic reference",
              Direction.NEITHER,
              true,
              "The mean cosine that answers to one prompt would have if they shared the prompt's"
                  + " direction and nothing else.",
              "mean over i < j of cos(p, e_i)·cos(p, e_j), p the prompt's unit vector",
              "Answers that repeat the prompt give 1; answers that have nothing to do with it give 0.",
              List.of(
                  "No vector of the prompt: Undefined.",
                  "Fewer than two answers with a vector: Undefined.",
                  "A reference for the mean pairwise cosine, not a bound: that may lie below it."),
              "The embedder, its length limit, and how much of the prompt the answers take up.",
              "")
          .within(-1, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    Topic topic = pool.topic();
    if (topic == null) return new Score.Undefined("the prompt has no vector");
    double sum = 0;
    double squares = 0;
    for (double[] e : pool.vectors()) {
      double cosine = Vectors.dot(topic.own(), e);
      sum += cosine;
      squares += cosine * cosine;
    }
    return new Score.Value((sum * sum - squares) / ((double) n * (n - 1)), n);
  }
}
