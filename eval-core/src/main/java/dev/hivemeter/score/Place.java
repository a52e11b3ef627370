package dev.hivemeter.score;

import dev.hivemeter.model.Sampling;

/**
 * Where one answer stands on the map of its prompt.
 *
 * @param sampling under which the models were asked
 * @param elicitation name
 * @param promptId what was asked
 * @param model label
 * @param sample index of the answer's call
 * @param x first principal component
 * @param y second principal component
 * @param cluster number of its cluster, from 0; all 0 where the prompt's answers form one
 * @param part of the call's answers
 */
public record Place(
    Sampling sampling,
    String elicitation,
    String promptId,
    String model,
    int sample,
    double x,
    double y,
    int cluster,
    int part) {

  /** The place of a call's only answer. */
  public Place(
      Sampling sampling,
      String elicitation,
      String promptId,
      String model,
      int sample,
      double x,
      double y,
      int cluster) {
    this(sampling, elicitation, promptId, model, sample, x, y, cluster, 0);
  }
}
