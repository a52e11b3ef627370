package dev.hivemeter.reports;

/** Text as LaTeX wants it. */
final class Tex {
  private Tex() {}

  /**
   * Every character that means something to TeX is written so that it is printed. Characters beyond
   * ASCII stay as they are: every LaTeX of today reads UTF-8.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                case '<' -> out.append("\\textless{}");
                case '>' -> out.append("\\textgreater{}");
                case '|' -> out.append("\\textbar{}");
                case '"' -> out.append("\\textquotedbl{}");
                case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').appendCodePoint(c);
                case '\u00a0', '\u202f' -> out.append('~');
                case '–' -> out.append("--");
                case '’' -> out.append('\'');
                case '²' -> out.append("\\textsuperscript{2}");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
