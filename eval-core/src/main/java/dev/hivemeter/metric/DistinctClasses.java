package dev.hivemeter.metric;

import dev.hivemeter.score.Score;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * distinct_k: the expected number of equivalence classes among k = 10 answers of a pool.
 *
 * <pre>Σ_classes 1 − C(n−c, k) / C(n, k)        c = answers of the class</pre>
 *
 * Copies give 1; unrelated answers give 10. In closed form, so that nothing is drawn.
 *
 * <p>The published count takes the first k answers and compares each with the first member of each
 * class: the variant {@value #NOVELTYBENCH}.
 *
 * @see <a href="https://arxiv.org/abs/2504.05228">Zhang et al. 2025 (NoveltyBench)</a>
 */
final class DistinctClasses extends ClassMeasure implements WithVariants {
  static final int K = 10;
  static final String NOVELTYBENCH = "noveltybench";

  DistinctClasses(Relation relation) {
    super(
        relation,
        K,
        "distinct-classes-" + K,
        "Distinct classes of 10",
        "The expected number of classes of answers that count as the same, among 10 random answers.",
        "Σ 1 − C(n−c, 10) / C(n, 10), c the answers of a class",
        "Copies give 1; unrelated answers give 10.",
        List.of(
            "Variant noveltybench: classes among the first 10 answers in index order, where an"
                + " answer joins the first class whose first member it is related to."),
        "The relation and the answers' length; little on n, which only the classes themselves feel.",
        "Zhang et al. 2025, https://arxiv.org/abs/2504.05228, whose released partition files hold"
            + " the number less one; Hurlbert 1971, https://doi.org/10.2307/1934145");
  }

  @Override
  double of(Partition partition) {
    return Abundance.of(partition.sizes()).expectedKinds(K);
  }

  @Override
  public Map<String, Score> variants(Pool pool) {
    Similarities s = ofFirst(K, relation, pool);
    int n = s.answers().length;
    return Map.of(
        NOVELTYBENCH,
        n < K
            ? Pairs.need(K, n, pool.size() - n, s.leftOut())
            : new Score.Value(FirstMembers.classes(s, K), K));
  }

  /** Of as few first answers as hold k that the relation can compare; of all if none do. */
  static Similarities ofFirst(int k, Relation relation, Pool pool) {
    Similarities s = relation.of(pool.select(first(k, pool)));
    for (int m = 2 * k; s.answers().length < k && m < 2 * pool.size(); m *= 2)
      s = relation.of(pool.select(first(m, pool)));
    return s;
  }

  private static int[] first(int m, Pool pool) {
    return IntStream.range(0, Math.min(m, pool.size())).toArray();
  }
}
