package dev.hivemeter.metric;

import dev.hivemeter.stats.Entropy;
import java.util.List;

/**
 * The effective number of a pool's equivalence classes.
 *
 * <pre>exp(H)        H = −Σ p ln p, p = share of the answers in a class</pre>
 *
 * Copies give 1; n unrelated answers give n; k classes of equal size give k.
 *
 * @see <a href="https://doi.org/10.2307/1934352">Hill 1973</a>
 */
final class EffectiveClasses extends ClassMeasure {
  EffectiveClasses(Relation relation) {
    super(
        relation,
        2,
        "effective-classes",
        "Effective classes",
        "How many classes of equal size have the entropy of the classes of answers that count as"
            + " the same.",
        "exp(−Σ p ln p), p the share of the answers in a class",
        "Copies give 1; k classes of equal size give k.",
        List.of(),
        "The size of the pool: it rises as the pool grows, so compare at equal n; the relation and"
            + " the answers' length.",
        "Hill 1973, https://doi.org/10.2307/1934352");
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  double of(Partition partition) {
    return StrictMath.exp(Entropy.nats(partition.sizes()));
  }
}
