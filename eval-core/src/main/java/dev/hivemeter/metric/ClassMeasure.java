package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.List;

/** What the measures of a pool's equivalence classes have in common. */
abstract class ClassMeasure implements PoolMetric {
  /** Complete-link agglomeration, said once for all of them. */
  private static final String AGGLOMERATION =
      "Classes: the two classes whose least alike answers are most alike become one, as long as"
          + " these two answers are related; so any two answers of a class are related. Ties, and"
          + " relations that only hold or do not: in the order of the texts, code unit by code unit."
          + " The order of the answers does not matter.";

  /** More answers would need gigabytes for the relation of all pairs. */
  static final int MOST = 4000;

  final Relation relation;
  private final int needs;
  private final Definition definition;

  /**
   * @param name of the measure, which the relation's follows in its id
   * @param needs how many answers, at least 2
   * @param own special cases
   */
  ClassMeasure(
      Relation relation,
      int needs,
      String name,
      String title,
      String summary,
      String formula,
      String extremes,
      List<String> own,
      String dependsOn,
      String reference) {
    this.relation = relation;
    this.needs = needs;
    List<String> cases = new ArrayList<>();
    cases.add(
        "Fewer than "
            + (needs == 2 ? "two" : needs)
            + " answers that the relation can compare: Undefined.");
    cases.add("Two answers are related if " + relation.rule() + ".");
    cases.add("More than " + MOST + " answers: Undefined; all pairs are held at a time.");
    cases.add(AGGLOMERATION);
    cases.addAll(own);
    double least = name.equals("class-entropy") ? 0 : 1;
    double most = needs > 2 ? needs : Double.POSITIVE_INFINITY;
    definition =
        new Definition(
                name + "-" + relation.name() + "@1",
                title + ", " + relation.name(),
                Direction.HIGHER_IS_MORE_DIVERSE,
                relation.needsEmbedding(),
                summary,
                formula,
                extremes,
                cases,
                dependsOn,
                reference)
            .within(least, most);
  }

  @Override
  public final Definition definition() {
    return definition;
  }

  @Override
  public final Score of(Pool pool) {
    if (pool.size() > MOST)
      return new Score.Undefined(
          "has " + pool.size() + " answers; classes are measured up to " + MOST);
    Partition partition = pool.partition(relation);
    int n = partition.answers().length;
    if (n < needs) return Pairs.need(needs, n, pool.size() - n, partition.leftOut());
    return new Score.Value(of(partition), n);
  }

  @Override
  public final int[] usable(Pool pool) {
    return pool.size() > MOST
        ? PoolMetric.super.usable(pool)
        : pool.partition(relation).answers().clone();
  }

  /** The measure of a pool's classes. */
  abstract double of(Partition partition);
}
