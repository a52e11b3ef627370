package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An order in which alike things stand side by side: average-link merging, each time joining the
 * two groups at the ends that are most alike. Ties go to the earlier pair, so the order is fixed by
 * the numbers and the original order. Cost O(n³), meant for tens of models.
 */
final class Seriation {
  private Seriation() {}

  /**
   * @param alike symmetric; the diagonal is not read
   * @return indexes in display order
   */
  static List<Integer> order(double[][] alike) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < alike.length; i++) groups.add(List.of(i));
    while (groups.size() > 1) {
      int a = 0;
      int b = 1;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < groups.size(); i++)
        for (int j = i + 1; j < groups.size(); j++) {
          double v = mean(groups.get(i), groups.get(j), alike);
          if (v > best) {
            best = v;
            a = i;
            b = j;
          }
        }
      groups.set(a, join(groups.get(a), groups.get(b), alike));
      groups.remove(b);
    }
    return groups.isEmpty() ? List.of() : groups.get(0);
  }

  private static double mean(List<Integer> x, List<Integer> y, double[][] alike) {
    double sum = 0;
    for (int i : x) for (int j : y) sum += alike[i][j];
    return sum / (x.size() * y.size());
  }

  /** Turns the groups so that the two most alike ends touch. */
  private static List<Integer> join(List<Integer> x, List<Integer> y, double[][] alike) {
    List<Integer> best = List.of();
    double most = Double.NEGATIVE_INFINITY;
    for (boolean turnX : new boolean[] {false, true})
      for (boolean turnY : new boolean[] {false, true}) {
        List<Integer> both = new ArrayList<>(turnX ? reversed(x) : x);
        double touch = alike[both.get(both.size() - 1)][turnY ? y.get(y.size() - 1) : y.get(0)];
        both.addAll(turnY ? reversed(y) : y);
        if (touch > most) {
          most = touch;
          best = both;
        }
      }
    return best;
  }

  private static List<Integer> reversed(List<Integer> x) {
    List<Integer> r = new ArrayList<>(x);
    Collections.reverse(r);
    return r;
  }
}
