package dev.hivemeter.text;

import dev.hivemeter.model.Sha256;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The form under which two answers are the same text: NFKC, upper and then lower case in no
 * language, white space collapsed to one space, none at the ends.
 *
 * <p>Upper case comes first so that ß and ss, or ς and σ, are alike. Punctuation counts.
 */
public final class Normalised {
  private Normalised() {}

  /** The normalised text. */
  public static String of(String text) {
    String folded =
        plain(text)
            ? text.toLowerCase(Locale.ROOT)
            : Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(folded.length());
    boolean gap = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (space(c)) {
        gap = true;
        continue;
      }
      if (gap && out.length() > 0) out.append(' ');
      gap = false;
      out.append(c);
    }
    return out.toString();
  }

  /**
   * Identity of the normalised text: its SHA-256 in hexadecimal, cut to 128 bits, by which answers
   * are compared across a run without holding their texts.
   */
  public static String key(String text) {
    return Sha256.of(of(text)).substring(0, 32);
  }

  /** ASCII only: NFKC leaves it as it is, and every capital has one small letter and back. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
    return true;
  }

  private static boolean space(char c) {
    if (c > 0x20 && c < 0x80) return false;
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
