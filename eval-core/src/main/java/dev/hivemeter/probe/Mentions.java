package dev.hivemeter.probe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the values that an answer only mentions from those that it may give: the range or the
 * options that the question named, what is denied, parameters of the law, the sides of a die,
 * chances, numbers of list items, and the question said again.
 */
final class Mentions {
  private static final String MARKS = "[*_`\"'(\\[{ ]{0,4}";
  private static final String ENDS = "[*_`\"')\\]} ]{0,4}";
  private static final String N = "[-+]?\\d+(?:[.,]\\d+)?";
  private static final String TO =
      "(?:and|to|through|thru|until|up to|\\.\\.\\.?|-|\u2013|\u2014|&)";

  private static final Pattern PAIR =
      Pattern.compile(
          "(?<key>\\b(?:between|from|range(?: of)?|within|betwixt)\\s*[:=]?)?\\s*"
              + MARKS
              + "(?<low>"
              + N
              + ")"
              + ENDS
              + "\\s*"
              + TO
              + "\\s*"
              + MARKS
              + "(?<high>\\d+(?:[.,]\\d+)?|-\\d+(?:[.,]\\d+)?)");
  private static final Pattern BRACKETS =
      Pattern.compile("[\\[(]\\s*(?<low>" + N + ")\\s*[,;]\\s*(?<high>" + N + ")\\s*[\\])]");
  private static final Pattern BOUND =
      Pattern.compile(
          "(?:\\bup to|\\bless than|\\bgreater than|\\bmore than|\\bat most|\\bat least|\\bunder|"
              + "\\bbelow|\\babove|\\bover|\\bmaximum(?: of| value)?|\\bminimum(?: of| value)?|"
              + "\\bmax|\\bmin|\\bmodulo?|<=?|(?<=[\\p{L}\\d)] {0,1})>=?|\u2264|\u2265)\\s*[:=]?\\s*"
              + MARKS
              + N);
  private static final Pattern COUNTED =
      Pattern.compile(
          N
              + "[*_ ]{0,4}-?[ ]?(?:sided|sides?|faces?|cards?|coins?|flips?|toss(?:es)?|rolls?|"
              + "dice|die|options?|numbers?|digits?|letters?|outcomes?|possibilit\\p{L}+|choices?|"
              + "values?|integers?|suits?|times|percent|people|months|days|seasons|colou?rs?|"
              + "vowels?|equally|possible|chances?|decimals?|places|standard|random|draws?|samples?|"
              + "or more|or less|different|of them|marbles?|balls?)\\b");
  private static final Pattern DICE = Pattern.compile("\\b\\d*d\\d+\\b");
  private static final Pattern FRACTION =
      Pattern.compile("(?<n>" + N + ")\\s*(?:/|\u2044|out of)\\s*(?<m>\\d+(?:\\.\\d+)?)");
  private static final Pattern CHANCE = Pattern.compile(N + "\\s+in\\s+(?:a |every )?" + N);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:\\b(?:mean|average|expected value|standard deviation|std(?:\\.? dev\\.?)?|stdev|sd|"
              + "variance|sigma|mu|rate|scale|location|lambda|median|seed|probability|version|"
              + "centered (?:at|on|around)|centred (?:at|on|around))\\b|[\u03bc\u03c3\u03bb\u03b3])"
              + "[^\\d\\n.;!?-]{0,14}?-?(?<![\\p{L}\\d])\\d+(?:\\.\\d+)?");
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(?:uniform|normal|gaussian|exponential|cauchy|exp|randint|random|range|choice|sample|"
              + "expovariate|gauss|randrange|n|u)\\s*\\([^)\\n]{0,80}\\)");
  private static final Pattern MARKER =
      Pattern.compile("(?m)^[ \\t>*]*(?<n>\\d{1,2})[.)]\\s+(?=\\S)");
  private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}:\\d{2}\\b");

  private static final Pattern DENIED =
      Pattern.compile(
          "(?:\\bnot|n't|\\bthan|\\bnever|\\bneither|\\bnor|\\binstead of|\\brather than|\\bother than|"
              + "\\bexcept(?: for)?|\\bbesides|\\bexcluding|\\bwithout|\\bunlike|\\bavoid(?:ed|ing)?|"
              + "\\bskip(?:ped|ping)?|\\bno longer)\\s+"
              + "(?:(?!but\\b|so\\b|and\\b|sure\\b|just\\b|only\\b|help\\b)[\\p{L}']+ ){0,2}"
              + MARKS
              + "$");
  private static final Pattern SUPPOSED =
      Pattern.compile(
          "\\b(?:may|might|could)\\s+(?:also |as well |just |well )?be\\s+(?:the |an? )?"
              + MARKS
              + "$");
  private static final Pattern OR =
      Pattern.compile(
          ENDS + "[.,;]{0,3}\\s*(?:\\bor\\b|\\bvs\\.?|\\bversus\\b|/)\\s*(?:the |an? )?" + MARKS);
  private static final Pattern COMMA =
      Pattern.compile(
          "[*_`\"')\\]}\\s]{0,4}[,;|\\n][\\s*_`\"'(\\[{\u2022-]{0,6}(?:(?:and|or)\\s+)?(?:the |an? )?");
  private static final Pattern AND =
      Pattern.compile(ENDS + ",?\\s*(?:and|&|nor)\\s+(?:the |an? )?" + MARKS);

  private final @Nullable Pattern echo;
  private final double least;
  private final double most;
  private final int size;
  private final boolean probe;
  private final boolean list;

  /**
   * @param question as it was asked; blank for none
   * @param least of the law's numbers; NaN where it has none
   * @param most of the law's numbers; NaN where it has none
   * @param size how many values there are to choose from; 0 where there is no end of them
   * @param probe whether a law was stated; a control's question speaks of other things
   * @param list whether several values are asked for
   */
  Mentions(String question, double least, double most, int size, boolean probe, boolean list) {
    this.least = least;
    this.most = most;
    this.size = size;
    this.probe = probe;
    this.list = list;
    this.echo = echo(Spellings.lower(Canonical.of(question)));
  }

  private static @Nullable Pattern echo(String question) {
    List<String> parts = new ArrayList<>();
    for (String part : (question + "\n" + question.replaceAll("(?<=[.!?:]) ", "\n")).split("\n")) {
      String[] words = part.strip().split("\\s+");
      if (words.length < 4) continue;
      List<String> quoted = new ArrayList<>();
      for (String w : words) quoted.add(Pattern.quote(w));
      parts.add(String.join("\\s+", quoted));
    }
    return parts.isEmpty() ? null : Pattern.compile(String.join("|", parts));
  }

  /** The candidates that the answer may mean, in their order. */
  List<Candidate> meant(String text, List<Candidate> all) {
    String lower = Spellings.lower(text);
    List<int[]> spans = spans(lower, all);
    List<Candidate> kept = new ArrayList<>();
    for (Candidate c : all)
      if (spans.stream().noneMatch(s -> s[0] < c.to() && c.from() < s[1]) && !denied(lower, c))
        kept.add(c);
    return list ? kept : withoutSuppositions(lower, withoutOptions(lower, kept));
  }

  /** Without what only may be, where something else is said. */
  private static List<Candidate> withoutSuppositions(String text, List<Candidate> all) {
    List<Candidate> kept =
        all.stream()
            .filter(
                c -> !SUPPOSED.matcher(text.substring(Math.max(0, c.from() - 48), c.from())).find())
            .toList();
    return kept.isEmpty() ? all : kept;
  }

  private List<int[]> spans(String text, List<Candidate> all) {
    List<int[]> spans = new ArrayList<>();
    if (echo != null) add(spans, echo, text);
    Matcher pair = PAIR.matcher(text);
    int at = 0;
    while (pair.find(at)) {
      boolean named = pair.group("key") != null;
      boolean numbers = probe && isRange(pair.group("low"), pair.group("high"));
      if (named || numbers) spans.add(new int[] {pair.start("low"), pair.end("high")});
      at = named || numbers ? pair.end() : pair.end("low");
    }
    if (!probe) return spans;
    if (!list) {
      Matcher b = BRACKETS.matcher(text);
      while (b.find())
        if (isRange(b.group("low"), b.group("high"))) spans.add(new int[] {b.start(), b.end()});
      fractions(spans, text);
      add(spans, CHANCE, text);
      add(spans, CLOCK, text);
      markers(spans, text, all);
    }
    for (Pattern p : List.of(BOUND, COUNTED, DICE, PARAMETER, CALL)) add(spans, p, text);
    return spans;
  }

  private boolean isRange(String low, String high) {
    try {
      return Double.parseDouble(low.replace(',', '.')) == least
          && Double.parseDouble(high.replace(',', '.')) == most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Of n/m, n is the value where m is the largest there is: 7/10 is 7 out of 10. */
  private void fractions(List<int[]> spans, String text) {
    Matcher m = FRACTION.matcher(text);
    while (m.find()) {
      boolean outOf = size > 0 && Double.parseDouble(m.group("m")) == most;
      spans.add(new int[] {outOf ? m.start("m") : m.start(), m.end()});
    }
  }

  /** Numbers of list items, 1, 2 …, where the item itself holds a value. */
  private static void markers(List<int[]> spans, String text, List<Candidate> all) {
    Matcher m = MARKER.matcher(text);
    int next = 1;
    while (m.find()) {
      if (!m.group("n").equals(Integer.toString(next))) continue;
      next++;
      int end = text.indexOf('\n', m.end());
      int lineEnd = end < 0 ? text.length() : end;
      int behind = m.end();
      if (all.stream().anyMatch(c -> c.from() >= behind && c.to() <= lineEnd))
        spans.add(new int[] {m.start("n"), m.end("n")});
    }
  }

  private static void add(List<int[]> spans, Pattern p, String text) {
    Matcher m = p.matcher(text);
    while (m.find()) spans.add(new int[] {m.start(), m.end()});
  }

  private static boolean denied(String text, Candidate c) {
    return DENIED.matcher(text.substring(Math.max(0, c.from() - 48), c.from())).find();
  }

  /** Without what is joined by "or", and without a list of everything there is. */
  private List<Candidate> withoutOptions(String text, List<Candidate> all) {
    boolean[] option = new boolean[all.size()];
    for (int i = 0; i + 1 < all.size(); i++) {
      if (!OR.matcher(between(text, all, i)).matches()) continue;
      option[i] = true;
      option[i + 1] = true;
      for (int j = i; j > 0 && COMMA.matcher(between(text, all, j - 1)).matches(); j--)
        option[j - 1] = true;
    }
    everything(text, all, option);
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < option.length; i++) if (!option[i]) kept.add(all.get(i));
    return kept;
  }

  private void everything(String text, List<Candidate> all, boolean[] option) {
    if (size < 3) return;
    int from = 0;
    for (int i = 1; i <= all.size(); i++) {
      if (i < all.size()) {
        String gap = between(text, all, i - 1);
        if (COMMA.matcher(gap).matches() || AND.matcher(gap).matches()) continue;
      }
      Set<String> names = new HashSet<>();
      for (int j = from; j < i; j++) names.add(all.get(j).name());
      if (names.size() >= size) for (int j = from; j < i; j++) option[j] = true;
      from = i;
    }
  }

  private static String between(String text, List<Candidate> all, int i) {
    return text.substring(all.get(i).to(), all.get(i + 1).from());
  }
}
