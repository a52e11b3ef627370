package dev.hivemeter.metric;

import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The number of equivalence classes among the answers of a pool.
 *
 * <p>Copies give 1; n unrelated answers give n. It rises with n: therefore the rarefied variant,
 * the expected number of classes among m answers drawn without replacement.
 *
 * @see <a href="https://arxiv.org/abs/2504.05228">Zhang et al. 2025 (NoveltyBench)</a>
 */
final class ClassCount extends ClassMeasure implements Rarefiable {
  ClassCount(Relation relation) {
    super(
        relation,
        2,
        "classes",
        "Equivalence classes",
        "The number of classes of answers that count as the same.",
        "the number of classes",
        "Copies give 1; n unrelated answers give n.",
        List.of(
            "Variant rarefied: the expected number of classes among m answers drawn without"
                + " replacement; m is the smallest number of answers among the compared models'"
                + " pools, and is the n of a pool's rarefied score."),
        "The size of the pool: it rises as the pool grows, so unequal pools are compared by the"
            + " rarefied variant; the relation and the answers' length.",
        "Zhang et al. 2025, https://arxiv.org/abs/2504.05228; rarefaction: Hurlbert 1971,"
            + " https://doi.org/10.2307/1934145");
  }

  @Override
  double of(Partition partition) {
    return partition.classes();
  }

  @Override
  public boolean keepsKinds() {
    return relation.isTransitive();
  }

  @Override
  public Abundance abundance(Pool pool) {
    if (pool.size() > MOST) return Abundance.of(new int[0]);
    return Abundance.of(pool.partition(relation).sizes());
  }

  @Override
  public Score rarefied(Abundance abundance, int size) {
    int total = abundance.total();
    if (total < 2 || size < 2) return Pairs.needTwo(Math.min(total, Math.max(0, size)));
    if (total < size) return new Score.Undefined("has " + total + " answers, fewer than " + size);
    return new Score.Value(abundance.expectedKinds(size), size);
  }
}
