package dev.hivemeter.scoring;

import dev.hivemeter.metric.Vectors;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Jackknife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Likeness of answers to <em>different</em> prompts: the floor of what models share on the same
 * prompt, and a model's own style collapse. Closed forms over sums of vectors.
 *
 * <pre>
 * F(a, b) = Σ_{p≠q} ⟨ē(a,p), ē(b,q)⟩ / |{p≠q}| = (⟨Σ_p ē(a,p), Σ_q ē(b,q)⟩ − Σ_p ⟨ē(a,p), ē(b,p)⟩) / (P(P−1))
 * </pre>
 *
 * Paraphrases of one question are not different prompts; prompts of different languages are not
 * paired.
 */
final class CrossPrompt {
  /** F of two models. */
  static final Definition FLOOR =
      new Definition(
          "inter-model-cross-prompt@1",
          "Inter-model floor",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          true,
          "The mean cosine between two models' answers to different prompts: what inter-model"
              + " homogeneity is read against.",
          "F(a,b) = mean over p ≠ q of ⟨ē(a,p), ē(b,q)⟩",
          "About 0 for unrelated prompts; 1 for two models that give one text to everything.",
          List.of(
              "Fewer than two prompts that both answered: Undefined.",
              "Paraphrases of one question are not different prompts; languages are not mixed.",
              "Interval: jackknife over questions."),
          "The embedder, and how alike the study's prompts are.",
          "");

  /** The same of one model with itself. */
  static final Definition OWN =
      new Definition(
          "cross-prompt-cosine@1",
          "Cosine across prompts",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          true,
          "The mean cosine between one model's answers to different prompts: its style collapse,"
              + " and the floor of its repetition.",
          "mean over p ≠ q of ⟨ē(p), ē(q)⟩",
          "About 0 for unrelated prompts; a model that gives one text to every prompt has 1.",
          List.of(
              "Fewer than two prompts with an answer: Undefined.",
              "Paraphrases of one question are not different prompts; languages are not mixed.",
              "All prompts that the model answered count, whatever the other models did.",
              "Interval: jackknife over questions."),
          "The embedder, and how alike the study's prompts are.",
          "");

  /** Equal texts across prompts. */
  static final Definition DUPLICATES =
      new Definition(
          "cross-prompt-duplicate-rate@1",
          "Exact duplicates across prompts",
          Direction.HIGHER_IS_MORE_HOMOGENEOUS,
          false,
          "The share of pairs of one model's answers to different prompts that are the same text"
              + " after normalisation.",
          "(Σ C(c,2) over all answers − the same within prompts) / (C(N,2) − Σ C(n_p,2))",
          "A model that gives one text to every prompt has 1.",
          List.of(
              "Fewer than two prompts with an answer: Undefined.",
              "Paraphrases of one question are not different prompts."),
          "The answers' length: short answers collide more.",
          "");

  private CrossPrompt() {}

