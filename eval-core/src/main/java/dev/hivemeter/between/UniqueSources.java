package dev.hivemeter.between;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The number of different models among the N answers nearest to an answer, of all models' answers
 * to one prompt, averaged over the answers.
 *
 * <pre>mean over i of |models of the N largest cos(i, j), j ≠ i|</pre>
 *
 * Models that answer from one law give the full-mixing expectation, and so do copies of one text;
 * models that each keep to themselves give the floor.
 *
 * <ul>
 *   <li>Ties at the N-th cosine are drawn at random, in closed form: with a nearer and b tied
 *       answers, b_m of them from model m, a model not seen yet counts 1 − C(b−b_m, N−a)/C(b, N−a).
 *   <li>Mixing: the N nearest drawn without replacement from the other answers.
 *   <li>Floor: own answers first, then whole models, the largest first. Where models have fewer
 *       than N answers, an answer amid another model's can see fewer.
 *   <li>Normalised: (observed − floor) / (mixing − floor); a model counts one, so less than .05 of
 *       one between the two is no room.
 *   <li>N or fewer answers, or fewer than two models: Undefined.
 * </ul>
 *
 * Depends on the numbers of models and of answers, and on the embedder. Cost O(n²): two passes over
 * each row, whatever the number of N.
 *
 * @see <a href="https://arxiv.org/abs/2510.22954">Jiang et al. 2025</a>
 */
public final class UniqueSources {
  /** The numbers N for which it is worked out. */
  public static final List<Integer> NEAREST = List.of(5, 10, 15, 20, 25, 30, 35, 40, 45, 50);

  /** Their definitions, in the same order. */
  public static final List<Definition> DEFINITIONS =
      NEAREST.stream().map(UniqueSources::definition).toList();

  private static final double LEAST_ROOM = 0.05;

  /**
   * One prompt, one N.
   *
   * @param nearest N
   * @param observed variant {@code default}; n is the number of answers
   * @param floor variant {@code floor}
   * @param mixing variant {@code mixing}
   * @param normalised variant {@code normalised}
   */
  public record At(int nearest, Score observed, Score floor, Score mixing, Score normalised) {}

  private UniqueSources() {}

  /**
   * One prompt.
   *
   * @param cosine of all pairs of answers, square and symmetric; the diagonal is not read
   * @param model of each answer, from 0
   * @return one for each of {@link #NEAREST}
   */
  public static List<At> of(float[][] cosine, int[] model) {
    int n = model.length;
    Groups.checkSquare(cosine, n);
    int[] sizes = Groups.sizes(model);
    Mixing mixing = new Mixing(sizes);
    int[] defined =
        NEAREST.stream()
            .mapToInt(Integer::intValue)
            .filter(k -> k < n && mixing.models() >= 2)
            .toArray();
    double[] sums = new double[defined.length];
    NearestModels row = new NearestModels(defined, model, sizes.length);
    if (defined.length > 0) for (int i = 0; i < n; i++) row.add(cosine[i], i, sums);
    List<At> all = new ArrayList<>();
    for (int nearest : NEAREST) {
      int k = Arrays.binarySearch(defined, nearest);
      all.add(
          k >= 0 ? at(nearest, sums[k] / n, mixing, n) : undefined(nearest, n, mixing.models()));
    }
    return List.copyOf(all);
  }

  private static At at(int nearest, double observed, Mixing sizes, int n) {
    double floor = sizes.floor(nearest);
    double mixing = sizes.mixing(nearest);
    Score normalised =
        mixing - floor >= LEAST_ROOM
            ? new Score.Value((observed - floor) / (mixing - floor), n)
            : new Score.Undefined(
                "mixing gives less than " + LEAST_ROOM + " models more than the floor");
    return new At(
        nearest,
        new Score.Value(observed, n),
        new Score.Value(floor, n),
        new Score.Value(mixing, n),
        normalised);
  }

  private static At undefined(int nearest, int n, int models) {
    Score no =
        new Score.Undefined(
            models < 2
                ? "needs answers of two models, has " + models
                : "needs more than " + nearest + " answers, has " + n);
    return new At(nearest, no, no, no, no);
  }

  private static Definition definition(int nearest) {
    return new Definition(
        "unique-source-models-" + nearest + "@1",
        "Unique source models among the " + nearest + " nearest",
        Direction.HIGHER_IS_MORE_HOMOGENEOUS,
        true,
        "How many different models gave the "
            + nearest
            + " answers nearest to an answer, among all models' answers to the same prompt.",
        "mean over answers i of the number of models among the "
            + nearest
            + " largest cos(e_i, e_j), j ≠ i",
        "Models that answer from one law, or all with one text, give the variant mixing; models that"
            + " keep to themselves give the variant floor.",
        List.of(
            "No more than "
                + nearest
                + " answers with a vector, or fewer than two models: Undefined.",
            "Ties at the last cosine are drawn at random, in expectation.",
            "Variant mixing: the nearest drawn without replacement from the other answers; variant"
                + " floor: own answers first, then whole models, the largest first.",
            "Variant normalised: (default − floor) / (mixing − floor), Undefined where less than"
                + " .05 models lie between the two."),
        "The numbers of models and of answers of each (compare at equal ones), and the embedder.",
        "Jiang et al. 2025, https://arxiv.org/abs/2510.22954");
  }
}
