package dev.hivemeter.benchmarks;

import dev.hivemeter.stats.Draws;

/**
 * Made-up unit vectors: the prompt's centre, a little of the model's own direction, and noise, so
 * that the mean cosine of a cell is between .6 and .8, as among real answers to one prompt.
 */
final class SyntheticVectors {
  /** The dimension of the embedder that comes with the project. */
  static final int DIMENSION = 384;

  private final long seed;

  SyntheticVectors(long seed) {
    this.seed = seed;
  }

  /** What the prompt itself would be embedded as: near the centre of its answers. */
  float[] ofPrompt(int prompt) {
    return unit(sum(centre(prompt), 1, noise(Draws.of(seed, "prompt vector", "" + prompt)), 0.5));
  }

  /** The vector of one window of an answer. */
  float[] ofAnswer(int model, int prompt, String text, int window) {
    double spread = 0.5 + 0.3 * SyntheticText.unit(Draws.of(seed, "spread", "" + model));
    double[] e = sum(centre(prompt), 1, noise(Draws.of(seed, "style", "" + model)), 0.25);
    // A copied text has the same vector, up to what its model and prompt add.
    return unit(sum(e, 1, noise(Draws.of(seed, "noise", text, "" + window)), spread));
  }

  /** The vector of a text of which nothing else is known. */
  float[] ofText(String text) {
    return unit(sum(centre(0), 1, noise(Draws.of(seed, "noise", text)), 0.6));
  }

  private double[] centre(int prompt) {
    return noise(Draws.of(seed, "centre", "" + prompt));
  }

  /** Of expected squared length 1: each entry the sum of four 16-bit numbers. */
  private static double[] noise(Draws draws) {
    double[] x = new double[DIMENSION];
    double scale = Math.sqrt(3.0 / DIMENSION) / (1 << 16);
    for (int k = 0; k < DIMENSION; k++) {
      long bits = draws.next();
      long four = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
      x[k] = (four - 2.0 * 0xffff) * scale;
    }
    return x;
  }

  private static double[] sum(double[] a, double p, double[] b, double q) {
    double[] s = new double[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) s[k] = p * a[k] + q * b[k];
    return s;
  }

  private static float[] unit(double[] x) {
    double squares = 0;
    for (double v : x) squares += v * v;
    double length = Math.sqrt(squares);
    float[] e = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) e[k] = (float) (x[k] / length);
    return e;
  }
}
