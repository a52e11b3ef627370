package dev.hivemeter.text;

/** What the general rules come to for U+0000 to U+007F, of which most answers mostly consist. */
final class Ascii {
  private static final int END = 0x80;

  private Ascii() {}

  static boolean contains(int codePoint) {
    return codePoint >= 0 && codePoint < END;
  }

  /** Nothing in such a text has a composed form, a compatibility form or a format character. */
  static boolean all(String text) {
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= END) return false;
    return true;
  }

  /** A letter or a digit; there are no marks. */
  static boolean wordly(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Neither white space nor a control. */
  static boolean visible(int c) {
    return c > ' ' && c < 0x7F;
  }

  /** White space as Java sees it; the four separators U+001C to U+001F are among it. */
  static boolean space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
  }
}
