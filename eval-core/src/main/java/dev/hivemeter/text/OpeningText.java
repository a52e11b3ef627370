package dev.hivemeter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a text opens, in a form in which phrases can be looked for: its first {@value #HEAD}
 * characters in lower case, straight apostrophes, negations written out ({@code can't} as {@code
 * cannot}), white space collapsed, marks of Markdown left out.
 *
 * <p>What stands between quotation marks is left out, because somebody else says it; but if the
 * whole text is one quotation, it is taken out of its marks.
 *
 * <p>Cost: bounded.
 */
final class OpeningText {
  private static final int HEAD = 1000;

  private static final String[][] WRITTEN_OUT = {
    {"can't", "cannot"},
    {"can not ", "cannot "},
    {"won't", "will not"},
    {"n't ", " not "},
    {"i'm ", "i am "},
    {"i'd ", "i would "},
    {"i'll ", "i will "},
    {"i've ", "i have "},
    {"it's ", "it is "},
    {"that's ", "that is "},
    {"let's ", "let us "},
  };

  private OpeningText() {}

  /** The first sentences, without their end marks; a paragraph ends a sentence. */
  static List<String> sentences(String text) {
    return sentences(text, HEAD);
  }

  /** No more than so many of them. */
  static List<String> sentences(String text, int most) {
    String head = text.strip();
    if (head.length() > HEAD) head = head.substring(0, HEAD);
    head = unquoted(straight(head.toLowerCase(Locale.ROOT)).strip());
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < head.length(); i++) {
      if (!ends(head, i)) continue;
      add(sentences, head.substring(from, i));
      if (sentences.size() == most) return sentences;
      from = i + 1;
    }
    add(sentences, head.substring(from));
    return sentences;
  }

  private static boolean ends(String head, int i) {
    char c = head.charAt(i);
    if (c == '\n' || c == '。' || c == '！' || c == '？') return true;
    if (c != '.' && c != '!' && c != '?') return false;
    return i + 1 == head.length() || Character.isWhitespace(head.charAt(i + 1));
  }

  private static void add(List<String> sentences, String sentence) {
    StringBuilder collapsed = new StringBuilder();
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (!Character.isWhitespace(c)) collapsed.append(c);
      else if (collapsed.length() > 0 && collapsed.charAt(collapsed.length() - 1) != ' ')
        collapsed.append(' ');
    }
    String plain = collapsed.append(' ').toString();
    for (String[] pair : WRITTEN_OUT) plain = plain.replace(pair[0], pair[1]);
    plain = plain.strip();
    if (!plain.isEmpty()) sentences.add(plain);
  }

  private static String straight(String lower) {
    StringBuilder out = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == '’' || c == '‘' || c == 'ʼ' || c == '´') out.append('\'');
      else if (c == '“' || c == '”' || c == '„' || c == '«' || c == '»') out.append('"');
      else if (Ascii.contains(c)
          ? "*_#>`~".indexOf(c) < 0
          : Character.getType(c) != Character.FORMAT) out.append(c);
    }
    return out.toString();
  }

  private static String unquoted(String head) {
    int second = head.indexOf('"', 1);
    if (head.startsWith("\"") && second == head.length() - 1) return head.substring(1, second);
    StringBuilder out = new StringBuilder(head.length());
    int from = 0;
    for (int open = head.indexOf('"'); open >= 0; open = head.indexOf('"', from)) {
      int close = head.indexOf('"', open + 1);
      out.append(head, from, open).append(" … ");
      from = close < 0 ? head.length() : close + 1;
    }
    return out.append(head, from, head.length()).toString();
  }
}
