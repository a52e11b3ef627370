package dev.hivemeter.prompts;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name a mistyped one was probably meant to be. */
final class Nearest {
  private Nearest() {}

  /**
   * The name with the smallest edit distance, letter case aside; empty when even that one needs
   * more than a third of its letters changed (at least two edits are always forgiven).
   */
  static Optional<String> of(String typed, Collection<String> known) {
    String t = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(t, k.toLowerCase(Locale.ROOT))))
        .filter(k -> distance(t, k.toLowerCase(Locale.ROOT)) <= Math.max(2, k.length() / 3));
  }

  /** {@code , did you mean 'core'?} or nothing. */
  static String hint(String typed, Collection<String> known) {
    return of(typed, known).map(k -> ", did you mean '" + k + "'?").orElse("");
  }

  /** Levenshtein's distance in UTF-16 units: insertions, deletions and substitutions. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
