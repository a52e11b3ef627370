package dev.hivemeter.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The normalised compression distance of at most 200 pairs of a pool's answers.
 *
 * <p>Everything random is a function of the texts alone: answers are taken in the order of their
 * texts, and the streams of random numbers are named by their normalised texts' keys. So neither
 * the order of the answers nor the run moves it.
 *
 * @see <a href="https://doi.org/10.1109/TIT.2005.844059">Cilibrasi and Vitányi 2005</a>
 */
final class NcdPairs implements AutoCloseable {
  static final int PAIRS = 200;
  static final int PERMUTATIONS = 20;

  private final Deflated deflated = new Deflated();
  private final byte[][] texts;
  private final String[] keys;
  private final int[] sizes;
  private final int[] pairs;

  NcdPairs(Pool pool) {
    int[] order = TextOrder.of(pool);
    int n = order.length;
    texts = new byte[n][];
    keys = new String[n];
    sizes = new int[n];
    for (int i = 0; i < n; i++) {
      texts[i] = pool.answers().get(order[i]).text().getBytes(UTF_8);
      keys[i] = pool.keys().get(order[i]);
      sizes[i] = deflated.size(texts[i]);
    }
    pairs = chosen(n, keys);
  }

  /** (C(xy) − min) / max, averaged; {@code xy} is x followed by y, which comes later in order. */
  double mean() {
    double sum = 0;
    for (int p : pairs) {
      int x = p / texts.length;
      int y = p % texts.length;
      sum += distance(texts[x], sizes[x], texts[y], sizes[y]);
    }
    return sum / pairs.length;
  }

  /** The same of the texts with their bytes in random order, each text in an order of its own. */
  double meanPermuted() {
    double sum = 0;
    for (int k = 0; k < PERMUTATIONS; k++) {
      byte[][][] shuffled = new byte[2][texts.length][];
      int[][] size = new int[2][texts.length];
      for (int p : pairs) {
        int[] of = {p / texts.length, p % texts.length};
        for (int side = 0; side < 2; side++) {
          int t = of[side];
          if (shuffled[side][t] != null) continue;
          shuffled[side][t] = shuffled(texts[t], keys[t], side, k);
          size[side][t] = deflated.size(shuffled[side][t]);
        }
        sum += distance(shuffled[0][of[0]], size[0][of[0]], shuffled[1][of[1]], size[1][of[1]]);
      }
    }
    return sum / ((double) pairs.length * PERMUTATIONS);
  }

  private double distance(byte[] x, int sizeOfX, byte[] y, int sizeOfY) {
    byte[] both = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    int least = Math.min(sizeOfX, sizeOfY);
    return (double) (deflated.size(both) - least) / Math.max(sizeOfX, sizeOfY);
  }

  private static byte[] shuffled(byte[] text, String key, int side, int k) {
    Draws draws = Draws.of(k, "ncd", key, side == 0 ? "first" : "second");
    byte[] bytes = text.clone();
    for (int i = bytes.length - 1; i > 0; i--) {
      int j = draws.below(i + 1);
      byte b = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = b;
    }
    return bytes;
  }

  /** Pairs i &lt; j as i·n + j, ascending: all, or 200 of them without replacement. */
  private static int[] chosen(int n, String[] keys) {
    int all = n * (n - 1) / 2;
    BitSet taken = new BitSet(all);
    if (all <= PAIRS) {
      taken.set(0, all);
    } else {
      Draws draws = Draws.of(0, List.of(keys).toArray(new CharSequence[0]));
      for (int last = all - PAIRS; last < all; last++) {
        int pick = draws.below(last + 1);
        taken.set(taken.get(pick) ? last : pick);
      }
    }
    int[] pairs = new int[taken.cardinality()];
    int at = 0;
    int rank = 0;
    for (int i = 0; i < n; i++)
      for (int j = i + 1; j < n; j++) if (taken.get(rank++)) pairs[at++] = i * n + j;
    return pairs;
  }

  @Override
  public void close() {
    deflated.close();
  }
}
