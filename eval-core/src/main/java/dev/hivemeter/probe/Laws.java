package dev.hivemeter.probe;

import dev.hivemeter.model.Law;

/** Distribution functions of the continuous laws. */
final class Laws {
  private Laws() {}

  /** The least and the greatest value a law can give. */
  static double[] support(Law law) {
    if (law instanceof Law.Uniform u) return new double[] {u.low(), u.high()};
    if (law instanceof Law.Exponential)
      return new double[] {0, Double.POSITIVE_INFINITY};
    return new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
  }
}
