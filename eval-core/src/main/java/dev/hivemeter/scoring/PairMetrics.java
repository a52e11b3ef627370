package dev.hivemeter.scoring;

import java.util.List;

/** All measures of two models: a new one is one new file and one new line here. */
final class PairMetrics {
  static final List<PairMetric> ALL =
      List.of(
          new InterModelHomogeneity(), new Mmd2(), new Alikeness(), new CrossModelDuplicateRate());

  private PairMetrics() {}
}
