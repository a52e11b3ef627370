package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The whole answer in one number: cosines of windows at the same place, over all places and pairs.
 *
 * <pre>Σ_t C(n_t,2)·S_t / Σ_t C(n_t,2)        S_t, n_t as in the position profile, t = 1, 2, 3 …
 * </pre>
 *
 * Copies give 1, however long. Where no answer goes on beyond its first window it is the mean
 * pairwise cosine.
 *
 * <ul>
 *   <li>Fewer than two answers with a vector: Undefined.
 *   <li>Two answers are compared as far as the shorter goes; every pair of windows weighs the same.
 *   <li>Does not grow with length, as averages of windows do; weighs long answers more.
 *   <li>Depends on the embedder and its window; windows after the 32nd are not read.
 * </ul>
 *
 * Cost O(n·d) a window.
 */
final class AlignedWindowCosine implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "aligned-window-cosine@1",
              "Mean cosine of aligned windows",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              true,
              "The mean cosine over all pairs of windows that stand at the same place of two different"
                  + " answers: the whole answer in one number.",
              "Σ_t C(n_t,2)·S_t / Σ_t C(n_t,2), S_t the mean pairwise cosine of window t over the n_t"
                  + " answers that have one, t = 1, 2, 3 …",
              "Copies give 1, however long; answers to unrelated prompts give about 0 with the default"
                  + " embedder.",
              List.of(
                  "Fewer than two answers with a vector: Undefined.",
                  "Without an answer of two windows it is the mean pairwise cosine.",
                  "n is the number of answers with a vector.",
                  "Windows after an answer's 32nd are not read."),
              "The embedder and its window; it does not grow with length, but longer answers weigh more.",
              "")
          .within(-1, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public boolean readsWindows() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.vectors().size();
    if (n < 2) return Pairs.needTwo(n, pool.size() - n, "without a vector");
    double weighted = 0;
    double pairs = 0;
    for (int t = 1; t <= pool.mostWindows(); t++) {
      List<double[]> windows = pool.windows(t);
      double ofWindow = windows.size() * (windows.size() - 1) / 2.0;
      if (ofWindow == 0) continue;
      weighted += ofWindow * Vectors.meanOfPairs(windows);
      pairs += ofWindow;
    }
    return new Score.Value(weighted / pairs, n);
  }
}
