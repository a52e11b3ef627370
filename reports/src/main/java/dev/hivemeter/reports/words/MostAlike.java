package dev.hivemeter.reports.words;

import dev.hivemeter.kernel.CosineKernel;
import dev.hivemeter.kernel.InnerProducts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alike the answers of every two models to one prompt are, and which two are most alike.
 *
 * <pre>H(a,b) = mean over i,j of cos(e(a,i), e(b,j))          best(a,b) = max over i,j
 * H = ⟨Σ e(a,i), Σ e(b,j)⟩ / (n_a·n_b)</pre>
 *
 * Copies give 1 and 1. A model without a vector has no pair with anybody. Of equally alike answers
 * the first of the first model, then the first of the second is taken. Cost n²/2·d for n answers of
 * all models, in memory n·d and a record a pair of models.
 */
public final class MostAlike {

  /**
   * Two models on one prompt.
   *
   * @param homogeneity mean cosine over all pairs of their answers
   * @param cosine of the two that are most alike
   * @param first place of the first model's answer among its own
   * @param second place of the second model's answer among its own
   */
  public record Pair(double homogeneity, double cosine, int first, int second) {
    /** The same two, the second model first. */
    public Pair turned() {
      return new Pair(homogeneity, cosine, /* first= */ second, /* second= */ first);
    }
  }

  private final int[] from;
  private final double[][] sums;
  private final float[] best;
  private final long[] where;

  private MostAlike(int[] from) {
    int models = from.length - 1;
    this.from = from;
    this.sums = new double[models][];
    this.best = new float[models * models];
    this.where = new long[models * models];
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
  }

  /** Of unit vectors of one length, model by model. */
  public static MostAlike of(List<List<float[]>> models) {
    int[] from = new int[models.size() + 1];
    List<float[]> all = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      all.addAll(models.get(m));
      from[m + 1] = all.size();
    }
    MostAlike found = new MostAlike(from);
    for (int m = 0; m < models.size(); m++) found.sums[m] = sum(models.get(m));
    int[] owner = new int[all.size()];
    for (int m = 0; m < models.size(); m++)
      for (int i = from[m]; i < from[m + 1]; i++) owner[i] = m;
    if (all.size() > 1)
      CosineKernel.fastest()
          .pairs(
              all.toArray(float[][]::new),
              (i, j, cosines, at, count) -> {
                for (int k = 0; k < count; k++) found.take(owner, i, j + k, cosines[at + k]);
              });
    return found;
  }

  private static double[] sum(List<float[]> vectors) {
    double[] sum = new double[vectors.isEmpty() ? 0 : vectors.get(0).length];
    for (float[] e : vectors) for (int k = 0; k < sum.length; k++) sum[k] += e[k];
    return sum;
  }

  private void take(int[] owner, int i, int j, float cosine) {
    int a = owner[i];
    int b = owner[j];
    if (a == b) return;
    int pair = a * (from.length - 1) + b;
    long place = ((long) (i - from[a]) << 32) | (j - from[b]);
    // The kernels visit pairs in orders of their own, so equal cosines are decided by place.
    if (cosine > best[pair] || (cosine == best[pair] && place < where[pair])) {
      best[pair] = cosine;
      where[pair] = place;
    }
  }

  /** Two different models in either order; null where one of them has no vector. */
  public @Nullable Pair pair(int a, int b) {
    if (a > b) {
      Pair p = pair(b, a);
      return p == null ? null : p.turned();
    }
    long n = (long) (from[a + 1] - from[a]) * (from[b + 1] - from[b]);
    if (a == b || n == 0) return null;
    int pair = a * (from.length - 1) + b;
    return new Pair(
        InnerProducts.of(sums[a], sums[b]) / n,
        best[pair],
        (int) (where[pair] >> 32),
        (int) where[pair]);
  }
}
