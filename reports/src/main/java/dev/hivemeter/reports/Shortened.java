package dev.hivemeter.reports;

/**
 * A text as far as a page holds it.
 *
 * @param left how many of its characters are left out
 */
record Shortened(String text, int left) {

  /** Never between the two halves of a character. */
  static Shortened to(int chars, String text) {
    if (text.length() <= chars) return new Shortened(text, 0);
    int end = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
    return new Shortened(text.substring(0, end), text.length() - end);
  }
}
