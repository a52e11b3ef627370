package dev.hivemeter.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The token stream of every lexical measure, {@code scanner@1}.
 *
 * <p>The text is brought to NFC and lower case, ’ becomes ', and format characters but the
 * zero-width joiner are dropped. Then, from left to right, a token is the first of these that fits:
 *
 * <ol>
 *   <li>a Han, Hiragana, Katakana, Thai, Lao, Khmer or Myanmar code point with the marks after it;
 *   <li>a run of other letters, numbers and marks, going on across an apostrophe before another
 *       such character and across a point or comma between decimal digits;
 *   <li>two regional indicators: a flag;
 *   <li>a pictograph with its variation selectors, skin tones and joined pictographs;
 *   <li>any other character that is neither white space nor a control.
 * </ol>
 *
 * {@code It’s 3.14, stop—it's_ok 你好} gives {@code it's 3.14 , stop — it's _ ok 你 好}.
 *
 * <ul>
 *   <li>Writing without spaces gives one token a character, which needs no dictionary and cannot
 *       change with one. Hangul and Devanagari stay words.
 *   <li>A text of white space, controls and format characters gives no token.
 *   <li>A joiner outside an emoji, as some Indic spellings have, parts the word and is a token.
 *   <li>Letters, marks and scripts are those of the running Java: characters added to Unicode after
 *       13.0, which Java 17 knows, may be cut otherwise by a newer one.
 * </ul>
 *
 * Cost O(length); no regular expression, so that no text can make it slow.
 */
public final class Scanner {
  /** What a changed rule would change; stated with every lexical score. */
  public static final String VERSION = "scanner@1";

  private static final int ZWJ = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  private final String text;
  private int at;

  private Scanner(String text) {
    this.text = text;
  }

  /** The tokens in order; empty for a text without any. */
  public static List<String> tokens(String raw) {
    Scanner scanner = new Scanner(prepared(raw));
    List<String> tokens = new ArrayList<>();
    while (scanner.at < scanner.text.length()) {
      int start = scanner.at;
      if (scanner.advance()) tokens.add(scanner.text.substring(start, scanner.at));
    }
    return tokens;
  }

  /** Where the last of the first {@code tokens} tokens ends in a prepared text; -1 if too few. */
  static int end(String prepared, int tokens) {
    Scanner scanner = new Scanner(prepared);
    int left = tokens;
    while (left > 0 && scanner.at < prepared.length()) if (scanner.advance()) left--;
    return left > 0 ? -1 : scanner.at;
  }

  /** The numbers of the same tokens in a vocabulary. */
  public static int[] ids(String raw, Vocabulary vocabulary) {
    Scanner scanner = new Scanner(prepared(raw));
    int[] ids = new int[16 + raw.length() / 4];
    int count = 0;
    while (scanner.at < scanner.text.length()) {
      int start = scanner.at;
      if (!scanner.advance()) continue;
      if (count == ids.length) ids = Arrays.copyOf(ids, 2 * ids.length);
      ids[count++] = vocabulary.id(scanner.text, start, scanner.at);
    }
    return Arrays.copyOf(ids, count);
  }

  /** The text on which tokens are cut. */
  static String prepared(String raw) {
    if (Ascii.all(raw)) return raw.toLowerCase(Locale.ROOT);
    String lower = Normalizer.normalize(raw, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (c == '’') kept.append('\'');
      else if (c == ZWJ || Character.getType(c) != Character.FORMAT) kept.appendCodePoint(c);
    }
    return kept.toString();
  }

  /** How many units of a prepared text one character of a text in NFC gives. */
  static int preparedLength(int c) {
    if (c == 'İ') return 2;
    int lower = Character.toLowerCase(c);
    boolean dropped = lower != ZWJ && Character.getType(lower) == Character.FORMAT;
    return dropped ? 0 : Character.charCount(lower);
  }

  /** Moves past one token or one character that is none; true if it was a token. */
  private boolean advance() {
    int c = next();
    if (Ascii.contains(c)) {
      if (!Ascii.wordly(c)) return Ascii.visible(c);
      word();
    } else if (unspaced(c)) {
      while (isMark(peek())) next();
    } else if (wordly(c)) {
      word();
    } else if (regional(c)) {
      if (regional(peek())) next();
    } else if (Pictographs.contains(c)) {
      emoji();
    } else {
      return !blank(c);
    }
    return true;
  }

  /** After the first character of a word: its rest. */
  private void word() {
    while (true) {
      while (inWord(peek())) next();
      int joint = peek();
      if (joint != '\'' && joint != '.' && joint != ',') return;
      int after = at + 1 < text.length() ? text.codePointAt(at + 1) : -1;
      if (!inWord(after)) return;
      if (joint != '\'' && !(isDigit(text.codePointBefore(at)) && isDigit(after))) return;
      next();
    }
  }

  /** After a pictograph: what belongs to the same emoji. */
  private void emoji() {
    while (true) {
      while (peek() == EMOJI_STYLE || skinTone(peek())) next();
      if (peek() != ZWJ || at + 1 >= text.length()) return;
      if (!Pictographs.contains(text.codePointAt(at + 1))) return;
      next();
      next();
    }
  }

  private int next() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : -1;
  }

  private static boolean inWord(int c) {
    if (Ascii.contains(c)) return Ascii.wordly(c);
    return c >= 0 && wordly(c) && !unspaced(c);
  }

  /** Letter, number or mark of any kind. */
  private static boolean wordly(int c) {
    return Character.isLetter(c) || isMark(c) || isNumber(c);
  }

  private static boolean isMark(int c) {
    if (c < 0) return false;
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isDigit(int c) {
    return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** Of a script that is written without spaces between words. */
  private static boolean unspaced(int c) {
    if (c < 0x0E00) return false;
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.THAI
        || script == UnicodeScript.LAO
        || script == UnicodeScript.KHMER
        || script == UnicodeScript.MYANMAR;
  }

  private static boolean regional(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean skinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  /** White space in Unicode's sense, or a control character. */
  private static boolean blank(int c) {
    return c == 0x20
        || c == 0xA0
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x1680
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || Character.getType(c) == Character.CONTROL;
  }
}
