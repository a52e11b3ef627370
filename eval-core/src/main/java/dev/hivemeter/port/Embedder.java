package dev.hivemeter.port;

import java.util.List;
import java.util.Set;

/** Turns texts into vectors. Safe for use by many threads. */
public interface Embedder extends AutoCloseable {
  /**
   * Who embeds; equal identities give equal vectors.
   *
   * @param name as in tables and exports: {@code local:all-minilm-l6-v2@limit-256}
   * @param modelSha256 of the weights; in words that they are not known, for models of others
   * @param dimension of every vector
   * @param tokenLimit tokens of a text that are read, markers included; 0 where nobody says it and
   *     longer texts are refused, never cut
   * @param languages BCP 47 primary tags for which the vectors mean something
   */
  record Identity(
      String name, String modelSha256, int dimension, int tokenLimit, Set<String> languages) {}

  /**
   * One text's vectors.
   *
   * @param vector of the text's first window, unit length (to float precision)
   * @param further vectors of the windows after the first, in order; empty where there is none
   * @param tokens of the whole text, markers included, before the limit; 0 where nobody counts, and
   *     one more than the limit where only that is known
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

  /** How many texts are best given to {@link #embedAll} at once. */
  default int batch() {
    return 1;
  }

  /** The vectors of several texts, in their order. */
  default List<Embedding> embedAll(List<String> texts) throws InterruptedException {
    return texts.stream().map(this::embed).toList();
  }

  @Override
  void close();
}
