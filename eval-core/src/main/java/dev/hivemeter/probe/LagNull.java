package dev.hivemeter.probe;

import dev.hivemeter.model.Law;
import dev.hivemeter.stats.Draws;

/** The correlation of neighbours in lists of fair draws, each rounded as the answers' own. */
final class LagNull {
  private LagNull() {}

  /**
   * @param decimals of the values, list by list
   */
  static Band of(Law law, int[][] decimals, Draws draws) {
    Rounded rounded = new Rounded(law, new int[0]);
    double[][] lists = new double[decimals.length][];
    for (int i = 0; i < lists.length; i++) lists[i] = new double[decimals[i].length];
    double[] lag1 = new double[Band.DRAWS];
    for (int b = 0; b < Band.DRAWS; b++) {
      for (int i = 0; i < lists.length; i++)
        for (int t = 0; t < lists[i].length; t++) lists[i][t] = rounded.one(draws, decimals[i][t]);
      double lag = Serial.lag1(lists);
      lag1[b] = Double.isNaN(lag) ? 0 : lag;
    }
    return new Band(lag1);
  }
}
