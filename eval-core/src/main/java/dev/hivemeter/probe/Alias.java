package dev.hivemeter.probe;

import dev.hivemeter.stats.Draws;

/**
 * Draws from a finite law, one 64-bit number a draw.
 *
 * @see <a href="https://doi.org/10.1109/32.92917">Vose 1991</a>
 */
final class Alias {
  private static final double TWO_32 = 4294967296.0;

  private final long[] threshold;
  private final int[] other;

  Alias(double[] p) {
    int k = p.length;
    threshold = new long[k];
    other = new int[k];
    double[] scaled = new double[k];
    int[] small = new int[k];
    int[] large = new int[k];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < k; i++) {
      scaled[i] = p[i] * k;
      if (scaled[i] < 1 - 1e-12) small[smalls++] = i;
      else large[larges++] = i;
      threshold[i] = 1L << 32;
      other[i] = i;
    }
    while (smalls > 0 && larges > 0) {
      int s = small[--smalls];
      int l = large[larges - 1];
      threshold[s] = (long) (scaled[s] * TWO_32);
      other[s] = l;
      scaled[l] -= 1 - scaled[s];
      if (scaled[l] < 1 - 1e-12) {
        larges--;
        small[smalls++] = l;
      }
    }
  }

  int draw(Draws draws) {
    long bits = draws.next();
    int k = (int) (((bits >>> 32) * threshold.length) >>> 32);
    return (bits & 0xFFFFFFFFL) < threshold[k] ? k : other[k];
  }
}
