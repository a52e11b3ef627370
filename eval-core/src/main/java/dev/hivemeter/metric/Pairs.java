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
    return excluded == 0
        ? needTwo(n)
        : new Score.Undefined(
            "needs two answers, has " + n + " (" + excluded + " " + why + " left out)");
  }
}
