package dev.hivemeter.metric;

import java.util.List;

/**
 * What a pool's answers were asked, as vectors.
 *
 * @param own unit vector of the pool's own prompt
 * @param others unit vectors of the run's other prompts, paraphrases of the own one left out
 */
public record Topic(double[] own, List<double[]> others) {
  public Topic {
    others = List.copyOf(others);
  }
}
