package dev.hivemeter.probe;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A text as values are looked for in it: compatibility forms folded (NFKC), every script's digits
 * as ASCII, faces of dice as digits, one kind of minus and of quotation mark, no characters without
 * width, no names of code fences, number words as digits.
 *
 * <p>Markdown and line breaks stay: they tell an answer from what is said about it.
 */
final class Canonical {
  private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*```[ \\t]*[\\w+-]*[ \\t]*$");
  private static final Pattern LATEX =
      Pattern.compile("\\\\(?:text|mathrm|mathbf|textbf|textit|mathit|operatorname)\\s*(?=\\{)");
  private static final Pattern DISPLAY = Pattern.compile("\\\\[()\\[\\],;! ]|\\$");
  private static final int FIRST_FACE = 0x2680;

  private Canonical() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    // Superscripts are powers and footnotes: what NFKC makes of 10² is no number of anybody's.
    String plain = text.replaceAll("[\\u00B2\\u00B3\\u00B9\\u2070-\\u2079]", " ");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    plain.codePoints().forEach(c -> append(c, out));
    String s = FENCE.matcher(out).replaceAll("");
    if (s.indexOf('\\') >= 0) s = LATEX.matcher(s).replaceAll("");
    if (s.indexOf('\\') >= 0 || s.indexOf('$') >= 0) s = DISPLAY.matcher(s).replaceAll(" ");
    return NumberWords.digits(s);
  }

  private static void append(int c, StringBuilder out) {
    if (c < 0x80) {
      out.append(c == '\r' ? '\n' : (char) c);
      return;
    }
    int type = Character.getType(c);
    if (type == Character.DECIMAL_DIGIT_NUMBER) out.append(Character.digit(c, 10));
    else if (c >= FIRST_FACE && c < FIRST_FACE + 6) out.append(c - FIRST_FACE + 1);
    else if (c == 0x2212) out.append('-');
    else if (c == 0x2018 || c == 0x2019 || c == 0x02BC) out.append('\'');
    else if (c == 0x201C || c == 0x201D || c == 0x00AB || c == 0x00BB) out.append('"');
    else if (c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || type == Character.FORMAT) return;
    else if (c == 0x066B) out.append('.');
    else if (Character.isSpaceChar(c)) out.append(' ');
    else out.appendCodePoint(c);
  }
}
