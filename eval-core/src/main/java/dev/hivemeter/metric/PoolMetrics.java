package dev.hivemeter.metric;

import java.util.List;

/** All measures of one pool: a new one is one new file and one new line here. */
public final class PoolMetrics {
  /** In the order in which they are shown. */
  public static final List<PoolMetric> ALL = List.of(new MeanPairwiseCosine());

  private PoolMetrics() {}
}
