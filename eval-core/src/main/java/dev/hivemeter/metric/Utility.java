package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.List;

/**
 * NoveltyBench's utility of the first k = 10 answers for a reader who goes on with patience p = .8.
 *
 * <pre>(1−p)/(1−p^k) · Σ_{i≤k} p^(i−1) · [answer i opens a class] · u_i</pre>
 *
 * Ten new answers of quality u give u; ten copies give .224·u.
 *
 * <ul>
 *   <li>Keeps index order: the first answers weigh most.
 *   <li>Without a quality of each of the ten: Undefined("no quality").
 *   <li>Classes are greedy, as in the variant noveltybench of {@link DistinctClasses}, by ROUGE-1.
 * </ul>
 *
 * @see <a href="https://arxiv.org/abs/2504.05228">Zhang et al. 2025 (NoveltyBench)</a>
 */
final class Utility implements PoolMetric {
  static final int K = 10;
  static final double PATIENCE = 0.8;

  private static final Definition DEFINITION =
      new Definition(
          "utility-10@1",
          "Utility of 10",
          Direction.NEITHER,
          false,
          "What the first 10 answers are worth to a reader who wants each to be new and good, and"
              + " who goes on to the next with patience .8; only where a study asks for it.",
          "(1 − .8)/(1 − .8^10) · Σ .8^(i−1) · u_i over those of the first 10 answers that open a"
              + " class, u the quality of an answer",
          "Ten new answers of quality u give u; ten copies give .224·u.",
          List.of(
              "Fewer than 10 answers with tokens, or one of the first 10 without a quality:"
                  + " Undefined.",
              "An answer opens a class if it is related to no first member of an earlier class: if"
                  + " no ROUGE-1 F1 with them is above .458. The order of the answers matters.",
              "Quality and novelty in one number: it does not say which of them moved."),
          "Who judged the quality and on which scale; the order of the answers.",
          "Zhang et al. 2025, https://arxiv.org/abs/2504.05228");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    Similarities s = DistinctClasses.ofFirst(K, Relation.ROUGE_1, pool);
    int n = s.answers().length;
    if (n < K) return Pairs.need(K, n, pool.size() - n, s.leftOut());
    boolean[] opens = FirstMembers.open(s, K);
    double sum = 0;
    double weight = 1;
    double weights = 0;
    for (int i = 0; i < K; i++) {
      SourceAnswer answer = pool.answers().get(s.answers()[i]);
      Double u = answer.quality();
      if (u == null || !Double.isFinite(u)) return new Score.Undefined("no quality");
      if (opens[i]) sum += weight * u;
      weights += weight;
      weight *= PATIENCE;
    }
    return new Score.Value(sum / weights, K);
  }
}
