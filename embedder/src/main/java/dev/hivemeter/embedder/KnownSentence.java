package dev.hivemeter.embedder;

import dev.hivemeter.port.Embedder;

/** A sentence whose vector is known from sentence-transformers: tells whether an embedder works. */
public final class KnownSentence {
  static final String TEXT = "the quick brown fox jumps over the lazy dog";

  /** Between kinds of processors vectors differ by some 1e-7, from the reference by 1e-5. */
  private static final double TOLERANCE = 1e-4;

  /** The first of its 384 numbers, to six places; the golden files of the tests have them all. */
  private static final double[] FIRST = {
    0.035497, 0.061286, 0.052692, 0.070705, 0.033101, -0.030670, 0.006621, -0.061183
  };

  private KnownSentence() {}

  /** What is wrong with the sentence's vector; empty when it is the known one. */
  public static String problem(Embedder embedder) {
    return problem(embedder.embed(TEXT).vector());
  }

  static String problem(float[] vector) {
    for (int i = 0; i < FIRST.length; i++) {
      if (i >= vector.length) return "the known sentence's vector has only " + i + " numbers";
      if (!(Math.abs(vector[i] - FIRST[i]) <= TOLERANCE))
        return "number "
            + (i + 1)
            + " of the known sentence's vector is "
            + vector[i]
            + " and should be "
            + FIRST[i];
    }
    return "";
  }
}
