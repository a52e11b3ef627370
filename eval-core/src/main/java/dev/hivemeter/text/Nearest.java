package dev.hivemeter.text;

import java.util.Collection;
import java.util.Optional;

/** "Did you mean": the known name that is fewest edits away. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the smallest Levenshtein distance, when that is at most a third of the
   * longer name's length (at least 1); ties go to the first.
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String c : candidates) {
      int d = distance(name, c);
      if (d < bestDistance && d <= Math.max(1, Math.max(name.length(), c.length()) / 3)) {
        best = c;
        bestDistance = d;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code , did you mean 'x'?} or an empty text. */
  public static String hint(String name, Collection<String> candidates) {
    return of(name, candidates).map(c -> ", did you mean '" + c + "'?").orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
