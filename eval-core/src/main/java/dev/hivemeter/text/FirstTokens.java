package dev.hivemeter.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text after its first so many tokens ({@link Scanner}), for embedders and people to read:
 * capitals, spaces and punctuation stay.
 *
 * <ul>
 *   <li>The tokens of the cut are exactly the first tokens of the text.
 *   <li>The cut is the beginning of the text in NFC, up to the end of its last token. A capital
 *       sigma that the cut would make the last letter of its word is written small, because its
 *       lower case depends on what follows.
 *   <li>A text of exactly so many tokens is its own cut, as it is; one of fewer has none.
 * </ul>
 *
 * Cost O(length).
 */
public final class FirstTokens {
  private static final char SIGMA = 'Σ';

  private FirstTokens() {}

  /**
   * The text cut after {@code tokens} tokens; null when it has fewer.
   *
   * @param tokens at least 1
   */
  public static @Nullable String of(String text, int tokens) {
    if (tokens < 1) throw new IllegalArgumentException("cannot cut after " + tokens + " tokens");
    String prepared = Scanner.prepared(text);
    int end = Scanner.end(prepared, tokens);
    if (end < 0) return null;
    if (Scanner.end(prepared, tokens + 1) < 0) return text;
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    String cut = normal.substring(0, sourceEnd(normal, end));
    int sigma = cut.lastIndexOf(SIGMA);
    if (sigma < 0 || Scanner.prepared(cut).equals(prepared.substring(0, end))) return cut;
    return cut.substring(0, sigma) + 'σ' + cut.substring(sigma + 1);
  }

  /** Where the character of {@code normal} ends that gives the prepared text's last before end. */
  private static int sourceEnd(String normal, int end) {
    int made = 0;
    int at = 0;
    while (made < end) {
      int c = normal.codePointAt(at);
      at += Character.charCount(c);
      made += Scanner.preparedLength(c);
    }
    return at;
  }
}
