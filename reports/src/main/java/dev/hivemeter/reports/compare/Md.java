package dev.hivemeter.reports.compare;

/** Text in Markdown: on one line, and nothing in it is markup. */
final class Md {
  private static final String MARKUP = "\\`*_{}[]<>()#+!|~&@";

  private Md() {}

  static String text(String text) {
    StringBuilder b = new StringBuilder();
    String line = Harmless.of(text).strip().replaceAll("\\s+", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isMarkup(line, i, c)) b.append('\\');
      b.append(c);
    }
    return b.toString();
  }

  /** Signs that many names and numbers have, and that mean nothing inside them, stay readable. */
  private static boolean isMarkup(String line, int at, char c) {
    if (MARKUP.indexOf(c) < 0)
      return at == 0 && (c == '-' || c == '=' || (Character.isDigit(c) && isList(line)));
    if (c == '@' || c == '&') return false;
    if (c == '(' || c == ')' || c == '+' || c == '!' || c == '#') return at == 0;
    return true;
  }

  private static boolean isList(String line) {
    return line.matches("\\d+[.)] .*");
  }
}
