package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The normalised compression distance less that of the same texts with their bytes shuffled: what
 * the order of the characters adds to their mere frequencies.
 *
 * <pre>mean of NCD(x, y) − mean over 20 permutations of NCD(πx, π'y)</pre>
 *
 * Texts that share nothing but their alphabet give about 0; copies give far below 0.
 *
 * <ul>
 *   <li>The pairs of {@link Ncd}; x and y are shuffled apart, so that copies do not stay copies.
 *   <li>Fewer than two answers: Undefined.
 * </ul>
 *
 * Cost 20 times that of {@link Ncd} and more; not among the default measures.
 */
final class NcdExcess implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
          "ncd-excess@1",
          "Compression distance, excess",
          Direction.HIGHER_IS_MORE_DIVERSE,
          false,
          "The compression distance less that of the same texts with their bytes in random order;"
              + " only where a study asks for it.",
          "mean of NCD(x, y) − mean over 20 seeded permutations of NCD(πx, π'y), x and y shuffled"
              + " apart",
          "Texts that share nothing but their alphabet give about 0; copies give far below 0.",
          List.of(
              "Fewer than two answers: Undefined.",
              "The pairs are those of ncd@1, and the permutations are named by the texts.",
              "Builds of zlib differ in the last bytes: never gated."),
          "The answers' length, language and encoding; the build of zlib; not n, in expectation.",
          "Cilibrasi and Vitányi 2005, https://doi.org/10.1109/TIT.2005.844059; the excess is ours");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n < 2) return Pairs.needTwo(n);
    try (NcdPairs pairs = new NcdPairs(pool)) {
      return new Score.Value(pairs.mean() - pairs.meanPermuted(), n);
    }
  }
}
