package dev.hivemeter.metric;

/**
 * Complete-link agglomeration down to a threshold; ties go to the pair of classes with the lowest
 * first member, then the lowest second.
 *
 * <p>A class stands at its lowest member. Of each class the most alike later class is kept; a merge
 * only lowers similarities, so a kept one is searched anew only if it took part in the merge.
 */
final class CompleteLink {
  private CompleteLink() {}

  /**
   * The lowest member of the class of each.
   *
   * @param alike symmetric; becomes that of the classes
   * @param above classes at or under this similarity are not merged
   */
  static int[] classes(double[][] alike, double above) {
    int n = alike.length;
    int[] classOf = new int[n];
    int[] best = new int[n];
    boolean[] gone = new boolean[n];
    for (int i = 0; i < n; i++) {
      classOf[i] = i;
      best[i] = search(alike, gone, i);
    }
    while (true) {
      int a = -1;
      for (int i = 0; i < n; i++)
        if (!gone[i] && best[i] >= 0 && alike[i][best[i]] > (a < 0 ? above : alike[a][best[a]]))
          a = i;
      if (a < 0) break;
      int b = best[a];
      gone[b] = true;
      for (int i = 0; i < n; i++) {
        if (classOf[i] == b) classOf[i] = a;
        if (gone[i] || i == a) continue;
        double least = Math.min(alike[a][i], alike[b][i]);
        alike[a][i] = least;
        alike[i][a] = least;
      }
      for (int i = 0; i < b; i++)
        if (!gone[i] && (i == a || best[i] == a || best[i] == b)) best[i] = search(alike, gone, i);
    }
    return classOf;
  }

  /** The most alike class after this one, the lowest of equals; −1 if it is the last. */
  private static int search(double[][] alike, boolean[] gone, int i) {
    int best = -1;
    for (int j = i + 1; j < alike.length; j++)
      if (!gone[j] && (best < 0 || alike[i][j] > alike[i][best])) best = j;
    return best;
  }
}
