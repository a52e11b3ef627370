package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Answers are related if somebody says so.
 *
 * @param same asked once for each pair, the answer of the lower index first
 */
record JudgedRelation(String name, String rule, BiPredicate<SourceAnswer, SourceAnswer> same)
    implements Relation {
  JudgedRelation {
    if (!name.matches("[a-z0-9.-]+"))
      throw new IllegalArgumentException(
          "relation '" + name + "' may have lower-case letters, digits, points and hyphens only");
  }

  @Override
  public boolean needsEmbedding() {
    return false;
  }

  @Override
  public boolean isTransitive() {
    return false;
  }

  @Override
  public Similarities of(Pool pool) {
    List<SourceAnswer> of = pool.answers();
    return Similarities.of(of.size(), (i, j) -> same.test(of.get(i), of.get(j)));
  }
}
