package dev.hivemeter.metric;

import java.util.stream.IntStream;

/**
 * Answers are related if their cosine is above a threshold, which belongs to one embedder.
 *
 * @param tau the threshold
 */
record CosineRelation(double tau) implements Relation {

  @Override
  public String name() {
    return "cosine-" + tau;
  }

  @Override
  public String rule() {
    return "their cosine is above " + tau;
  }

  @Override
  public boolean needsEmbedding() {
    return true;
  }

  @Override
  public Similarities of(Pool pool) {
    int[] with =
        IntStream.range(0, pool.size())
            .filter(i -> Vectors.unit(pool.answers().get(i).vector()) != null)
            .toArray();
    return new Similarities(with, pool.cosines(), tau, "without a vector");
  }
}
