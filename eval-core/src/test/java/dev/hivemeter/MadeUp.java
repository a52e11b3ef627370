package dev.hivemeter;

/** Vectors that {@code reference/kernels.py} makes as well. */
public final class MadeUp {
  private long state;

  public MadeUp(long seed) {
    state = seed;
  }

  /** A number from 0 to under 1. */
  public double unit() {
    state = (state * 1103515245 + 12345) % (1L << 31);
    return (double) state / (1L << 31);
  }

  /** A common centre and noise; of any length. */
  public static float[][] vectors(long seed, int n, int d, double noise) {
    MadeUp lcg = new MadeUp(seed);
    double[] centre = new double[d];
    for (int k = 0; k < d; k++) centre[k] = lcg.unit() - 0.5;
    float[][] vectors = new float[n][d];
    for (float[] e : vectors)
      for (int k = 0; k < d; k++) e[k] = (float) (centre[k] + noise * (lcg.unit() - 0.5));
    return vectors;
  }

  /** The same at unit length. */
  public static float[][] units(long seed, int n, int d, double noise) {
    float[][] vectors = vectors(seed, n, d, noise);
    for (float[] e : vectors) {
      double squares = 0;
      for (float x : e) squares += (double) x * x;
      for (int k = 0; k < d; k++) e[k] = (float) (e[k] / Math.sqrt(squares));
    }
    return vectors;
  }
}
