package dev.hivemeter.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values by their written forms: whole words, letter case and articles aside, the longest
 * form first.
 *
 * <p>A form that is also an everyday word counts only as a name: {@code may} and {@code march} with
 * a capital; {@code a} and {@code i} as letters only where no word follows them, or the word letter
 * or vowel stands before.
 */
final class Spellings {
  /** A word, number or symbol of a text. */
  record Word(String text, int from, int to) {}

  private static final Set<String> EVERYDAY =
      Set.of("may", "march", "sat", "sun", "mon", "mar", "wed");

  private static final Set<String> ASKS = Set.of("i", "we", "you", "it");

  private static final Set<String> LETTER_BEFORE = Set.of("letter", "vowel", "character");

  private final Map<String, List<Form>> byFirst = new HashMap<>();

  private record Form(List<String> words, String label, boolean capital) {}

  /**
   * @param forms label to all its spellings
   */
  Spellings(Map<String, List<String>> forms) {
    forms.forEach(
        (label, spellings) -> {
          for (String spelling : spellings) add(label, spelling);
        });
    for (List<Form> list : byFirst.values())
      list.sort((a, b) -> Integer.compare(b.words.size(), a.words.size()));
  }

  private void add(String label, String spelling) {
    List<String> words = significant(Canonical.of(spelling));
    if (words.isEmpty()) return;
    boolean capital = Character.isUpperCase(spelling.strip().codePointAt(0));
    byFirst
        .computeIfAbsent(words.get(0), k -> new ArrayList<>())
        .add(new Form(words, label, capital));
  }

  /** The words of a form; symbols only where it has nothing else. */
  private static List<String> significant(String canonical) {
    List<Word> all = words(canonical);
    List<String> words = new ArrayList<>();
    for (Word w : all) if (isWord(w.text)) words.add(w.text);
    if (words.size() > 1 && isArticle(words.get(0))) words.remove(0);
    if (!words.isEmpty() && all.stream().noneMatch(w -> isSuit(w.text))) return words;
    return all.stream()
        .map(Word::text)
        .filter(t -> isWord(t) || isSuit(t) || all.size() == 1)
        .toList();
  }

  List<Candidate> in(String text) {
    List<Word> words = words(text);
    List<Candidate> found = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int length = 0;
      for (Form f : byFirst.getOrDefault(words.get(i).text, List.of())) {
        length = matched(f, words, i, text);
        if (length == 0) continue;
        found.add(
            new Candidate(words.get(i).from, words.get(i + length - 1).to, f.label, true, 0, 0));
        break;
      }
      i += Math.max(1, length);
    }
    return found;
  }

  /** How many words of the text the form takes here; 0 for no match. */
  private static int matched(Form form, List<Word> words, int at, String text) {
    int w = at;
    for (String part : form.words) {
      while (w > at && w < words.size() && isFiller(words.get(w).text, text, words, w, part)) w++;
      if (w >= words.size() || !words.get(w).text.equals(part)) return 0;
      w++;
    }
    Word first = words.get(at);
    if (form.words.size() > 1) return w - at;
    if (first.text.equals("may") && at + 1 < words.size() && ASKS.contains(words.get(at + 1).text))
      return 0;
    if (EVERYDAY.contains(first.text) && form.capital)
      return Character.isUpperCase(text.charAt(first.from)) ? w - at : bare(words) ? w - at : 0;
    if ((first.text.equals("a") || first.text.equals("i")) && isProse(words, at, text)) return 0;
    if (first.text.length() == 1 && isAbbreviated(words, at, text)) return 0;
    return w - at;
  }

  /** Within a form of several words: an article, or a hyphen or comma of the text. */
  private static boolean isFiller(
      String word, String text, List<Word> words, int w, String expected) {
    if (word.equals(expected)) return false;
    if (isArticle(word)) return true;
    return word.length() == 1
        && "-,.*_\"'".indexOf(word.charAt(0)) >= 0
        && text.substring(words.get(w - 1).to, words.get(w).to).indexOf('\n') < 0;
  }

  private static boolean bare(List<Word> words) {
    return words.stream().filter(w -> isWord(w.text)).count() == 1;
  }

  private static boolean isProse(List<Word> words, int at, String text) {
    if (at > 0) {
      Word before = words.get(at - 1);
      if (LETTER_BEFORE.contains(before.text) || "\"'*`".contains(before.text)) return false;
    }
    if (at + 1 >= words.size()) return false;
    Word next = words.get(at + 1);
    boolean sameLine = text.substring(words.get(at).to, next.from).indexOf('\n') < 0;
    return sameLine && (isWord(next.text) && Character.isLetter(next.text.charAt(0)));
  }

  /** Whether it is a letter of {@code e.g.} and the like. */
  private static boolean isAbbreviated(List<Word> words, int at, String text) {
    int from = words.get(at).from;
    int to = words.get(at).to;
    boolean before = from >= 2 && text.charAt(from - 1) == '.' && isLetter(text, from - 2);
    boolean after = to + 1 < text.length() && text.charAt(to) == '.' && isLetter(text, to + 1);
    return before || after;
  }

  private static boolean isLetter(String text, int at) {
    return Character.isLetter(text.charAt(at));
  }

  static boolean isArticle(String word) {
    return word.equals("the") || word.equals("a") || word.equals("an");
  }

  static boolean isWord(String word) {
    return Character.isLetterOrDigit(word.codePointAt(0));
  }

  private static boolean isSuit(String symbol) {
    int c = symbol.codePointAt(0);
    return c >= 0x2660 && c <= 0x2667;
  }

  /** Words with their apostrophes, numbers with their points, everything else sign by sign. */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (Character.isWhitespace(c)) {
        i = end;
        continue;
      }
      if (Character.isLetterOrDigit(c)) end = wordEnd(text, end);
      words.add(new Word(lower(text.substring(i, end)), i, end));
      i = end;
    }
    return words;
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
      boolean inside =
          (c == '\'' && i + 1 < text.length() && isLetter(text, i + 1))
              || (c == '.'
                  && Character.isDigit(text.charAt(i - 1))
                  && i + 1 < text.length()
                  && Character.isDigit(text.charAt(i + 1)));
      if (!Character.isLetterOrDigit(c) && !mark && !inside) break;
      i += Character.charCount(c);
    }
    return i;
  }

  /** Lower case letter by letter, so that places in the text stay. */
  static String lower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.toLowerCase(c)));
    return out.toString();
  }
}
