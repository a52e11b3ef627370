package dev.hivemeter.reports;

/** Text as Markdown prints it: on one line, without markup, links or HTML of its own. */
final class Markdown {
  private Markdown() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t') out.append(' ');
      else if (c == '<') out.append("&lt;");
      else if (c == '>') out.append("&gt;");
      else if (c == '&') out.append("&amp;");
      else if ("\\`*_[]|~!#@".indexOf(c) >= 0) out.append('\\').append(c);
      // Bare addresses become links in some dialects.
      else if (c == ':' && text.startsWith("://", i)) out.append("\\:");
      else out.append(c);
    }
    return out.toString();
  }
}
