package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Intervals;
import java.util.List;

/**
 * The profile along the answer: mean cosine over all pairs of the answers' t-th windows.
 *
 * <pre>S_t = (‖Σ e_it‖² − Σ‖e_it‖²) / (n_t(n_t−1))        over the n_t answers that have a window t
 * </pre>
 *
 * Copies give 1. S_1 is the mean pairwise cosine of the pool; S_t falling with t says that answers
 * open alike and then part.
 *
 * <ul>
 *   <li>Fewer than two answers with a window t: Undefined.
 *   <li>An answer without a usable first vector has no windows; a later window whose vector is
 *       unusable is left out at its place.
 *   <li>The answers that reach t are the long ones, so along t the company changes: n_t stands
 *       beside every S_t.
 *   <li>Depends on the embedder, its window and the prompt; not on the answers' length otherwise.
 * </ul>
 *
 * Cost O(n·d) a window.
 */
final class PositionProfile implements PoolMetric {
  private final int t;
  private final Definition definition;

  PositionProfile(int t) {
    this.t = t;
    definition =
        new Definition(
                "position-profile-" + t + "@1",
                "Mean pairwise cosine of window " + t,
                Direction.HIGHER_IS_MORE_HOMOGENEOUS,
                true,
                t == 1
                    ? "The mean cosine over all pairs of the answers' first windows: the mean pairwise"
                        + " cosine, where the profile along the answer begins."
                    : "The mean cosine over all pairs of the answers' windows number "
                        + t
                        + ", of those that are long enough to have one.",
                "S_t = (‖Σ e_it‖² − Σ‖e_it‖²) / (n_t(n_t−1)), t = "
                    + t
                    + ", e_it the unit vector of window t of answer i; a window is 254 word pieces (126"
                    + " under limit-128), a later last one under half of that is dropped",
                "Copies give 1; windows of answers to unrelated prompts give about 0 with the default"
                    + " embedder.",
                List.of(
                    "Fewer than two answers with a window " + t + ": Undefined.",
                    "n is the number of answers that have a window " + t + ".",
                    "An answer without a usable first vector has no windows."),
                "The embedder and its window; which answers are long enough to have a window "
                    + t
                    + ", so read it with its n.",
                "")
            .within(-1, 1);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public boolean onlyWhereDefined() {
    return t > 1;
  }

  @Override
  public boolean readsWindows() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    List<double[]> windows = pool.windows(t);
    int n = windows.size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a window " + t);
    return new Score.Value(Vectors.meanOfPairs(windows), n, Intervals.jackknife(windows));
  }
}
