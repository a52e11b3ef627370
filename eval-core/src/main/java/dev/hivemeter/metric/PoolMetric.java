package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/** A measure of one pool: a definition and a function, one file each. */
public interface PoolMetric {

  /** What it is; the same object every time. */
  Definition definition();

  /** The measure of this pool; the same input gives the same bits. */
  Score of(Pool pool);

  /**
   * Whether it moves with the number of answers even in expectation, so that pools are compared at
   * equal n only.
   */
  default boolean sizeDependent() {
    return false;
  }

  /**
   * Whether it grows with the length of the answers by its arithmetic, so that answers of unequal
   * length are not compared.
   */
  default boolean growsWithLength() {
    return false;
  }

  /** Whether a run in which it is nowhere defined does without its rows. */
  default boolean onlyWhereDefined() {
    return false;
  }

  /** Whether it takes so long that what it is read against is taken on a part of the prompts. */
  default boolean costly() {
    return false;
  }

  /** Whether it reads the windows after the first, which the cut answers do not have. */
  default boolean readsWindows() {
    return false;
  }

  /**
   * The places of the answers that it can use; {@code sizeDependent} measures are compared at equal
   * numbers of these.
   */
  default int[] usable(Pool pool) {
    return definition().needsEmbedding() ? pool.withVector() : pool.all();
  }
}
