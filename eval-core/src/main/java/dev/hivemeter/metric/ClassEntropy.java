package dev.hivemeter.metric;

import dev.hivemeter.stats.Entropy;
import java.util.List;

/**
 * The entropy of a pool's equivalence classes in nats.
 *
 * <pre>H = −Σ p ln p        p = share of the answers in a class</pre>
 *
 * Copies give 0; n unrelated answers give ln n.
 *
 * <p>The plug-in estimate, which is low by about (classes − 1) / 2n: compare at equal n.
 *
 * @see <a href="https://doi.org/10.1038/s41586-024-07421-0">Farquhar et al. 2024 (semantic
 *     entropy)</a>
 */
final class ClassEntropy extends ClassMeasure {
  ClassEntropy(Relation relation) {
    super(
        relation,
        2,
        "class-entropy",
        "Class entropy",
        "The entropy, in nats, of the classes of answers that count as the same.",
        "H = −Σ p ln p, p the share of the answers in a class; H / ln 2 in bits",
        "Copies give 0; n unrelated answers give ln n.",
        List.of(),
        "The size of the pool: it rises as the pool grows, so compare at equal n; the relation and"
            + " the answers' length.",
        "Farquhar et al. 2024, https://doi.org/10.1038/s41586-024-07421-0");
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  double of(Partition partition) {
    return Entropy.nats(partition.sizes());
  }
}
