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
    String folded = Ascii.all(text) ? text.toLowerCase(Locale.ROOT) : folded(text);
    char[] out = new char[folded.length()];
    int length = 0;
    boolean gap = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (space(c)) {
        gap = length > 0;
        continue;
      }
      if (gap) out[length++] = ' ';
      gap = false;
      out[length++] = c;
    }
    return new String(out, 0, length);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Identity of the normalised text: its SHA-256 in hexadecimal, cut to 128 bits, by which answers
   * are compared across a run without holding their texts.
   */
  public static String key(String text) {
    return Sha256.of(of(text)).substring(0, 32);
  }

  private static boolean space(char c) {
    if (Ascii.contains(c)) return Ascii.space(c);
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
