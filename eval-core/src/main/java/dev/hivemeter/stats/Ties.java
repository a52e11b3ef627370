package dev.hivemeter.stats;

/**
 * Scores that are equal but for their rounding: one sum taken in another order. Signs and ranks see
 * any difference, however small, so these must be none.
 */
public final class Ties {
  private static final double ROUNDING = 1e-12;

  private Ties() {}

  /**
   * {@code a} less {@code b}; 0 where they differ by no more than 1e-12 of the larger one's size.
   */
  public static double difference(double a, double b) {
    double d = a - b;
    return Math.abs(d) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b)) ? 0 : d;
  }
}
