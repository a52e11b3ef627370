package dev.hivemeter.metric;

/** The parts of sentence BLEU, with the smoothing that NLTK calls method1. */
final class Bleu {
  /** Counts as the matches of an order that has none. */
  static final double EPSILON = 0.1;

  private Bleu() {}

  /** The k-th root, k = 1 … 4, of a number that is not negative. */
  static double root(double x, int k) {
    return switch (k) {
      case 1 -> x;
      case 2 -> Math.sqrt(x);
      case 3 -> StrictMath.cbrt(x);
      case 4 -> Math.sqrt(Math.sqrt(x));
      default -> throw new IllegalArgumentException("root " + k + " is outside [1, 4]");
    };
  }

  /**
   * What a text shorter than its reference is multiplied by.
   *
   * @param length of the text, at least 1
   */
  static double brevity(int length, int reference) {
    return length >= reference ? 1 : StrictMath.exp(1 - (double) reference / length);
  }
}
