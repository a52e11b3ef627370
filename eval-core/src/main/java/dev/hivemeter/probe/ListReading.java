package dev.hivemeter.probe;

import dev.hivemeter.probe.Extraction.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of k values: numbered or bulleted lines, values with nothing but separators between
 * them, or letters and digits written as one word ({@code HTHHT}, {@code 73910}).
 *
 * <ul>
 *   <li>Different lists of k values in one answer: none is preferred, no list.
 *   <li>A list of another length: no list; the length is told.
 *   <li>One value that the law does not have: out of range.
 * </ul>
 */
final class ListReading {
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:flip|roll|toss|die|dice|draw|number|digit|card|sample|value|throw|day|pick)\\s*#?"
              + "(\\d{1,4})\\s*[*_]{0,3}\\s*[:.)=-]");
  private static final Pattern NUMBERED = Pattern.compile("(?<![\\d.,])(\\d{1,4})[.):]\\s");
  private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\|\\s*(\\d{1,4})\\s*\\|");
  private static final Pattern GAP =
      Pattern.compile(
          "[\\s\\p{So}\\p{Sk},;|/\u00B7\u2022&+*_`'\"()\\[\\]{}<>\\-\u2013\u2014\u2192.]*(?:\\b(?:and|then|finally)\\b[\\s,*_`\"'(]*)?");

  private final int values;
  private final Function<String, @Nullable Candidate> ofSign;

  /**
   * @param values how many are asked for
   * @param ofSign the value that a single letter or digit writes; null for none
   */
  ListReading(int values, Function<String, @Nullable Candidate> ofSign) {
    this.values = values;
    this.ofSign = ofSign;
  }

  Found of(String text, List<Candidate> all) {
    String lower = Spellings.lower(text);
    StringBuilder unmarked = new StringBuilder(text);
    List<Candidate> candidates = new ArrayList<>(all);
    for (int[] marker : markers(lower)) {
      for (int i = marker[0]; i < marker[1]; i++) unmarked.setCharAt(i, ' ');
      candidates.removeIf(c -> c.from() < marker[1] && marker[0] < c.to());
    }
    List<Candidate> lines = onePerLine(unmarked, candidates);
    if (lines.size() == values) return checked(lines);
    List<List<Candidate>> runs = runs(unmarked, candidates);
    List<List<Candidate>> fitting = new ArrayList<>();
    for (List<Candidate> run : runs)
      if (run.size() == values && fitting.stream().noneMatch(f -> same(f, run))) fitting.add(run);
    if (fitting.size() == 1) return checked(fitting.get(0));
    if (fitting.size() > 1)
      return Found.format("has " + fitting.size() + " different lists of " + values);
    List<Candidate> signs = oneWord(unmarked.toString());
    if (!signs.isEmpty()) return checked(signs);
    int longest = lines.size();
    for (List<Candidate> run : runs) longest = Math.max(longest, run.size());
    return Found.format("has a list of " + longest + " values; " + values + " were asked for");
  }

  private static Found checked(List<Candidate> list) {
    for (Candidate c : list)
      if (!c.known())
        return Found.none(Reason.OUT_OF_RANGE, "'" + c.name() + "' is not a value of the law");
    return new Found.Values(list);
  }

  private static boolean same(List<Candidate> a, List<Candidate> b) {
    return a.stream()
        .map(Candidate::name)
        .toList()
        .equals(b.stream().map(Candidate::name).toList());
  }

  /** Numbers of items: 1, 2, 3 … each with its sign. */
  private static List<int[]> markers(String text) {
    for (Pattern p : List.of(NAMED, ROW, NUMBERED)) {
      List<int[]> found = new ArrayList<>();
      Matcher m = p.matcher(text);
      while (m.find())
        if (m.group(1).equals(Integer.toString(found.size() + 1)))
          found.add(new int[] {m.start(), p == ROW ? m.end(1) : m.end()});
      if (found.size() >= 2) return found;
    }
    return List.of();
  }

  /** The values of lines that hold one; empty where a line holds several. */
  private static List<Candidate> onePerLine(CharSequence text, List<Candidate> all) {
    List<Candidate> found = new ArrayList<>();
    int line = -1;
    for (Candidate c : all) {
      int of = 0;
      for (int i = 0; i < c.from(); i++) if (text.charAt(i) == '\n') of++;
      if (of == line) return List.of();
      line = of;
      found.add(c);
    }
    return found;
  }

  private static List<List<Candidate>> runs(CharSequence text, List<Candidate> all) {
    List<List<Candidate>> runs = new ArrayList<>();
    List<Candidate> run = new ArrayList<>();
    for (Candidate c : all) {
      boolean joined =
          !run.isEmpty()
              && GAP.matcher(text.subSequence(run.get(run.size() - 1).to(), c.from())).matches();
      if (!joined && !run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
      run.add(c);
    }
    if (!run.isEmpty()) runs.add(run);
    return runs;
  }

  /** The signs of the one word that has as many as were asked for. */
  private List<Candidate> oneWord(String text) {
    List<Candidate> found = new ArrayList<>();
    for (Spellings.Word w : Spellings.words(text)) {
      if (w.text().length() != values) continue;
      List<Candidate> signs = new ArrayList<>();
      for (int i = 0; i < values; i++) {
        Candidate c = ofSign.apply(text.substring(w.from() + i, w.from() + i + 1));
        if (c != null) signs.add(c);
      }
      if (signs.size() != values) continue;
      if (!found.isEmpty() && !same(found, signs)) return List.of();
      found = signs;
    }
    return found;
  }
}
