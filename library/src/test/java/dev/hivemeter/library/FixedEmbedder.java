package dev.hivemeter.library;

import dev.hivemeter.port.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Vectors that a test chose, by text. */
final class FixedEmbedder implements Embedder {
  private final String name;
  private final Map<String, float[]> vectors;
  private final int batch;
  final List<Integer> batches = new ArrayList<>();
  final Set<String> embedded = ConcurrentHashMap.newKeySet();
  boolean closed;

  FixedEmbedder(String name, Map<String, float[]> vectors, int batch) {
    this.name = name;
    this.vectors = vectors;
    this.batch = batch;
  }

  FixedEmbedder(Map<String, float[]> vectors) {
    this("fixed:test", vectors, 1);
  }

  @Override
  public Identity identity() {
    return new Identity(name, "none", 3, 10, Set.of("en"));
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public Embedding embed(String text) {
    float[] vector = vectors.get(text);
    if (vector == null) throw new IllegalArgumentException("no vector for '" + text + "'");
    if (!embedded.add(text)) throw new IllegalStateException("'" + text + "' is embedded twice");
    return new Embedding(vector, text.length());
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<Embedding> embedAll(List<String> texts) {
    batches.add(texts.size());
    return texts.stream().map(this::embed).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
