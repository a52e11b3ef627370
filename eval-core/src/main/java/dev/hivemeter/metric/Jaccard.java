package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The mean over pairs of answers of the Jaccard index of their sets of n-grams.
 *
 * <pre>J(x, y) = |A∩B| / |A∪B|        A, B = n-grams of x, of y, each once</pre>
 *
 * Copies give 1; answers without a common n-gram give 0.
 *
 * <ul>
 *   <li>Answers of fewer than n tokens have no n-gram and are left out; fewer than two left:
 *       Undefined.
 *   <li>Depends on the tokenizer and on length; not on n in expectation.
 * </ul>
 *
 * Cost O(n²·common n-grams), shared by all orders and pairwise BLEU.
 *
 * @see <a href="https://doi.org/10.1111/j.1469-8137.1912.tb05611.x">Jaccard 1912</a>
 */
final class Jaccard implements PoolMetric {
  private final int order;
  private final Definition definition;

  /**
   * @param order from 1 to 4
   */
  Jaccard(int order) {
    this.order = order;
    String things = order == 1 ? "different tokens" : "different runs of " + order + " tokens";
    definition =
        new Definition(
                "jaccard-" + order + "@1",
                "Jaccard-" + order,
                Direction.HIGHER_IS_MORE_HOMOGENEOUS,
                false,
                "The mean over pairs of answers to one prompt of the share of their "
                    + things
                    + " that both have.",
                "mean over i < j of |A_i ∩ A_j| / |A_i ∪ A_j|, A the set of "
                    + order
                    + "-grams on the tokens of scanner@1",
                "Copies give 1; answers without a common " + order + "-gram give 0.",
                List.of(
                    "Answers of fewer than "
                        + order
                        + (order == 1 ? " token" : " tokens")
                        + " are left out and counted; fewer than two left: Undefined."),
                "The tokenizer and the answers' length; not n, in expectation.",
                "Jaccard 1912, https://doi.org/10.1111/j.1469-8137.1912.tb05611.x")
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
    return new Score.Value(2 * overlap.jaccard()[order] / ((double) n * (n - 1)), n);
  }
}
