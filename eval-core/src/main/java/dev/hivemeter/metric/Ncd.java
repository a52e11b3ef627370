package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * The mean normalised compression distance of pairs of answers, by deflate.
 *
 * <pre>NCD(x, y) = (C(xy) − min(C(x), C(y))) / max(C(x), C(y))        C = compressed bytes</pre>
 *
 * Copies give near 0 (short ones up to .2: the stream's own overhead); texts that share nothing
 * give about 1.
 *
 * <ul>
 *   <li>Fewer than two answers: Undefined.
 *   <li>At most 200 pairs, drawn by a stream named by the texts.
 *   <li>Texts beyond 32 KiB cannot see each other: the distance goes to 1.
 *   <li>zlib's builds differ: never gated.
 * </ul>
 *
 * Cost up to 200 compressions of two answers; not among the default measures.
 *
 * @see NcdPairs
 */
final class Ncd implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
          "ncd@1",
          "Compression distance",
          Direction.HIGHER_IS_MORE_DIVERSE,
          false,
          "The mean over pairs of answers to one prompt of how little one helps to compress the"
              + " other; only where a study asks for it.",
          "mean of (C(xy) − min(C(x), C(y))) / max(C(x), C(y)), C the bytes of a raw deflate stream"
              + " at level 9, xy both texts in UTF-8 without a separator",
          "Copies give near 0, short ones up to .2; texts that share nothing give about 1.",
          List.of(
              "Fewer than two answers: Undefined.",
              "At most 200 pairs, drawn by a stream that is named by the texts; the text that comes"
                  + " first in code-unit order is x.",
              "Builds of zlib differ in the last bytes: never gated."),
          "The answers' length, language and encoding; the build of zlib; not n, in expectation.",
          "Cilibrasi and Vitányi 2005, https://doi.org/10.1109/TIT.2005.844059");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n < 2) return Pairs.needTwo(n);
    try (NcdPairs pairs = new NcdPairs(pool)) {
      return new Score.Value(pairs.mean(), n);
    }
  }
}
