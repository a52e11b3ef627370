package dev.hivemeter.metric;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All measures of one pool: a new one is one new file and one new line here. */
public final class PoolMetrics {
  /** Id of the primary measure, from which ranges, shares of prompts and the null are made. */
  public static final String MEAN_PAIRWISE_COSINE = "mean-pairwise-cosine@1";

  /** Id of the duplicate rate within a pool. */
  public static final String EXACT_DUPLICATE_RATE = "exact-duplicate-rate@1";

  /** In the order in which they are shown. */
  public static final List<PoolMetric> ALL =
      List.of(
          new MeanPairwiseCosine(),
          new SharePairsAbove(7),
          new SharePairsAbove(8),
          new SharePairsAbove(9),
          new PositionProfile(1),
          new PositionProfile(2),
          new PositionProfile(3),
          new PositionProfile(4),
          new PositionProfile(5),
          new PositionProfile(6),
          new PositionProfile(7),
          new PositionProfile(8),
          new AlignedWindowCosine(),
          new NearestNeighbourCosine(),
          new Vendi(0.1),
          new Vendi(0.5),
          new Vendi(1),
          new Vendi(2),
          new Vendi(Double.POSITIVE_INFINITY),
          new EffectiveFraction(),
          new ExactDuplicateRate(),
          new RougeL(),
          new RougeLGoogle(),
          new SelfBleu(),
          new PairwiseBleu(1),
          new PairwiseBleu(2),
          new PairwiseBleu(3),
          new PairwiseBleu(4),
          new Jaccard(1),
          new Jaccard(2),
          new Jaccard(3),
          new Jaccard(4),
          new SharedRun(),
          new SelfRepetition(),
          new CompressionRatio(),
          new Distinct(1),
          new Distinct(2),
          new Distinct(3),
          new Distinct(4),
          new ClassCount(Relation.NORMALISED),
          new DistinctClasses(Relation.NORMALISED),
          new ClassEntropy(Relation.NORMALISED),
          new EffectiveClasses(Relation.NORMALISED),
          new ClassCount(Relation.ROUGE_1),
          new DistinctClasses(Relation.ROUGE_1),
          new ClassEntropy(Relation.ROUGE_1),
          new EffectiveClasses(Relation.ROUGE_1),
          new ClassCount(Relation.COSINE),
          new DistinctClasses(Relation.COSINE),
          new ClassEntropy(Relation.COSINE),
          new EffectiveClasses(Relation.COSINE),
          new OnTopicRate(),
          new LoopRate(),
          new OtherScriptRate(),
          new RefusalRate(),
          new CutRate(),
          new BeyondLimitRate(),
          new NoVectorRate(),
          Length.MEAN,
          Length.SD,
          Length.P10,
          Length.P90,
          new TopicReference(),
          PairRange.ALL.get(0),
          PairRange.ALL.get(1),
          PairRange.ALL.get(2),
          PairRange.ALL.get(3),
          PairRange.ALL.get(4),
          PairRange.ALL.get(5),
          PairRange.ALL.get(6),
          PairRange.ALL.get(7),
          PairRange.ALL.get(8),
          PairRange.ALL.get(9));

  /** Those that a study must ask for by name: costly, or in need of what most runs lack. */
  public static final List<PoolMetric> OPTIONAL =
      List.of(new Ncd(), new NcdExcess(), new Utility());

  private PoolMetrics() {}

  /** The measures of the classes that a relation of your own makes of a pool. */
  public static List<PoolMetric> classes(Relation relation) {
    return List.of(
        new ClassCount(relation),
        new DistinctClasses(relation),
        new ClassEntropy(relation),
        new EffectiveClasses(relation));
  }

  /** {@link #ALL}, then {@link #OPTIONAL}. */
  public static List<PoolMetric> known() {
    List<PoolMetric> known = new ArrayList<>(ALL);
    known.addAll(OPTIONAL);
    return known;
  }

  /**
   * The measures with these ids, in the order of {@link #known}, then Vendi scores of other orders;
   * {@code @version} may be left off.
   *
   * @throws BadInput naming an id that does not exist, and those that do
   */
  public static List<PoolMetric> named(Collection<String> names) {
    List<String> ids = names.stream().map(String::strip).toList();
    List<PoolMetric> chosen = new ArrayList<>();
    for (PoolMetric metric : known())
      if (ids.stream().anyMatch(id -> is(metric, id))) chosen.add(metric);
    for (String id : ids) {
      if (known().stream().anyMatch(metric -> is(metric, id))) continue;
      PoolMetric other = Vendi.named(id);
      if (other == null) throw unknown(id);
      if (chosen.stream().noneMatch(metric -> is(metric, other.definition().id())))
        chosen.add(other);
    }
    return chosen;
  }

  private static BadInput unknown(String id) {
    List<String> known = known().stream().map(m -> m.definition().id()).toList();
    return new BadInput(
        "metric '"
            + id
            + "' does not exist"
            + Nearest.hint(id, known)
            + (Nearest.of(id, known).isEmpty() ? ";" : "")
            + " there are "
            + String.join(", ", known));
  }

  private static boolean is(PoolMetric metric, String id) {
    String known = metric.definition().id();
    return known.equals(id) || known.substring(0, known.indexOf('@')).equals(id);
  }
}
