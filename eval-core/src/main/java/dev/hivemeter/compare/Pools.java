package dev.hivemeter.compare;

import dev.hivemeter.metric.Pool;

/** The pools behind the scores of one side: what a smaller pool would score is measured on them. */
@FunctionalInterface
public interface Pools {
  /**
   * The usable answers, in the order in which they were scored.
   *
   * @param condition label of an arm
   * @param prompt id
   */
  Pool pool(String condition, String prompt);
}
