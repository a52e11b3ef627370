package dev.hivemeter.cli;

import java.util.regex.Pattern;

/**
 * Foreign text on a console, which is a terminal or the log of a CI server.
 *
 * <ul>
 *   <li>Control characters but line feed and tab, line and paragraph separators, bidi controls, a
 *       byte-order mark and lone surrogates become '�': none moves the cursor, reorders the line or
 *       begins another.
 *   <li>GitHub obeys a line that begins, after blanks, with {@code ::}, and one that has {@code
 *       ##[} anywhere; other servers have signs such as {@code ##vso[}. A space inside breaks them.
 * </ul>
 */
final class Safe {
  /** Blanks as a server may skip them: also those of other scripts, and what is not seen at all. */
  private static final Pattern COMMAND =
      Pattern.compile("^([\\p{Z}\\p{C}&&[^\\n]]*+:)(?=:)", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private static final Pattern SIGN = Pattern.compile("##(?=[A-Za-z]*+\\[)");

  private Safe() {}

  /** The text, of one line or of several. */
  static String line(String text) {
    return COMMAND.matcher(signless(seen(text))).replaceAll("$1 ");
  }

  /** A command of our own to a CI server: one line, whatever is in it. */
  static String command(String text) {
    return signless(seen(text).replace('\n', ' '));
  }

  private static String signless(String text) {
    return text.contains("##") ? SIGN.matcher(text).replaceAll("# #") : text;
  }

  private static String seen(String text) {
    StringBuilder b = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') b.appendCodePoint(c);
              else if (Character.isISOControl(c) || isSeparator(c) || isBidiControl(c))
                b.append('\uFFFD');
              else if (c == 0xFEFF || isSurrogate(c)) b.append('\uFFFD');
              else b.appendCodePoint(c);
            });
    return b.toString();
  }

  private static boolean isSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean isBidiControl(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
