package dev.hivemeter.metric;

import dev.hivemeter.score.Score;

/**
 * A measure that counts kinds and therefore moves with the size of the pool; its closed-form
 * rarefaction says what a smaller pool would have given on average, so that pools of unequal size
 * can be compared.
 */
public interface Rarefiable extends PoolMetric {
  /** How often each kind occurs; what must be kept of a pool to rarefy it later. */
  Abundance abundance(Pool pool);

  /**
   * The expected measure of {@code size} individuals drawn without replacement.
   *
   * @return n of the value is {@code size}; Undefined where the pool is smaller
   */
  Score rarefied(Abundance abundance, int size);

  /**
   * Whether the pool's size is the length of its answers, so that pools of equally many answers are
   * unequal too.
   */
  default boolean sizedByLength() {
    return false;
  }

  /**
   * Whether a part of the pool has the kinds that the pool has, so that the closed form is what
   * smaller pools give on average. Classes by a relation that is not transitive are others in a
   * smaller pool: with more answers between, fewer hold together.
   */
  default boolean keepsKinds() {
    return true;
  }

  @Override
  default boolean sizeDependent() {
    return true;
  }
}
