package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.stats.Draws;
import org.jspecify.annotations.Nullable;

/**
 * What the measures of real numbers give on fair draws that are rounded as the answers are.
 *
 * @param wasserstein null for a law without a mean
 */
record RealNull(Band ks, @Nullable Band wasserstein, Band mode, Band collision) {

  static RealNull of(Law law, int[] decimals, Draws draws) {
    Rounded sample = new Rounded(law, decimals);
    int n = decimals.length;
    boolean mean = Laws.hasMean(law);
    double[] parts = mean ? Reals.partialMeans(law, n) : new double[0];
    double[] ks = new double[Band.DRAWS];
    double[] w = new double[Band.DRAWS];
    double[] mode = new double[Band.DRAWS];
    double[] collision = new double[Band.DRAWS];
    for (int b = 0; b < Band.DRAWS; b++) {
      sample.draw(draws);
      double[] x = sample.x;
      double most = 0;
      double sum = 0;
      double f = 0;
      for (int i = 0; i < n; i++) {
        f = i > 0 && x[i] == x[i - 1] ? f : CdfTable.cdf(law, x[i]);
        most = Math.max(most, Math.max((i + 1.0) / n - f, f - (double) i / n));
        if (mean) sum += Reals.step(law, parts, i, x[i], f);
      }
      ks[b] = most;
      w[b] = sum;
      mode[b] = Reals.mode(x);
      collision[b] = Reals.collision(x);
    }
    return new RealNull(
        new Band(ks), mean ? new Band(w) : null, new Band(mode), new Band(collision));
  }
}
