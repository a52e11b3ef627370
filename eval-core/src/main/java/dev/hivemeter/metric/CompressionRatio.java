package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * How many times smaller the pool's text becomes when it is compressed.
 *
 * <pre>bytes of the answers joined by line feeds / bytes of their raw deflate stream, level 9</pre>
 *
 * Copies give many; answers that share nothing give what their language itself allows, about 2.
 *
 * <ul>
 *   <li>Fewer than two answers: Undefined.
 *   <li>Bytes of UTF-8; half a surrogate pair, which has none, counts as a question mark.
 *   <li>Longer texts compress better: compare at equal bytes. Deflate looks back 32 KiB, so the
 *       order of the answers moves it in pools beyond that; they are joined in index order.
 *   <li>zlib's builds differ in the last bytes: never gated.
 * </ul>
 *
 * Cost O(bytes), the largest of the default lexical measures.
 *
 * @see <a href="https://arxiv.org/abs/2403.00553">Shaib et al. 2024</a>
 */
final class CompressionRatio implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "compression-ratio@1",
              "Compression ratio",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "How many times smaller the answers to one prompt become when compressed together.",
              "bytes of the answers in UTF-8 joined by line feeds / bytes of their raw deflate stream at"
                  + " level 9",
              "Copies give a large number; answers that share nothing give what their language itself"
                  + " allows, about 2.",
              List.of(
                  "Fewer than two answers: Undefined.",
                  "The answers are joined in index order, which moves it a little.",
                  "Dice, other prompts and other models are compressed on 40 of a condition's prompts,"
                      + " evenly spread.",
                  "Half a surrogate pair counts as a question mark.",
                  "Builds of zlib differ in the last bytes: it is the same only on one Java"
                      + " installation, and never gated."),
              "The number of bytes above all: compare at equal bytes; the language and its encoding; the"
                  + " build of zlib.",
              "Shaib et al. 2024, https://arxiv.org/abs/2403.00553")
          .within(0, Double.POSITIVE_INFINITY);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public boolean sizeDependent() {
    return true;
  }

  @Override
  public boolean growsWithLength() {
    return true;
  }

  @Override
  public boolean costly() {
    return true;
  }

  @Override
  public Score of(Pool pool) {
    int n = pool.size();
    if (n < 2) return Pairs.needTwo(n);
    try (Deflated deflated = new Deflated()) {
      Deflated.Sizes sizes = deflated.joined(pool.answers());
      return new Score.Value((double) sizes.plain() / sizes.deflated(), n);
    }
  }
}
