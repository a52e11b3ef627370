package dev.hivemeter.reports;

import java.util.Random;

/** Unit vectors of 32 dimensions around one direction, each made from its text's hash alone. */
final class SyntheticVectors {
  private static final int D = 32;

  private SyntheticVectors() {}

  static float[] of(String hash) {
    Random random = new Random(hash.hashCode());
    float[] v = new float[D];
    double squares = 0;
    for (int k = 0; k < D; k++) {
      v[k] = (float) ((k == 0 ? 5 : 0) + random.nextGaussian());
      squares += v[k] * v[k];
    }
    for (int k = 0; k < D; k++) v[k] /= (float) Math.sqrt(squares);
    return v;
  }
}
