package dev.hivemeter.embedder;

import java.nio.file.Path;

/** Embedders for tests; all share one cache folder inside the build's own. */
final class Opened {
  static final Path CACHE = Path.of("target", "embedder-cache");
  static final String LIMIT_256 = "local:all-minilm-l6-v2@limit-256";
  static final String LIMIT_128 = "local:all-minilm-l6-v2@limit-128";

  private Opened() {}

  static LocalEmbedder at(String name) {
    return LocalEmbedder.open(name, CACHE, 2);
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int k = 0; k < a.length; k++) dot += (double) a[k] * b[k];
    return dot;
  }
}
