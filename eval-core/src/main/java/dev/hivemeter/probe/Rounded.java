package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws from a continuous law, sorted, each rounded to the decimals that one of the answers has.
 *
 * <p>The quantile function is read from a table with straight lines between its points, exact in
 * the tails: off by less than 10⁻⁴ of the law's scale, which no measure of fewer than a million
 * answers can tell. Draws of equal decimals are sorted together, and the groups merged: O(n) a
 * sample.
 */
final class Rounded {
  private static final int CELLS = 4096;

  /** Cells at each end where the quantile function bends too much. */
  private static final int TAIL = 64;

  private static final double UNIT = 0x1.0p-53;
  private static final int MOST_DECIMALS = 12;
  private static final double[] POWERS =
      IntStream.rangeClosed(0, MOST_DECIMALS).mapToDouble(d -> StrictMath.pow(10, d)).toArray();

  /** Equal decimals: how many answers, and ten to their power; 0 for no rounding. */
  private record Group(int size, double scale) {}

  private final Law law;
  private final double[] quantiles = new double[CELLS + 1];
  private final Group[] groups;
  private final double[] drawn;
  private final double[] group;
  private final double[] merged;
  private final int[] places;

  /** The draws of {@link #draw}, ascending. */
  final double[] x;

  /**
   * @param decimals of each answer
   */
  Rounded(Law law, int[] decimals) {
    this.law = law;
    int n = decimals.length;
    int[] kept = Arrays.stream(decimals).map(d -> Math.min(d, MOST_DECIMALS + 1)).toArray();
    this.groups =
        Arrays.stream(kept)
            .distinct()
            .sorted()
            .mapToObj(
                d -> new Group((int) Arrays.stream(kept).filter(k -> k == d).count(), scale(d)))
            .toArray(Group[]::new);
    this.x = new double[n];
    this.drawn = new double[n];
    this.group = new double[n];
    this.merged = new double[n];
    this.places = new int[n + 1];
    for (int k = TAIL; k <= CELLS - TAIL; k++)
      quantiles[k] = Laws.quantile(law, (double) k / CELLS);
  }

  /** Fills {@link #x} anew. */
  void draw(Draws draws) {
    int filled = 0;
    for (Group g : groups) {
      sorted(draws, g.size);
      for (int i = 0; i < g.size; i++) {
        double v = quantile(group[i]);
        group[i] = g.scale == 0 ? v : Math.rint(v * g.scale) / g.scale;
      }
      if (filled == 0) System.arraycopy(group, 0, x, 0, g.size);
      else merge(filled, g.size);
      filled += g.size;
    }
  }

  /** One draw, rounded to so many decimals. */
  double one(Draws draws, int decimals) {
    double v = quantile(((draws.next() >>> 11) + 0.5) * UNIT);
    double scale = scale(decimals);
    return scale == 0 ? v : Math.rint(v * scale) / scale;
  }

  /** Ten to the power of the decimals; 0 for so many that nothing is rounded. */
  private static double scale(int decimals) {
    return decimals > MOST_DECIMALS ? 0 : POWERS[decimals];
  }

  private void merge(int have, int more) {
    int i = 0;
    int j = 0;
    for (int k = 0; k < have + more; k++)
      merged[k] = j == more || (i < have && x[i] <= group[j]) ? x[i++] : group[j++];
    System.arraycopy(merged, 0, x, 0, have + more);
  }

  double quantile(double p) {
    double at = p * CELLS;
    int k = (int) at;
    if (k < TAIL || k >= CELLS - TAIL) return Laws.quantile(law, p);
    return quantiles[k] + (at - k) * (quantiles[k + 1] - quantiles[k]);
  }

  /** n even numbers of (0, 1), ascending: into n boxes, then those that are out of order. */
  private void sorted(Draws draws, int n) {
    Arrays.fill(places, 0, n + 1, 0);
    for (int i = 0; i < n; i++) {
      double v = ((draws.next() >>> 11) + 0.5) * UNIT;
      drawn[i] = v;
      places[Math.min(n - 1, (int) (v * n)) + 1]++;
    }
    for (int i = 0; i < n; i++) places[i + 1] += places[i];
    for (int i = 0; i < n; i++) {
      double v = drawn[i];
      group[places[Math.min(n - 1, (int) (v * n))]++] = v;
    }
    for (int i = 1; i < n; i++) {
      double v = group[i];
      int j = i;
      while (j > 0 && group[j - 1] > v) {
        group[j] = group[j - 1];
        j--;
      }
      group[j] = v;
    }
  }
}
