package dev.hivemeter.scoring;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/** A measure of two models' answers to one prompt, averaged over the prompts that both answered. */
interface PairMetric {
  Definition definition();

  /**
   * The measure at one prompt that both answered.
   *
   * @param floor the pair's mean cosine over different prompts
   */
  Score at(Kept a, Kept b, Score floor);
}
