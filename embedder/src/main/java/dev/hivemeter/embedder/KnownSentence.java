package dev.hivemeter.embedder;

import dev.hivemeter.port.Embedder;
import java.util.Locale;

/** A sentence whose vector is known from sentence-transformers: tells whether an embedder works. */
public final class KnownSentence {
  static final String TEXT = "the quick brown fox jumps over the lazy dog";

  /** Between kinds of processors vectors differ by some 1e-7, from the reference by 1e-5. */
  private static final double TOLERANCE = 1e-4;

  /** The first of its 384 numbers; src/test/reference says what made them. */
  private static final float[] FIRST = {
    0.035496816f, 0.061286237f, 0.052692108f, 0.070704997f,
    0.033101391f, -0.030669581f, 0.0066206381f, -0.061183292f
  };

  private KnownSentence() {}

  /** What is wrong with the sentence's vector; empty when it is the known one. */
  public static String problem(Embedder embedder) {
    return problem(embedder.embed(TEXT).vector());
  }

  static String problem(float[] vector) {
    for (int i = 0; i < FIRST.length; i++)
      if (i >= vector.length || !(Math.abs(vector[i] - FIRST[i]) <= TOLERANCE))
        return String.format(
            Locale.ROOT,
            "number %d of the known sentence's vector is %s, and should be %.6f",
            i + 1,
            i < vector.length ? String.format(Locale.ROOT, "%.6f", vector[i]) : "missing",
            FIRST[i]);
    return "";
  }
}
