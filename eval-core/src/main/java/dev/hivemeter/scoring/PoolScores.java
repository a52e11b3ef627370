package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.text.Nearest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores of pools that belong to no run, by the very functions that score a run: for programs that
 * measure texts in memory.
 */
public final class PoolScores {
  private static final Score.Undefined NO_FLOOR =
      new Score.Undefined("needs answers to different prompts");

  private PoolScores() {}

  /**
   * The measure of one pool.
   *
   * @param otherLanguage whether the prompt's language is known and not among the embedder's: then
   *     measures of vectors are Undefined
   */
  public static Score of(PoolMetric metric, Pool pool, boolean otherLanguage) {
    return Kept.measure(pool, metric, otherLanguage);
  }

  /** The definitions of what {@link #between} measures. */
  public static List<Definition> ofPairs() {
    return PairMetrics.ALL.stream().map(PairMetric::definition).toList();
  }

  /**
   * The measure of two pools of answers to the same prompt.
   *
   * <ul>
   *   <li>A pool without answers: Undefined.
   *   <li>Alikeness needs answers to different prompts, which two pools do not have: Undefined.
   * </ul>
   *
   * @param id of a measure between two models; {@code @version} may be left off
   * @param otherLanguage as in {@link #of}
   * @throws BadInput naming an id that does not exist, and those that do
   */
  public static Score between(String id, Pool a, Pool b, boolean otherLanguage) {
    PairMetric metric = pairMetric(id);
    if (a.size() == 0 || b.size() == 0) return new Score.Undefined("not answered by both");
    return metric.at(
        Kept.of(a, 0, List.of(), otherLanguage), Kept.of(b, 0, List.of(), otherLanguage), NO_FLOOR);
  }

  /** The definition of a measure between two models; errors as in {@link #between}. */
  public static Definition ofPair(String id) {
    return pairMetric(id).definition();
  }

  /**
   * The unweighted mean over prompts with its interval, whose unit is the prompt. Prompts without a
   * value are left out; n is the number of those that have one.
   *
   * @param byPrompt one score a prompt; no two of them paraphrases of one question
   * @param seed of the resamples, which skewed values need
   */
  public static Score overPrompts(Definition measure, List<Score> byPrompt, long seed) {
    int[] all = IntStream.range(0, byPrompt.size()).toArray();
    return OverPrompts.mean(
        byPrompt.toArray(Score[]::new),
        all,
        all,
        OverPrompts.Method.of(measure, ScoreRow.DEFAULT, seed),
        "there are no prompts");
  }

  private static PairMetric pairMetric(String id) {
    String asked = id.strip();
    for (PairMetric metric : PairMetrics.ALL) {
      String known = metric.definition().id();
      if (known.equals(asked) || known.substring(0, known.indexOf('@')).equals(asked))
        return metric;
    }
    List<String> known = ofPairs().stream().map(Definition::id).toList();
    throw new BadInput(
        "measure between two models '"
            + id
            + "' does not exist"
            + Nearest.hint(asked, known)
            + (Nearest.of(asked, known).isEmpty() ? ";" : "")
            + " there are "
            + String.join(", ", known));
  }
}
