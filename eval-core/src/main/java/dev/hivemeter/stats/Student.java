package dev.hivemeter.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t law: points, kept once worked out, and tail probabilities. */
final class Student {
  private record Key(double p, int degrees) {}

  private static final Map<Key, Double> POINTS = new ConcurrentHashMap<>();

  private Student() {}

  /** The value below which a share {@code p} of the law lies. */
  static double point(double p, int degrees) {
    return POINTS.computeIfAbsent(
        new Key(p, degrees),
        k -> new TDistribution(k.degrees, 1e-12).inverseCumulativeProbability(k.p));
  }

  /** The chance of a value above {@code t}. */
  static double above(double t, int degrees) {
    return new TDistribution(degrees).cumulativeProbability(-t);
  }
}