  /** F(a, b) over the prompts that both answered; with a = b the model's own. */
  static Score cosine(Grid grid, Kept[] a, Kept[] b) {
    Map<String, TreeMap<Integer, double[][]>> sums = new HashMap<>();
    Map<String, TreeMap<Integer, Integer>> sizes = new HashMap<>();
    TreeSet<String> languages = new TreeSet<>();
    int prompts = 0;
    boolean language = false;
    for (int p = 0; p < a.length; p++) {
      double[] x = a[p].centre();
      double[] y = b[p].centre();
      language |= a[p].otherLanguage();
      if (x == null || y == null) continue;
      prompts++;
      String tag = grid.language(p);
      int cluster = grid.cluster()[p];
      languages.add(tag);
      double[][] both =
          sums.computeIfAbsent(tag, t -> new TreeMap<>())
              .computeIfAbsent(cluster, c -> new double[2][x.length]);
      Vectors.add(both[0], x, 1);
      Vectors.add(both[1], y, 1);
      sizes.computeIfAbsent(tag, t -> new TreeMap<>()).merge(cluster, 1, Integer::sum);
    }
    double numerator = 0;
    double pairs = 0;
    List<double[]> without = new ArrayList<>();
    for (String tag : languages) {
      OneLanguage of =
          new OneLanguage(
              sums.getOrDefault(tag, new TreeMap<>()), sizes.getOrDefault(tag, new TreeMap<>()));
      numerator += of.numerator();
      pairs += of.pairs();
      for (double[] change : of.changes()) without.add(change);
    }
    if (!(pairs > 0))
      return language && prompts == 0
          ? Kept.LANGUAGE
          : new Score.Undefined("needs two prompts, has " + prompts);
    double cosine = numerator / pairs;
    double[] leftOut = new double[without.size()];
    for (int k = 0; k < leftOut.length; k++) {
      double left = pairs - without.get(k)[1];
      leftOut[k] = left > 0 ? (numerator - without.get(k)[0]) / left : cosine;
    }
    return new Score.Value(cosine, prompts, Jackknife.interval(cosine, leftOut, -1, 1));
  }

  /**
   * The questions of one language.
   *
   * @param sums of the two models' centres, by question
   * @param sizes prompts of each question
   */
  private record OneLanguage(TreeMap<Integer, double[][]> sums, TreeMap<Integer, Integer> sizes) {

    private double[][] total() {
      double[][] total = new double[2][sums.firstEntry().getValue()[0].length];
      for (double[][] both : sums.values()) {
        Vectors.add(total[0], both[0], 1);
        Vectors.add(total[1], both[1], 1);
      }
      return total;
    }

    double numerator() {
      double[][] total = total();
      double within = 0;
      for (double[][] both : sums.values()) within += Vectors.dot(both[0], both[1]);
      return Vectors.dot(total[0], total[1]) - within;
    }

    double pairs() {
      double n = 0;
      double same = 0;
      for (int size : sizes.values()) {
        n += size;
        same += (double) size * size;
      }
      return n * n - same;
    }

    /** What numerator and pairs lose with each question. */
    List<double[]> changes() {
      double[][] total = total();
      double n = 0;
      for (int size : sizes.values()) n += size;
      List<double[]> changes = new ArrayList<>();
      for (Map.Entry<Integer, double[][]> e : sums.entrySet()) {
        double[][] both = e.getValue();
        double size = sizes.getOrDefault(e.getKey(), 0);
        double lost =
            Vectors.dot(total[0], both[1])
                + Vectors.dot(both[0], total[1])
                - 2 * Vectors.dot(both[0], both[1]);
        changes.add(new double[] {lost, 2 * size * (n - size)});
      }
      return changes;
    }
  }

  /** The share of equal texts among pairs of answers to different prompts. */
  static Score duplicates(Grid grid, Kept[] own) {
    Map<String, Integer> all = new HashMap<>();
    Map<Integer, Map<String, Integer>> byCluster = new HashMap<>();
    Map<Integer, Integer> sizes = new HashMap<>();
    long equal = 0;
    long answers = 0;
    int prompts = 0;
    for (int p = 0; p < own.length; p++) {
      if (own[p].usable() == 0) continue;
      prompts++;
      int cluster = grid.cluster()[p];
      Map<String, Integer> here = byCluster.computeIfAbsent(cluster, c -> new HashMap<>());
      for (String key : own[p].keys()) {
        equal += all.merge(key, 1, Integer::sum) - 1;
        equal -= here.merge(key, 1, Integer::sum) - 1;
      }
      answers += own[p].usable();
      sizes.merge(cluster, own[p].usable(), Integer::sum);
    }
    double pairs = (double) answers * (answers - 1) / 2;
    for (int size : sizes.values()) pairs -= (double) size * (size - 1) / 2;
    if (!(pairs > 0)) return new Score.Undefined("needs two prompts, has " + prompts);
    return new Score.Value(equal / pairs, prompts);
  }
}
