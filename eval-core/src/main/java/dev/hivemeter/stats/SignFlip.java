package dev.hivemeter.stats;

/**
 * The paired sign-flip test: were the two sides alike, every difference could as well have had the
 * other sign. p is the share of sign patterns whose sum is at least as far out as the observed one.
 *
 * <ul>
 *   <li>Up to 20 pairs all 2^P patterns are gone through, the observed one among them.
 *   <li>Above, B random ones: p = (1 + #)/(B + 1), the observed one being the 1.
 *   <li>Sums within 1e-12·Σ|d| of the observed one are ties and count.
 *   <li>Differences of 0 stay; if all are 0, every p is 1.
 *   <li>It tests the mean of differences that are symmetric under the null hypothesis; several
 *       paraphrases of one prompt must enter as one difference.
 * </ul>
 *
 * Cost: 2^P additions, at most a million; else B·P (1 ms at 10,000 and 100).
 *
 * @param mean of the differences
 * @param pairs how many
 * @param twoSided chance of a mean as far from 0, in either direction
 * @param greater chance of a mean as high
 * @param less chance of a mean as low
 * @param flips patterns gone through; all there are if {@code exact}
 * @see <a href="https://doi.org/10.1080/01621459.1957.10501397">Dwass 1957, random patterns</a>
 */
public record SignFlip(
    double mean,
    int pairs,
    double twoSided,
    double greater,
    double less,
    int flips,
    boolean exact) {
  /** Up to so many pairs the test is exact. */
  public static final int EXACT_PAIRS = 20;

  /** Random patterns unless told otherwise. */
  public static final int FLIPS = 10_000;

  /** With {@link #FLIPS} patterns where there are too many to go through. */
  public static SignFlip of(double[] differences, long seed) {
    return of(differences, FLIPS, seed);
  }

  /**
   * @param d at least one difference, all finite
   * @param flips random patterns, at least 1; not used up to {@link #EXACT_PAIRS} pairs
   */
  public static SignFlip of(double[] d, int flips, long seed) {
    if (flips < 1) throw new IllegalArgumentException(flips + " flips are not 1 or more");
    for (double v : d)
      if (!Double.isFinite(v))
        throw new IllegalArgumentException("a difference of " + v + " cannot be tested");
    double mean = Moments.mean(d);
    Count count = new Count(d);
    if (d.length <= EXACT_PAIRS) return exact(d, mean, count);
    Draws draws = Draws.of(seed, "sign-flip", Integer.toString(d.length));
    for (int b = 0; b < flips; b++) {
      double sum = 0;
      long bits = 0;
      for (int i = 0; i < d.length; i++) {
        if ((i & 63) == 0) bits = draws.next();
        // The drawn bit becomes the sign bit: a branch would be mispredicted half of the time.
        sum += Double.longBitsToDouble(Double.doubleToRawLongBits(d[i]) ^ (bits << 63));
        bits >>>= 1;
      }
      count.add(sum);
    }
    double all = flips + 1.0;
    return new SignFlip(
        mean,
        d.length,
        (1 + count.far) / all,
        (1 + count.high) / all,
        (1 + count.low) / all,
        flips,
        false);
  }

  private static SignFlip exact(double[] d, double mean, Count count) {
    int lower = d.length / 2;
    double[] first = sums(d, 0, lower);
    double[] rest = sums(d, lower, d.length);
    for (double a : rest) for (double b : first) count.add(a + b);
    int patterns = 1 << d.length;
    return new SignFlip(
        mean,
        d.length,
        (double) count.far / patterns,
        (double) count.high / patterns,
        (double) count.low / patterns,
        patterns,
        true);
  }

  /** The sums of all sign patterns of a part of the differences. */
  private static double[] sums(double[] d, int from, int to) {
    double[] sums = new double[1 << (to - from)];
    for (int pattern = 0; pattern < sums.length; pattern++)
      for (int i = from; i < to; i++)
        sums[pattern] += (pattern >> (i - from) & 1) == 0 ? d[i] : -d[i];
    return sums;
  }

  /** How many sums are as far out as the observed one. */
  private static final class Count {
    private final double observed;
    private final double tie;
    private int far;
    private int high;
    private int low;

    Count(double[] d) {
      double sum = 0;
      double size = 0;
      for (double v : d) {
        sum += v;
        size += Math.abs(v);
      }
      observed = sum;
      tie = 1e-12 * size;
    }

    void add(double sum) {
      if (Math.abs(sum) >= Math.abs(observed) - tie) far++;
      if (sum >= observed - tie) high++;
      if (sum <= observed + tie) low++;
    }
  }
}
