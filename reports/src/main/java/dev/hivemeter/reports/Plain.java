package dev.hivemeter.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside made harmless to look at; nothing is dropped.
 *
 * <ul>
 *   <li>Control characters but tab and line feed become their control pictures (␀ … ␡).
 *   <li>Bidirectional overrides, embeddings and isolates, which could reorder the page around the
 *       text, become their code point in brackets. The marks that right-to-left text needs stay.
 *   <li>Line and paragraph separators become line feeds; a lone surrogate becomes U+FFFD.
 * </ul>
 *
 * Escaping for HTML or JSON is not done here but where the text is written.
 */
final class Plain {
  private Plain() {}

  static String of(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String replacement = replacement(c, text, i);
      if (replacement != null && out == null)
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      if (out != null) {
        if (replacement != null) out.append(replacement);
        else out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out == null ? text : out.toString();
  }

  private static @Nullable String replacement(int c, String text, int i) {
    if (c == '\n' || c == '\t') return null;
    if (c == '\r') return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n";
    if (c < 0x20) return Character.toString(0x2400 + c);
    if (c == 0x7f) return "\u2421";
    if (c >= 0x80 && c < 0xa0) return code(c);
    if (c == 0x2028 || c == 0x2029) return "\n";
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return code(c);
    if (c >= 0xd800 && c <= 0xdfff) return "\ufffd";
    if ((c & 0xfffe) == 0xfffe) return code(c);
    return null;
  }

  private static String code(int c) {
    return String.format(Locale.ROOT, "[U+%04X]", c);
  }
}
