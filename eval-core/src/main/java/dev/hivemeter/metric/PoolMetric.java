package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/** A measure of one pool: a definition and a function, one file each. */
public interface PoolMetric {

  /** What it is; the same object every time. */
  Definition definition();

  /** The measure of this pool; the same input gives the same bits. */
  Score of(Pool pool);
}
