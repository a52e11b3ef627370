package dev.hivemeter.probe;

import dev.hivemeter.score.Score;
import java.util.Arrays;

/**
 * Whether the values of a list know of each other. A sequence is one call's values in order; values
 * of different calls are never neighbours. Kinds are numbered from 0.
 */
final class Serial {
  private Serial() {}

  static int neighbours(int[][] calls) {
    int pairs = 0;
    for (int[] call : calls) pairs += Math.max(0, call.length - 1);
    return pairs;
  }

  /** The share of neighbours within a call that are equal; NaN without neighbours. */
  static double repeats(int[][] calls) {
    int equal = 0;
    for (int[] call : calls)
      for (int t = 1; t < call.length; t++) if (call[t] == call[t - 1]) equal++;
    return (double) equal / neighbours(calls);
  }

  /**
   * The share of pairs of sequences that have the same value in the same place, over all places;
   * NaN where no two share a place.
   *
   * @param starts place of each sequence's first value
   */
  static double sameAcross(int[][] calls, int[] starts, int kinds) {
    int end = 0;
    for (int c = 0; c < calls.length; c++) end = Math.max(end, starts[c] + calls[c].length);
    double equal = 0;
    double pairs = 0;
    int[] counts = new int[kinds];
    for (int place = 0; place < end; place++) {
      Arrays.fill(counts, 0);
      int n = 0;
      for (int c = 0; c < calls.length; c++) {
        int t = place - starts[c];
        if (t < 0 || t >= calls[c].length) continue;
        equal += counts[calls[c][t]]++;
        n++;
      }
      pairs += n * (n - 1.0) / 2;
    }
    return equal / pairs;
  }

  /**
   * Correlation of neighbours: Σ(x_t − x̄)(x_{t+1} − x̄)/pairs over Σ(x − x̄)²/n, all calls
   * together. NaN without neighbours or spread.
   */
  static double lag1(double[][] calls) {
    double sum = 0;
    int n = 0;
    for (double[] call : calls)
      for (double v : call) {
        sum += v;
        n++;
      }
    double mean = sum / n;
    double products = 0;
    double squares = 0;
    int pairs = 0;
    for (double[] call : calls)
      for (int t = 0; t < call.length; t++) {
        double off = call[t] - mean;
        squares += off * off;
        if (t == 0) continue;
        products += off * (call[t - 1] - mean);
        pairs++;
      }
    return products / pairs / (squares / n);
  }

  /**
   * The same for values that are no numbers: (r − Σq²)/(1 − Σq²), r the share of equal neighbours,
   * q the share of each value. NaN without neighbours, or where there is one value only.
   */
  static double kappa(int[][] calls, int kinds) {
    int[] counts = new int[kinds];
    int n = 0;
    for (int[] call : calls)
      for (int v : call) {
        counts[v]++;
        n++;
      }
    double squares = 0;
    for (int c : counts) squares += (double) c * c;
    double chance = squares / ((double) n * n);
    return (repeats(calls) - chance) / (1 - chance);
  }

  /**
   * The runs test of Wald and Wolfowitz for two or more kinds: runs of equal values, less what they
   * are in expectation given each call's own counts, over their standard deviation. All calls
   * together.
   *
   * <pre>E = n + 1 − Σc²/n,  V = (Σc²(Σc² + n(n+1)) − 2nΣc³ − n³) / (n²(n−1))</pre>
   *
   * @return z, below 0 where values stick together and above where they avoid each other
   * @see <a href="https://doi.org/10.1214/aoms/1177731909">Wald and Wolfowitz 1940; Mood 1940</a>
   */
  static Score runs(int[][] calls, int kinds) {
    double observed = 0;
    double expected = 0;
    double variance = 0;
    int values = 0;
    int[] counts = new int[kinds];
    for (int[] call : calls) {
      int n = call.length;
      if (n < 2) continue;
      Arrays.fill(counts, 0);
      int runs = 1;
      for (int t = 0; t < n; t++) {
        counts[call[t]]++;
        if (t > 0 && call[t] != call[t - 1]) runs++;
      }
      double s2 = 0;
      double s3 = 0;
      for (int c : counts) {
        s2 += (double) c * c;
        s3 += (double) c * c * c;
      }
      observed += runs;
      expected += n + 1 - s2 / n;
      double m = n;
      variance += (s2 * (s2 + m * (m + 1)) - 2 * m * s3 - m * m * m) / (m * m * (m - 1));
      values += n;
    }
    if (values < 10) return new Score.Undefined("needs ten values in lists, has " + values);
    if (!(variance > 1e-9))
      return new Score.Undefined("every list holds one value only, or none twice");
    return new Score.Value((observed - expected) / Math.sqrt(variance), values);
  }
}
