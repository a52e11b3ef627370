package dev.hivemeter.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many kinds occur how often: the little that rarefaction needs of a pool.
 *
 * @param times ascending numbers of occurrences
 * @param kinds how many kinds occur that often
 */
public record Abundance(int[] times, int[] kinds) {
  public Abundance {
    times = times.clone();
    kinds = kinds.clone();
    if (times.length != kinds.length)
      throw new IllegalArgumentException(times.length + " times, " + kinds.length + " kinds");
    for (int i = 0; i < times.length; i++)
      if (times[i] < 1 || kinds[i] < 1 || (i > 0 && times[i] <= times[i - 1]))
        throw new IllegalArgumentException(
            "times " + Arrays.toString(times) + " of kinds " + Arrays.toString(kinds));
  }

  /**
   * From the number of occurrences of each kind.
   *
   * @param counts each at least 1
   */
  public static Abundance of(int[] counts) {
    int most = 0;
    for (int c : counts) most = Math.max(most, c);
    int[] kindsByTimes = new int[most + 1];
    for (int c : counts) kindsByTimes[c]++;
    int levels = 0;
    for (int k : kindsByTimes) if (k > 0) levels++;
    int[] times = new int[levels];
    int[] kinds = new int[levels];
    int at = 0;
    for (int t = 0; t <= most; t++) {
      if (kindsByTimes[t] == 0) continue;
      times[at] = t;
      kinds[at++] = kindsByTimes[t];
    }
    return new Abundance(times, kinds);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Abundance a
        && Arrays.equals(times, a.times)
        && Arrays.equals(kinds, a.kinds);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(times) + Arrays.hashCode(kinds);
  }

  @Override
  public String toString() {
    return "Abundance[times=" + Arrays.toString(times) + ", kinds=" + Arrays.toString(kinds) + "]";
  }

  /** All occurrences. */
  public int total() {
    int total = 0;
    for (int i = 0; i < times.length; i++) total += times[i] * kinds[i];
    return total;
  }

  /**
   * The expected number of kinds among {@code size} occurrences drawn without replacement.
   *
   * <pre>Σ_kinds 1 − C(N−c, B) / C(N, B)        N = total, B = size, c = times of the kind</pre>
   *
   * The ratio of binomials is the product of (N−B−i)/(N−i) over i &lt; c, which one pass over c
   * extends from kind to kind: exact to rounding, and without logarithms.
   *
   * @param size from 0 to the total
   * @see <a href="https://doi.org/10.2307/1934145">Hurlbert 1971</a>
   */
  public double expectedKinds(int size) {
    int total = total();
    if (!(size >= 0 && size <= total))
      throw new IllegalArgumentException("size " + size + " is outside [0, " + total + "]");
    double expected = 0;
    double unseen = 1;
    int done = 0;
    for (int i = 0; i < times.length; i++) {
      for (; done < times[i]; done++)
        unseen = total - size - done <= 0 ? 0 : unseen * (total - size - done) / (total - done);
      expected += kinds[i] * (1 - unseen);
    }
    return Math.min(size, expected);
  }
}
