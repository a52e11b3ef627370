package dev.hivemeter.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** p values of several tests, adjusted for there being several. */
public final class Multiplicity {
  private Multiplicity() {}

  /**
   * Holm's adjustment: the k-th smallest p becomes the largest so far of (m − k + 1)·p, at most 1.
   * Calling what is under 5 % gives any false call in at most 5 % of families, however the tests
   * hang together.
   *
   * @param p in [0, 1]
   * @return in the order given
   * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
   */
  public static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int k = 0; k < order.length; k++) {
      largest = Math.max(largest, Math.min(1, (p.length - k) * p[order[k]]));
      adjusted[order[k]] = largest;
    }
    return adjusted;
  }

  /**
   * Benjamini's and Hochberg's adjustment: the k-th smallest p becomes the smallest from there on
   * of m·p/k. Of what is called under 5 %, at most 5 % are false calls on average, for independent
   * or positively dependent tests.
   *
   * @param p in [0, 1]
   * @return in the order given
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg
   *     1995</a>
   */
  public static double[] benjaminiHochberg(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int k = order.length - 1; k >= 0; k--) {
      smallest = Math.min(smallest, p.length * p[order[k]] / (k + 1));
      adjusted[order[k]] = smallest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    for (double v : p)
      if (!(v >= 0 && v <= 1)) throw new IllegalArgumentException("p " + v + " is outside [0, 1]");
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
