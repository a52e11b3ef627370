package dev.hivemeter.port;

import java.util.List;
import java.util.Set;

/** Turns texts into vectors. Safe for use by many threads. */
public interface Embedder extends AutoCloseable {
  /**
   * Who embeds; equal identities give equal vectors.
   *
   * @param name as in tables and exports: {@code local:all-minilm-l6-v2@limit-256}
   * @param modelSha256 of the weights
   * @param dimension of every vector
   * @param tokenLimit tokens of a text that are read, markers included
   * @param languages BCP 47 primary tags for which the vectors mean something
   */
  record Identity(
      String name, String modelSha256, int dimension, int tokenLimit, Set<String> languages) {}

  /**
   * One text's vectors.
   *
   * @param vector of the text's first window, unit length (to float precision)
   * @param further vectors of the windows after the first, in order; empty where there is none
   * @param tokens of the whole text, markers included, before the limit
   */
  record Embedding(float[] vector, List<float[]> further, int tokens) {
    public Embedding {
      further = List.copyOf(further);
    }

    /** A text of one window. */
    public Embedding(float[] vector, int tokens) {
      this(vector, List.of(), tokens);
    }
  }

  Identity identity();

  /** How many threads embed fastest at a time. */
  int workers();

  /**
   * The vector of the text's first tokens, and those of what follows them, window by window. Blank
   * text is an {@link IllegalArgumentException}.
   */
  Embedding embed(String text);

  @Override
  void close();
}
