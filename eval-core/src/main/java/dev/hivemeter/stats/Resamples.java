package dev.hivemeter.stats;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bootstrap resamples of n values: {@link #COUNT} times n places drawn with replacement. They
 * are a function of n and the seed alone, so statistics of the same prompts share them, and the
 * last used are kept as tables.
 *
 * <p>A table takes 20 kB a value; together the kept ones take at most 32 MB. Where one table would
 * be larger than that (n above 1,600) the same places are drawn anew each time, which is about ten
 * times slower.
 */
final class Resamples {
  /** How many. */
  static final int COUNT = 10_000;

  private static final int MOST_PLACES = 16_000_000;

  private record Key(int n, long seed) {}

  private static final Map<Key, char[]> TABLES = new LinkedHashMap<>(16, 0.75f, true);
  private static long kept;

  private Resamples() {}

  /**
   * Σx and Σx² of every resample, each summed in the order of its draws.
   *
   * @param x the values, at least one; centred ones lose the least
   * @param sums of length {@link #COUNT}, overwritten
   * @param squares the same
   */
  static void sums(double[] x, long seed, double[] sums, double[] squares) {
    if ((long) x.length * COUNT > MOST_PLACES) drawn(x, seed, sums, squares);
    else looked(x, table(x.length, seed), sums, squares);
  }

  private static void looked(double[] x, char[] places, double[] sums, double[] squares) {
    int n = x.length;
    // Two resamples at a time: their chains of additions overlap, and each keeps its own order.
    for (int b = 0; b < COUNT; b += 2) {
      int at = b * n;
      double s0 = 0;
      double s1 = 0;
      double q0 = 0;
      double q1 = 0;
      for (int j = at; j < at + n; j++) {
        double v = x[places[j]];
        double w = x[places[j + n]];
        s0 += v;
        q0 += v * v;
        s1 += w;
        q1 += w * w;
      }
      sums[b] = s0;
      sums[b + 1] = s1;
      squares[b] = q0;
      squares[b + 1] = q1;
    }
  }

  static void drawn(double[] x, long seed, double[] sums, double[] squares) {
    Draws draws = stream(x.length, seed);
    for (int b = 0; b < COUNT; b++) {
      double s = 0;
      double q = 0;
      for (int j = 0; j < x.length; j++) {
        double v = x[draws.below(x.length)];
        s += v;
        q += v * v;
      }
      sums[b] = s;
      squares[b] = q;
    }
  }

  private static synchronized char[] table(int n, long seed) {
    char[] known = TABLES.get(new Key(n, seed));
    if (known != null) return known;
    Draws draws = stream(n, seed);
    char[] places = new char[n * COUNT];
    for (int k = 0; k < places.length; k++) places[k] = (char) draws.below(n);
    kept += places.length;
    var oldest = TABLES.values().iterator();
    while (kept > MOST_PLACES && oldest.hasNext()) {
      kept -= oldest.next().length;
      oldest.remove();
    }
    TABLES.put(new Key(n, seed), places);
    return places;
  }

  private static Draws stream(int n, long seed) {
    return Draws.of(seed, "bootstrap", Integer.toString(n));
  }
}
