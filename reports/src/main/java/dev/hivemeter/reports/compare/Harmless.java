package dev.hivemeter.reports.compare;

/** Text from outside, made safe to look at before it is escaped for its place. */
final class Harmless {
  private Harmless() {}

  /**
   * Without control characters but tab and line feed, without what reorders a line, and without
   * what XML cannot hold: each becomes U+FFFD. Unlike in the report, nobody needs to see which.
   */
  static String of(String text) {
    StringBuilder b = new StringBuilder(text.length());
    text.codePoints().forEach(c -> b.appendCodePoint(isHarmful(c) ? 0xFFFD : c));
    return b.toString();
  }

  /** The same in one line of at most so many characters. */
  static String line(String text, int most) {
    String one = of(text).strip().replaceAll("\\s+", " ");
    if (one.codePointCount(0, one.length()) <= most) return one;
    return one.substring(0, one.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static boolean isHarmful(int c) {
    if (c == '\n' || c == '\t') return false;
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c & 0xFFFE) == 0xFFFE;
  }
}
