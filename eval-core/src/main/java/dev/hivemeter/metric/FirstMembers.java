package dev.hivemeter.metric;

/**
 * Greedy classes: each answer in index order joins the first class whose first member it is related
 * to, or opens a new one. The order of the answers matters.
 */
final class FirstMembers {
  private FirstMembers() {}

  /**
   * Which of the first k compared answers open a class.
   *
   * @param k at most the number of compared answers
   */
  static boolean[] open(Similarities s, int k) {
    boolean[] opens = new boolean[k];
    for (int i = 0; i < k; i++) {
      opens[i] = true;
      for (int j = 0; j < i && opens[i]; j++) if (opens[j] && s.related(j, i)) opens[i] = false;
    }
    return opens;
  }

  /** How many classes the first k compared answers make. */
  static int classes(Similarities s, int k) {
    int classes = 0;
    for (boolean opens : open(s, k)) if (opens) classes++;
    return classes;
  }
}
