package dev.hivemeter.probe;

import dev.hivemeter.stats.Draws;
import java.util.Arrays;
import java.util.List;

/** What measures give on fair draws: {@link Band#DRAWS} times n draws from the law. */
final class LawNull {
  private LawNull() {}

  /**
   * A band for each measure.
   *
   * @param p of the law
   * @param n draws
   */
  static List<Band> of(List<LawMeasure> measures, double[] p, int n, Draws draws) {
    Alias alias = new Alias(p);
    double[][] values = new double[measures.size()][Band.DRAWS];
    int[] counts = new int[p.length];
    double[] q = new double[p.length];
    for (int b = 0; b < Band.DRAWS; b++) {
      Arrays.fill(counts, 0);
      for (int i = 0; i < n; i++) counts[alias.draw(draws)]++;
      for (int k = 0; k < q.length; k++) q[k] = (double) counts[k] / n;
      for (int m = 0; m < values.length; m++) values[m][b] = measures.get(m).of(q, p, n);
    }
    return Arrays.stream(values).map(Band::new).toList();
  }
}
