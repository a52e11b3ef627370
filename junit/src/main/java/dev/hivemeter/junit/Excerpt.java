package dev.hivemeter.junit;

/**
 * The beginning of a model's text, fit for a console: one line, nothing that moves a cursor, hides
 * or turns around what stands beside it.
 */
final class Excerpt {
  private static final int CHARACTERS = 100;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int characters = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = shown.length() > 0;
        continue;
      }
      if (isUnseen(c)) continue;
      if (characters >= CHARACTERS) return shown.append(" …").toString();
      if (space) {
        shown.append(' ');
        characters++;
      }
      space = false;
      shown.appendCodePoint(c);
      characters++;
    }
    return shown.toString();
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
