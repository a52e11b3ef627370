package dev.hivemeter.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A key however it is written: as it is, each character by itself behind backslashes, as {@code
 * \}{@code u002b} or as {@code %2B}, in any mixture, in either case and nested a few times over;
 * and in Base64. So what a reader of JSON or of an address would make the key of is found as well.
 */
final class KeyForms {
  /** Texts within texts within texts double their backslashes each time. */
  private static final int SLASHES = 16;

  private KeyForms() {}

  static Pattern of(String key) {
    String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    // Looked at before anything else, because most places of most texts are no beginning.
    StringBuilder b = new StringBuilder("(?=[\\\\%");
    b.append(inClass(key.charAt(0))).append(inClass(base64.charAt(0))).append("])(?:");
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      b.append("(?:");
      if (c == '\\') b.append("\\\\{1," + SLASHES + "}");
      else if (i > 0) b.append("\\\\{0," + SLASHES + "}").append(literal(c));
      else b.append(literal(c));
      b.append("|\\\\{1," + SLASHES + "}u").append(hex(c, 4));
      if (c < 0x80) b.append("|%(?:25)*+").append(hex(c, 2));
      b.append(')');
    }
    return Pattern.compile(b.append('|').append(Pattern.quote(base64)).append(')').toString());
  }

  private static String inClass(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }

  private static String literal(char c) {
    return Pattern.quote(String.valueOf(c));
  }

  private static String hex(char c, int digits) {
    return "(?i:" + String.format(Locale.ROOT, "%0" + digits + "x", (int) c) + ")";
  }
}
