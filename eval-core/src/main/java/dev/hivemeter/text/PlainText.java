package dev.hivemeter.text;

/**
 * Tells whether a text has no characters but those of plain Latin and of general punctuation, such
 * as dashes and typographic quotation marks. There, what the scanner does before it cuts comes to
 * lower case alone (and ’ to '), and no token of letters and digits touches another.
 */
public final class PlainText {
  private PlainText() {}

  /** Whether it has none but U+0000–U+007F, U+2010–U+2027 and U+2030–U+203A. */
  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          Ascii.contains(c) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x203A);
      if (!plain) return false;
    }
    return true;
  }
}
