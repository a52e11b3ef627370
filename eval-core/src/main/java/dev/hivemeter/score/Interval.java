package dev.hivemeter.score;

/**
 * A 95 % interval and the name of its method: t, bca, wilson, bootstrap-t, jackknife; {@code null}
 * for what fair draws give.
 */
public record Interval(double low, double high, String method) {
  public Interval {
    if (!(low <= high))
      throw new IllegalArgumentException("interval [" + low + ", " + high + "] is not ordered");
  }
}
