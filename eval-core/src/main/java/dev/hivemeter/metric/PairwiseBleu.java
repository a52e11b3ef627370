package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The mean over ordered pairs of answers of sentence BLEU-n of one against the other.
 *
 * <pre>BLEU-n(x, y) = min(1, e^(1−|y|/|x|)) · (Π_{k≤n} p_k)^(1/n)
 * p_k = Σ_g min(c_x(g), c_y(g)) / Σ_g c_x(g)        over the k-grams g of x; matches 0 count .1
 * </pre>
 *
 * Copies give 1; answers without a common token give 0.
 *
 * <ul>
 *   <li>Answers of fewer than n tokens are left out: smoothing makes up precisions for them. Fewer
 *       than two left: Undefined.
 *   <li>Smoothing is NLTK's method1. sacrebleu's floor smoothing with .1 is the same on these
 *       answers, times 100.
 *   <li>Depends on the tokenizer and on length; unlike self-BLEU not on n in expectation.
 * </ul>
 *
 * Cost O(n²·common n-grams), shared by all orders and the Jaccard index.
 *
 * @see <a href="https://aclanthology.org/P02-1040/">Papineni et al. 2002</a>
 */
final class PairwiseBleu implements PoolMetric {
  private final int order;
  private final Definition definition;

  /**
   * @param order from 1 to 4
   */
  PairwiseBleu(int order) {
    this.order = order;
    definition =
        new Definition(
                "pairwise-bleu-" + order + "@1",
                "Pairwise BLEU-" + order,
                Direction.HIGHER_IS_MORE_HOMOGENEOUS,
                false,
                "The mean over ordered pairs of answers to one prompt of sentence BLEU-"
                    + order
                    + " of one against the other.",
                "mean over i ≠ j of min(1, exp(1 − m_j/m_i)) · (Π p_k)^(1/"
                    + order
                    + "), k = 1 … "
                    + order
                    + ", p_k the clipped share of the k-grams of answer i that answer j has, on the"
                    + " tokens of scanner@1; no match at an order counts as .1",
                "Copies give 1; answers without a common token give 0.",
                List.of(
                    "Answers of fewer than "
                        + order
                        + (order == 1 ? " token" : " tokens")
                        + " are left out and counted; fewer than two left: Undefined.",
                    "A pair without a common token gives 0; the smoothing is NLTK's method1 with .1."),
                "The tokenizer and the answers' length; not n, in expectation.",
                "Papineni et al. 2002, https://aclanthology.org/P02-1040/")
            .within(0, 1);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Score of(Pool pool) {
    Overlap overlap = pool.overlap();
    int n = overlap.answers()[order];
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, Pairs.under(order));
    return new Score.Value(overlap.bleu()[order] / ((double) n * (n - 1)), n);
  }
}
