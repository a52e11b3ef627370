package dev.hivemeter.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the smallest distance, the first of equals; empty when even that one needs
   * more than a third of its letters changed (at least two edits are always forgiven).
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(typed, k)))
        .filter(k -> distance(typed, k) <= Math.max(2, k.length() / 3));
  }

  /** {@code , did you mean 'core'?} or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known).map(k -> ", did you mean '" + k + "'?").orElse("");
  }

  /** Levenshtein's distance in UTF-16 units, letter case aside. */
  public static int distance(String typed, String known) {
    String a = typed.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
