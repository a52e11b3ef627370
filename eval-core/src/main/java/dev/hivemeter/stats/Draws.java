package dev.hivemeter.stats;

/**
 * Random numbers by counter: the k-th number of a stream is a function of the stream's name and k
 * alone, so that no thread, order or neighbour can change what is drawn.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood 2014, whose mixing
 *     function this uses</a>
 */
public final class Draws {
  private static final long RANGE = 1L << 62;
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long at;

  private Draws(long at) {
    this.at = at;
  }

  /** The stream of this seed and these names, such as a cell's key and what is drawn for. */
  public static Draws of(long seed, CharSequence... names) {
    long h = mix(seed + GAMMA);
    for (CharSequence name : names) {
      for (int i = 0; i < name.length(); i++) h = mix(h + GAMMA * (name.charAt(i) + 1L));
      h = mix(h ^ name.length());
    }
    return new Draws(h);
  }

  /** The next 64 bits. */
  public long next() {
    at += GAMMA;
    return mix(at);
  }

  /**
   * A number from 0 to {@code bound} − 1, each with the same chance.
   *
   * @param bound at least 1
   */
  public int below(int bound) {
    if (bound < 1) throw new IllegalArgumentException("bound " + bound + " is not 1 or more");
    while (true) {
      long bits = next() >>> 2;
      // Below the largest multiple of bound; the first question spares a division.
      if (bits < RANGE - bound || bits < RANGE / bound * bound) return (int) (bits % bound);
    }
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
