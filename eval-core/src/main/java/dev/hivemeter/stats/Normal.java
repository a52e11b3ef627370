package dev.hivemeter.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal law: points and tail probabilities. */
public final class Normal {
  private static final NormalDistribution LAW = new NormalDistribution(null, 0, 1);

  private Normal() {}

  /** The value below which a share {@code p} of the law lies. */
  public static double point(double p) {
    return LAW.inverseCumulativeProbability(p);
  }

  /** The chance of a value above {@code z}. */
  public static double above(double z) {
    return LAW.cumulativeProbability(-z);
  }
}
