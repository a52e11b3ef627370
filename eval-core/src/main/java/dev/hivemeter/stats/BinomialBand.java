package dev.hivemeter.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Between which shares of n draws a value of probability p lies 95 times in 100, in the middle: the
 * 2.5 and 97.5 percent points of the binomial law, over n.
 */
public record BinomialBand(double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * @param n draws, at least 1
   * @param p in [0, 1]
   */
  public static BinomialBand of(int n, double p) {
    if (n < 1) throw new IllegalArgumentException("a band of " + n + " draws");
    BinomialDistribution law = new BinomialDistribution(null, n, p);
    return new BinomialBand(
        (double) law.inverseCumulativeProbability(TAIL) / n,
        (double) law.inverseCumulativeProbability(1 - TAIL) / n);
  }
}
