package dev.hivemeter.stats;

/**
 * Shannon's entropy of counted kinds, −Σ p log p: 0 for one kind, log k for k kinds of equal count.
 *
 * <p>The plug-in estimate: kinds that were not seen make it too low. Kinds with count 0 add
 * nothing.
 *
 * @see <a href="https://doi.org/10.1002/j.1538-7305.1948.tb01338.x">Shannon 1948</a>
 */
public final class Entropy {
  private static final double LN_2 = StrictMath.log(2);

  private Entropy() {}

  /**
   * In nats, to the base e.
   *
   * @param counts not negative, one of them positive
   */
  public static double nats(int[] counts) {
    long total = 0;
    for (int c : counts) {
      if (c < 0) throw new IllegalArgumentException("count " + c + " is negative");
      total += c;
    }
    if (total == 0) throw new IllegalArgumentException("nothing was counted");
    double h = 0;
    for (int c : counts) if (c > 0 && c < total) h -= c * StrictMath.log((double) c / total);
    return h / total;
  }

  /** In bits, to the base 2. */
  public static double bits(int[] counts) {
    return nats(counts) / LN_2;
  }
}
