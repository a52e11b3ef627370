package dev.hivemeter.cli;

/** Foreign text on a terminal: control characters, bidi overrides and lone surrogates removed. */
final class Safe {
  private Safe() {}

  /**
   * The text with every character that could move the cursor or reorder the line replaced by '�'.
   */
  static String line(String text) {
    StringBuilder b = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') b.appendCodePoint(c);
              else if (Character.isISOControl(c) || isBidiControl(c) || isSurrogate(c))
                b.append('\uFFFD');
              else b.appendCodePoint(c);
            });
    return b.toString();
  }

  private static boolean isBidiControl(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F;
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
