package dev.hivemeter.scoring;

import dev.hivemeter.metric.Abundance;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Rarefiable;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.metric.WithVariants;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a cell once its answers are let go: enough for everything between cells.
 *
 * @param usable answers that were measured
 * @param blank answers of which nothing was left once the reasoning was taken out
 * @param lengths tokens of each measured answer
 * @param characters UTF-16 units of each measured answer
 * @param withVector which of them has a usable vector
 * @param keys sorted identities of the normalised texts
 * @param sum Σ of the unit vectors; null where the prompt's language is not the embedder's, or no
 *     answer has a vector
 * @param squares Σ of their squared norms
 * @param embedded how many vectors
 * @param otherLanguage whether the prompt's language is outside the embedder's
 * @param scores by metric
 * @param variants by metric, the scores in other published readings by name; mostly none
 * @param abundances by metric; null where the metric does not count kinds
 */
record Kept(
    int usable,
    int blank,
    int[] lengths,
    int[] characters,
    boolean[] withVector,
    String[] keys,
    double @Nullable [] sum,
    double squares,
    int embedded,
    boolean otherLanguage,
    Score[] scores,
    List<Map<String, Score>> variants,
    @Nullable Abundance[] abundances) {

  static final Score.Undefined LANGUAGE = new Score.Undefined(OtherLanguage.REASON);

  /** Flags and counts point nowhere, so they have no ends and are read against nothing. */
  private static final Score.Undefined NO_END = new Score.Undefined("has no ends");

  static Kept of(Pool pool, int blank, List<PoolMetric> metrics, boolean otherLanguage) {
    List<double[]> e = otherLanguage ? List.of() : pool.vectors();
    String[] keys = pool.keys().toArray(String[]::new);
    Arrays.sort(keys);
    return new Kept(
        pool.size(),
        blank,
        lengths(pool.tokens()),
        characters(pool),
        withVector(pool),
        keys,
        sum(e),
        squares(e),
        e.size(),
        otherLanguage,
        measure(pool, metrics, otherLanguage),
        metrics.stream().map(m -> variants(m, pool, otherLanguage)).toList(),
        abundances(pool, metrics));
  }

  private static int[] lengths(int[][] tokens) {
    int[] lengths = new int[tokens.length];
    for (int i = 0; i < lengths.length; i++) lengths[i] = tokens[i].length;
    return lengths;
  }

  private static int[] characters(Pool pool) {
    int[] characters = new int[pool.size()];
    for (int i = 0; i < characters.length; i++)
      characters[i] = pool.answers().get(i).text().length();
    return characters;
  }

  private static boolean[] withVector(Pool pool) {
    boolean[] with = new boolean[pool.size()];
    for (int i = 0; i < with.length; i++) with[i] = pool.hasVector(i);
    return with;
  }

  private static double @Nullable [] sum(List<double[]> e) {
    if (e.isEmpty()) return null;
    double[] sum = new double[e.get(0).length];
    for (double[] x : e) Vectors.add(sum, x, 1);
    return sum;
  }

  private static double squares(List<double[]> e) {
    double squares = 0;
    for (double[] x : e) squares += Vectors.dot(x, x);
    return squares;
  }

  private static @Nullable Abundance[] abundances(Pool pool, List<PoolMetric> metrics) {
    @Nullable Abundance[] abundances = new Abundance[metrics.size()];
    for (int m = 0; m < abundances.length; m++)
      if (metrics.get(m) instanceof Rarefiable r) abundances[m] = r.abundance(pool);
    return abundances;
  }

  private static Map<String, Score> variants(PoolMetric metric, Pool pool, boolean otherLanguage) {
    if (!(metric instanceof WithVariants w)) return Map.of();
    Map<String, Score> variants = new TreeMap<>(w.variants(pool));
    if (otherLanguage && metric.definition().needsEmbedding())
      variants.replaceAll((name, score) -> LANGUAGE);
    return variants;
  }

  /** A place of the table without answers. */
  static Kept empty(List<PoolMetric> metrics, boolean otherLanguage) {
    return of(Pool.of(List.of()), 0, metrics, otherLanguage);
  }

  static Score[] measure(Pool pool, List<PoolMetric> metrics, boolean otherLanguage) {
    Score[] scores = new Score[metrics.size()];
    for (int m = 0; m < scores.length; m++)
      scores[m] = measure(pool, metrics.get(m), otherLanguage);
    return scores;
  }

  static Score measure(Pool pool, PoolMetric metric, boolean otherLanguage) {
    return otherLanguage && metric.definition().needsEmbedding() ? LANGUAGE : metric.of(pool);
  }

  /**
   * Scores of an end at the size of a real pool; like the comparison itself, it needs two answers.
   *
   * @param costly whether costly measures are taken as well
   */
  static Score[] measureEnd(
      Pool pool, List<PoolMetric> metrics, boolean otherLanguage, boolean costly) {
    Score[] scores = new Score[metrics.size()];
    Score none = new Score.Undefined("needs two answers, has " + pool.size());
    for (int m = 0; m < scores.length; m++) {
      PoolMetric metric = metrics.get(m);
      if (metric.definition().direction() == Direction.NEITHER) scores[m] = NO_END;
      else if (pool.size() < 2) scores[m] = none;
      else if (metric.costly() && !costly) scores[m] = EndPrompts.ELSEWHERE;
      else scores[m] = measure(pool, metric, otherLanguage);
    }
    return scores;
  }

  /** The mean cosine over pairs of different answers: S of this cell. */
  Score repetition() {
    if (otherLanguage) return LANGUAGE;
    if (sum == null || embedded < 2)
      return new Score.Undefined("needs two answers, has " + embedded);
    return new Score.Value(Vectors.meanOfPairs(sum, squares, embedded), embedded);
  }

  /** The mean cosine over all ordered pairs, each answer with itself among them: S + (1−S)/n. */
  Score withSelfPairs() {
    if (otherLanguage) return LANGUAGE;
    if (sum == null || embedded < 2)
      return new Score.Undefined("needs two answers, has " + embedded);
    double n = embedded;
    return new Score.Value(Vectors.dot(sum, sum) / (n * n), embedded);
  }

  /** The mean of the unit vectors; null where there is none. */
  double @Nullable [] centre() {
    if (sum == null) return null;
    double[] centre = new double[sum.length];
    Vectors.add(centre, sum, 1.0 / embedded);
    return centre;
  }
}
