package dev.hivemeter.probe;

import dev.hivemeter.stats.Draws;
import org.jspecify.annotations.Nullable;

/** What {@link Serial} gives on lists of fair draws, as long as the answers' own. */
record SerialNull(Band repeats, Band across, Band lag1) {

  /**
   * @param p of the law
   * @param numbers of its values; null where they are no numbers
   * @param shape lengths of the sequences
   * @param starts places of their first values
   */
  static SerialNull of(
      double[] p, double @Nullable [] numbers, int[] shape, int[] starts, Draws draws) {
    Alias alias = new Alias(p);
    int[][] kinds = new int[shape.length][];
    double[][] values = new double[shape.length][];
    for (int i = 0; i < shape.length; i++) {
      kinds[i] = new int[shape[i]];
      values[i] = new double[shape[i]];
    }
    double[] repeats = new double[Band.DRAWS];
    double[] across = new double[Band.DRAWS];
    double[] lag1 = new double[Band.DRAWS];
    for (int b = 0; b < Band.DRAWS; b++) {
      for (int i = 0; i < shape.length; i++)
        for (int t = 0; t < shape[i]; t++) {
          kinds[i][t] = alias.draw(draws);
          values[i][t] = numbers == null ? 0 : numbers[kinds[i][t]];
        }
      repeats[b] = Serial.repeats(kinds);
      across[b] = Serial.sameAcross(kinds, starts, p.length);
      double lag = numbers == null ? Serial.kappa(kinds, p.length) : Serial.lag1(values);
      lag1[b] = Double.isNaN(lag) ? 0 : lag;
    }
    return new SerialNull(new Band(repeats), new Band(across), new Band(lag1));
  }
}
