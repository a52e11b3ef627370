package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.Approach;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One cell's answers at the budget at which its elicitation is compared with others: the mean over
 * seeded subsets. Calls are drawn whole, a conversation counting as one, because the answers of one
 * call are not what so many single calls would bring.
 */
final class EqualBudget {
  /** The measures that are compared. */
  static final Set<String> MEASURES =
      Set.of(
          "mean-pairwise-cosine@1",
          "vendi-1@1",
          "exact-duplicate-rate@1",
          "rouge-l@1",
          "jaccard-1@1",
          "distinct-2@1");

  /** Usable answers that a cell needs to take part, if so many were asked for. */
  static final int LEAST = 3;

  private static final int SUBSETS = Subsets.COUNT;

  /**
   * One call, or one conversation.
   *
   * @param places of its answers in the pool; none if it brought no usable one
   * @param tokens of the replies, −1 where they were not counted
   */
  private record Call(int[] places, int tokens) {}

  private final Pool pool;
  private final List<Call> calls = new ArrayList<>();
  private final Supplier<Draws> draws;

  /**
   * @param tokens of every call that brought a reply, by sample index; −1 where they were not
   *     counted
   */
  EqualBudget(Pool pool, Approach approach, Map<Integer, Integer> tokens, Supplier<Draws> draws) {
    this.pool = pool;
    this.draws = draws;
    Map<Integer, int[]> places = CallPairs.calls(pool, approach);
    Map<Integer, Integer> spent = new TreeMap<>();
    for (int call : places.keySet()) spent.put(call, 0);
    tokens.forEach((sample, n) -> spent.merge(approach.together(sample), n, EqualBudget::plus));
    for (int i = 0; i < pool.size(); i++) {
      int sample = pool.answers().get(i).sample();
      if (!tokens.containsKey(sample)) spent.put(approach.together(sample), -1);
    }
    spent.forEach((call, n) -> calls.add(new Call(places.getOrDefault(call, new int[0]), n)));
  }

  private static int plus(int a, int b) {
    return a < 0 || b < 0 ? -1 : a + b;
  }

  static boolean compares(PoolMetric metric) {
    return MEASURES.contains(metric.definition().id());
  }

  /** Usable answers. */
  int answers() {
    return pool.size();
  }

  /** Tokens of all replies; −1 where some were not counted. */
  int tokens() {
    return calls.stream().mapToInt(Call::tokens).reduce(0, EqualBudget::plus);
  }

  /** Subsets of so many answers; the last call that is drawn gives only its first ones. */
  List<Pool> ofAnswers(int answers) {
    if (answers == pool.size()) return List.of(pool);
    return subsets(
        order -> {
          List<Integer> places = new ArrayList<>();
          for (Call call : order)
            for (int place : call.places) if (places.size() < answers) places.add(place);
          return places;
        });
  }

  /** Subsets of calls whose replies have no more tokens than these; the next one would. */
  List<Pool> ofTokens(int tokens) {
    if (tokens == tokens()) return List.of(pool);
    return subsets(
        order -> {
          List<Integer> places = new ArrayList<>();
          int left = tokens;
          for (Call call : order) {
            left -= call.tokens;
            if (left < 0) break;
            for (int place : call.places) places.add(place);
          }
          return places;
        });
  }

  private interface Choice {
    List<Integer> places(List<Call> order);
  }

  private List<Pool> subsets(Choice choice) {
    Draws stream = draws.get();
    List<Pool> subsets = new ArrayList<>();
    for (int s = 0; s < SUBSETS; s++) {
      List<Call> order = new ArrayList<>(calls);
      for (int k = 0; k < order.size() - 1; k++) {
        int at = k + stream.below(order.size() - k);
        Call held = order.get(at);
        order.set(at, order.get(k));
        order.set(k, held);
      }
      subsets.add(pool.select(choice.places(order).stream().mapToInt(i -> i).sorted().toArray()));
    }
    return subsets;
  }

  /** The mean of a measure over the subsets; undefined where it is in one of them. */
  static Score mean(PoolMetric metric, List<Pool> subsets) {
    double sum = 0;
    long n = 0;
    for (Pool subset : subsets) {
      Score score = metric.of(subset);
      if (!(score instanceof Score.Value v)) return score;
      sum += v.value();
      n += v.n();
    }
    return new Score.Value(sum / subsets.size(), (int) Math.round((double) n / subsets.size()));
  }
}
