package dev.hivemeter.between;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;

/**
 * The groups into which all models' answers to one prompt fall.
 *
 * <pre>average-link tree on 1 − cos, cut into k = 2 … min(10, n−1); the k with the largest mean
 * silhouette</pre>
 *
 * One cluster where that silhouette is under .25: the answers are spread without gaps, or all
 * alike.
 *
 * <ul>
 *   <li>Fewer than three answers: Undefined, all in one cluster.
 *   <li>All distances under 1e-6: one cluster, its silhouette Undefined.
 *   <li>A cut between two joins of equal height (to 1e-9) would be decided by the order of the
 *       answers and is passed over. Equal silhouettes: the smaller k.
 * </ul>
 *
 * Depends on the embedder; a handful of outlying answers can form clusters of their own. Cost
 * O(n²).
 *
 * @param labels the cluster of each answer, numbered by first appearance
 * @param count how many clusters, {@code clusters@1}; n is the number of answers
 * @param silhouette the largest mean silhouette, {@code silhouette@1}, also where it is too small
 */
public record Clusters(int[] labels, Score count, Score silhouette) {
  private static final int MOST = 10;
  private static final double LEAST_SILHOUETTE = 0.25;
  private static final double NO_DISTANCE = 1e-6;
  private static final double SAME_HEIGHT = 1e-9;

  /** The number of clusters. */
  public static final Definition COUNT =
      new Definition(
              "clusters@1",
              "Clusters of a prompt's answers",
              Direction.NEITHER,
              true,
              "Into how many groups all models' answers to one prompt fall.",
              "average-link tree on 1 − cos; the k of 2 … min(10, n−1) with the largest mean silhouette",
              "1: spread without gaps, or all alike; k: as many groups, each closer to itself than to"
                  + " the next.",
              List.of(
                  "Fewer than three answers with a vector: Undefined.",
                  "The largest mean silhouette is under .25, or all distances are under 1e-6: 1.",
                  "Cuts between joins of equal height are passed over; equal silhouettes: the smaller"
                      + " k."),
              "The embedder; a few outlying answers can form groups of their own.",
              "Sokal and Michener 1958 (average link); Rousseeuw 1987,"
                  + " https://doi.org/10.1016/0377-0427(87)90125-7")
          .within(1, 10);

  /** How well they are apart. */
  public static final Definition SILHOUETTE =
      new Definition(
              "silhouette@1",
              "Silhouette of a prompt's clusters",
              Direction.NEITHER,
              true,
              "How much closer answers are to their own cluster than to the next, for the best number of"
                  + " clusters.",
              "max over k of the mean of (b − a)/max(a, b), a = mean distance to the own cluster, b ="
                  + " smallest mean distance to another",
              "1: clusters of copies, far apart; about 0: a cut through a cloud; under .25 the prompt is"
                  + " said to have one cluster.",
              List.of(
                  "Fewer than three answers with a vector, or all distances under 1e-6: Undefined.",
                  "An answer alone in its cluster counts 0."),
              "The embedder.",
              "Rousseeuw 1987, https://doi.org/10.1016/0377-0427(87)90125-7")
          .within(-1, 1);

  /** The clusters of the answers with these cosines, square and symmetric. */
  public static Clusters of(float[][] cosine) {
    int n = cosine.length;
    Groups.checkSquare(cosine, n);
    if (n < 3) {
      Score few = new Score.Undefined("needs three answers, has " + n);
      return new Clusters(new int[n], few, few);
    }
    double widest = widest(cosine);
    if (widest <= NO_DISTANCE)
      return one(n, new Score.Undefined("all answers are alike: no distance is above 1e-6"));
    AverageLink tree = AverageLink.of(cosine);
    int most = Math.min(MOST, n - 1);
    Silhouettes cut = new Silhouettes(cosine, labels(tree, n, most));
    double best = Double.NEGATIVE_INFINITY;
    int[] chosen = new int[n];
    for (int k = most; k >= 2; k--) {
      int next = n - k;
      if (tree.height()[next] - tree.height()[next - 1] > SAME_HEIGHT) {
        double mean = cut.mean();
        if (mean >= best) {
          best = mean;
          chosen = cut.labels();
        }
      }
      int a = cut.label(tree.left()[next]);
      int b = cut.label(tree.right()[next]);
      cut.join(a, b);
    }
    if (best == Double.NEGATIVE_INFINITY)
      return one(n, new Score.Undefined("no cut is between two heights: all distances are alike"));
    Score silhouette = new Score.Value(best, n);
    if (best < LEAST_SILHOUETTE) return one(n, silhouette);
    int[] labels = numbered(chosen);
    int k = Arrays.stream(labels).max().orElse(0) + 1;
    return new Clusters(labels, new Score.Value(k, n), silhouette);
  }

  private static Clusters one(int n, Score silhouette) {
    return new Clusters(new int[n], new Score.Value(1, n), silhouette);
  }

  private static double widest(float[][] cosine) {
    double widest = 0;
    for (int i = 0; i < cosine.length; i++)
      for (int j = 0; j < i; j++) {
        double d = AverageLink.distance(cosine[i][j]);
        if (!(d <= 2.001))
          throw new IllegalArgumentException(
              "cosine of " + i + " and " + j + " is " + cosine[i][j] + ", outside [-1, 1]");
        widest = Math.max(widest, d);
      }
    return widest;
  }

  /** The clusters after all joins but the last k − 1. */
  private static int[] labels(AverageLink tree, int n, int k) {
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) parent[i] = i;
    for (int join = 0; join < n - k; join++)
      parent[root(parent, tree.right()[join])] = root(parent, tree.left()[join]);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) labels[i] = root(parent, i);
    return numbered(labels);
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Numbers clusters by first appearance. */
  private static int[] numbered(int[] labels) {
    int[] number = new int[labels.length];
    Arrays.fill(number, -1);
    int[] out = new int[labels.length];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      if (number[labels[i]] < 0) number[labels[i]] = next++;
      out[i] = number[labels[i]];
    }
    return out;
  }
}
