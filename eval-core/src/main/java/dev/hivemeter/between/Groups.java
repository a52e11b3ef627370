package dev.hivemeter.between;

import java.util.Arrays;

/** Which answers belong to which model. */
final class Groups {
  private Groups() {}

  /**
   * How many answers each model has.
   *
   * @param model the model of each answer, from 0
   */
  static int[] sizes(int[] model) {
    return sizes(model, Arrays.stream(model).max().orElse(-1) + 1);
  }

  /** The same, where some models may have no answer. */
  static int[] sizes(int[] model, int models) {
    int[] sizes = new int[models];
    for (int i = 0; i < model.length; i++) {
      if (model[i] < 0 || model[i] >= models)
        throw new IllegalArgumentException(
            "answer " + i + " is of model " + model[i] + ", outside [0, " + models + ")");
      sizes[model[i]]++;
    }
    return sizes;
  }

  /** A matrix is refused where it is not square or does not fit the answers. */
  static void checkSquare(float[][] cosine, int n) {
    if (cosine.length != n)
      throw new IllegalArgumentException(cosine.length + " rows of cosines for " + n + " answers");
    for (int i = 0; i < n; i++)
      if (cosine[i].length != n)
        throw new IllegalArgumentException(
            "row " + i + " has " + cosine[i].length + " of " + n + " cosines");
  }
}
