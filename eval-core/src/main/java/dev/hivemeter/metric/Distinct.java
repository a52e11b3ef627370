package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * Distinct-n: different n-grams of a pool over all its n-grams.
 *
 * <pre>|{g}| / N        N = n-grams of all answers, none across the border of an answer</pre>
 *
 * Many copies give near 0 (1/copies of what one alone has); a pool in which no n-gram comes twice
 * gives 1.
 *
 * <ul>
 *   <li>No answer has n tokens: Undefined. Shorter answers contribute nothing.
 *   <li>Falls with the size of the pool. Therefore the rarefied variant: the expected distinct
 *       n-grams among B drawn without replacement, over B.
 *   <li>Depends on the tokenizer, on length and on n.
 * </ul>
 *
 * Cost O(tokens).
 *
 * @see <a href="https://aclanthology.org/N16-1014/">Li et al. 2016</a>
 */
final class Distinct implements Rarefiable {
  private final int n;
  private final Definition definition;

  Distinct(int n) {
    this.n = n;
    definition =
        new Definition(
                "distinct-" + n + "@1",
                "Distinct-" + n,
                Direction.HIGHER_IS_MORE_DIVERSE,
                false,
                n == 1
                    ? "Different tokens of the answers to one prompt over all their tokens."
                    : "Different runs of "
                        + n
                        + " tokens of the answers to one prompt over all such runs.",
                "|{g}| / N, g the "
                    + n
                    + "-grams of the pool on the tokens of scanner@1, N their number",
                "Many copies go towards 0; a pool in which no " + n + "-gram comes twice gives 1.",
                List.of(
                    "No answer has "
                        + n
                        + " tokens: Undefined; shorter answers contribute nothing.",
                    "No " + n + "-gram crosses the border of an answer.",
                    "Variant rarefied: the expected number of different "
                        + n
                        + "-grams among B drawn"
                        + " without replacement, over B; B is the smallest N among the compared models'"
                        + " answers to the prompt, and is the n of a pool's rarefied score."),
                "The size of the pool: it falls as the pool grows, so unequal pools are compared by the"
                    + " rarefied variant; the tokenizer and the answers' length.",
                "Li et al. 2016, https://aclanthology.org/N16-1014/; rarefaction: Hurlbert 1971,"
                    + " https://doi.org/10.2307/1934145")
            .within(0, 1);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Score of(Pool pool) {
    Grams grams = pool.grams(n);
    int total = grams.total();
    if (total == 0) return none(pool.size());
    int contributing = 0;
    for (int[] a : grams.ids()) if (a.length > 0) contributing++;
    return new Score.Value((double) grams.distinct() / total, contributing);
  }

  @Override
  public boolean sizedByLength() {
    return true;
  }

  @Override
  public Abundance abundance(Pool pool) {
    return Abundance.of(pool.grams(n).counts());
  }

  @Override
  public Score rarefied(Abundance abundance, int size) {
    int total = abundance.total();
    if (total == 0 || size < 1) return new Score.Undefined("no answer has " + n + " tokens");
    if (total < size)
      return new Score.Undefined("has " + total + " " + n + "-grams, fewer than " + size);
    return new Score.Value(abundance.expectedKinds(size) / size, size);
  }

  private Score none(int answers) {
    return new Score.Undefined(
        answers == 0 ? "needs an answer, has 0" : "no answer has " + n + " tokens");
  }
}
