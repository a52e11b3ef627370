package dev.hivemeter.metric;

import java.util.List;
import java.util.function.Function;

/**
 * Answers are related if something that is made of each text alone is equal.
 *
 * @param identity of each answer
 */
record TextRelation(String name, String rule, Function<Pool, List<String>> identity)
    implements Relation {

  @Override
  public boolean needsEmbedding() {
    return false;
  }

  @Override
  public boolean isTransitive() {
    return true;
  }

  @Override
  public Similarities of(Pool pool) {
    List<String> of = identity.apply(pool);
    return Similarities.of(of.size(), (i, j) -> of.get(i).equals(of.get(j)));
  }
}
