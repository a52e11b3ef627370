package dev.hivemeter.reports;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as Markdown prints it: on one line, harmless to look at as in {@link Plain}, and nothing in
 * it is markup, a link or HTML of its own.
 *
 * <p>Where GitHub shows it, nothing in it acts either. Mentions ({@code @name}) and references
 * ({@code #12}, {@code gh-12}) are looked for in what is shown, after escapes are undone; so are
 * addresses without a scheme. A character without width breaks them. The {@code @1} of a measure's
 * version is none of these.
 */
public final class Markdown {
  private static final String MARKUP = "\\`*_{}[]|~!#$";

  /** Before these places stands a character without width. */
  private static final Pattern ACTS =
      Pattern.compile(
          "(?<=@)(?<!\\w@(?=\\d{1,9}(?:[ ,;:)]|$)))|(?<=#)(?=\\d)|(?i:(?<=www)(?=\\.)|(?<=\\bgh)(?=-\\d))");

  /** The sign behind the number of a list, at the beginning. */
  private static final Pattern LIST = Pattern.compile("^\\d+(?=[.)](?: |$))");

  private Markdown() {}

  /** The text, escaped. */
  public static String of(String text) {
    String line = Plain.of(text).strip().replaceAll("\\s+", " ");
    BitSet broken = new BitSet();
    for (Matcher m = ACTS.matcher(line); m.find(); ) broken.set(m.start());
    Matcher list = LIST.matcher(line);
    int sign = list.find() ? list.end() : -1;
    StringBuilder out = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (broken.get(i)) out.append("&#8203;");
      if (c == '<') out.append("&lt;");
      else if (c == '>') out.append("&gt;");
      else if (c == '&') out.append("&amp;");
      else {
        if (i == sign || isMarkup(line, i, c)) out.append('\\');
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Signs that many numbers and names have are markup at the beginning alone. */
  private static boolean isMarkup(String line, int at, char c) {
    return MARKUP.indexOf(c) >= 0
        || (at == 0 && "-+=".indexOf(c) >= 0)
        || (c == ':' && line.startsWith("://", at));
  }
}
