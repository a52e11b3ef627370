package dev.hivemeter.metric;

import dev.hivemeter.score.Score;

/** What the measures of pairs say when there is no pair. */
final class Pairs {
  private Pairs() {}

  static Score.Undefined needTwo(int n) {
    return new Score.Undefined("needs two answers, has " + n);
  }

  /** Fewer than two are left after some were excluded. */
  static Score.Undefined needTwo(int n, int excluded, String why) {
    return need(2, n, excluded, why);
  }

  /** Fewer than needed are left after some were excluded. */
  static Score.Undefined need(int needed, int n, int excluded, String why) {
    return new Score.Undefined(
        "needs "
            + (needed == 2 ? "two" : needed)
            + " answers, has "
            + n
            + (excluded == 0 ? "" : " (" + excluded + " " + why + " left out)"));
  }

  /** Why an answer without n-grams of this order is left out. */
  static String under(int order) {
    return order == 1 ? "without tokens" : "of fewer than " + order + " tokens";
  }
}
