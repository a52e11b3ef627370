package dev.hivemeter.compare;

import dev.hivemeter.compare.Matching.Match;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long the answers of two conditions are, on the prompts that both answered. Length is no
 * diversity, but most measures of words move with it.
 *
 * @param before tokens of an answer, the mean over all answers; 0 without any
 * @param after the same
 */
public record Lengths(double before, double after) {
  /** Means that differ by more than this share of the shorter one are unequal: a convention. */
  public static final double UNEQUAL = 0.1;

  static Lengths of(Match match) {
    Map<String, PoolOf> now = new HashMap<>();
    for (PoolOf p : match.after().pools()) if (p.answers() > 0) now.put(p.prompt(), p);
    long[] tokens = new long[2];
    long[] answers = new long[2];
    for (PoolOf a : match.before().pools()) {
      PoolOf b = now.get(a.prompt());
      if (a.answers() == 0 || b == null) continue;
      tokens[0] += a.tokens();
      answers[0] += a.answers();
      tokens[1] += b.tokens();
      answers[1] += b.answers();
    }
    return answers[0] == 0
        ? new Lengths(0, 0)
        : new Lengths((double) tokens[0] / answers[0], (double) tokens[1] / answers[1]);
  }

  /** Whether measures that grow with length would mostly tell of it. */
  public boolean isUnequal() {
    return Math.max(before, after) > (1 + UNEQUAL) * Math.min(before, after);
  }

  /** Both lengths: {@code 130 tokens before and 337 after}. */
  @Override
  public String toString() {
    return between("before", "after");
  }

  /** The same under other names. */
  String between(String first, String second) {
    return tokens(before) + " tokens " + first + " and " + tokens(after) + " " + second;
  }

  private static String tokens(double mean) {
    return String.format(Locale.ROOT, mean < 10 ? "%.1f" : "%.0f", mean);
  }
}
