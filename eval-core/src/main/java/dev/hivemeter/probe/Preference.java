package dev.hivemeter.probe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of several values an answer gives. The first of these that holds a value decides; where it
 * holds several different ones, nothing does:
 *
 * <ol>
 *   <li>the last {@code \boxed{…}};
 *   <li>the last {@code answer: …};
 *   <li>a JSON field, one named for an answer first;
 *   <li>what follows the last equals sign of a line and ends it;
 *   <li>the whole text;
 *   <li>what stands alone in bold, italics, code or quotation marks;
 *   <li>what stands alone on a line, then in a sentence;
 *   <li>what a sentence says that repeats the question's words;
 *   <li>what the text opens with, before a stop, a bracket or a reason;
 *   <li>what follows {@code I pick}, {@code landed on}, {@code the number is}, a colon and the
 *       like;
 *   <li>everything.
 * </ol>
 *
 * <p>Where the answer takes something back ({@code no, wait}), only the first four count, and
 * everything.
 */
final class Preference {
  /** Values that the strongest sign points to. */
  record Chosen(List<Candidate> candidates, boolean explicit) {}

  private static final Pattern BOXED = Pattern.compile("\\\\boxed\\s*\\{([^{}]*)}");
  private static final Pattern ANSWER =
      Pattern.compile(
          "\\b(?:final answer|answer|final choice|final result)\\b[*_\"'`]{0,3}"
              + "(?:\\s*(?:is|was|would be|will be|:|=|->|=>|\u2192)[*_]{0,3})+[\\s*_\"'`$({\\[]{0,8}"
              + "(?:the |an? )?(?:number |letter )?[*_\"'`]{0,3}$");
  private static final Pattern CUE =
      Pattern.compile(
          "(?:\\b(?:picke?d?|picking|choose|chose|choosing|selected|select|go(?:ing)? with|went with|"
              + "say|saying|generated?|got|get|roll(?:ed|s)?|flip(?:ped)?|drew|draw|drawn|land(?:ed|s)?"
              + " (?:on|as)|came up|comes up|opt(?:ing)? for|settle[d]? on|giv(?:e|ing) you|chosen|is|"
              + "was|are|it's|be|gives|equals|makes|shows?|showing|called)\\b|[:=\u2192]|->|=>)"
              + "[\\s*_\"'`({\\[]{0,8}(?:up )?(?:the |an? |on |with )?"
              + "(?:number |letter |card |random number )?[*_\"'`({\\[]{0,3}$");
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(?:wait|scratch that|correction|on second thoughts?|changed? my mind|oops|my mistake|"
              + "let me (?:redo|re-?roll|re-?flip|try again|re-?pick)|actually,? (?:no|make|let)|"
              + "or maybe|or perhaps)\\b");
  private static final Pattern SPAN =
      Pattern.compile(
          "(\\*{1,3}|_{1,3}|`{1,3}|\"|(?<![\\p{L}\\d])')(?=\\S)([^\\n]{1,80}?)(?<=\\S)\\1");
  private static final Pattern LINE = Pattern.compile("[^\\n]+");
  private static final Pattern SENTENCE =
      Pattern.compile("[^\\n.!?]+(?:\\.(?=\\d)[^\\n.!?]*)*[.!?]*");
  private static final Pattern OPENS =
      Pattern.compile(
          "^[*_\"'`)\\]]{0,4}\\s*(?:[.;!?(\\n\u2014\u2013]|- |$|,? (?:of course|since|because|as|for|but|though|although)\\b)");
  private static final Pattern EQUALS = Pattern.compile("(?m)=([^=\\n]{1,40})$");
  private static final Pattern FIELD =
      Pattern.compile(
          "\"([^\"\\n]{1,40})\"\\s*:\\s*(\"[^\"\\n]*\"|[-+]?[\\d.eE+-]+|\\[[^\\[\\]]*\\])");
  private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\\}");
  private static final List<String> ANSWER_FIELDS =
      List.of(
          "answer",
          "number",
          "value",
          "result",
          "choice",
          "pick",
          "outcome",
          "selection",
          "random_number",
          "randomnumber",
          "output",
          "response");
  private static final List<String> OTHER_FIELDS =
      List.of(
          "min",
          "max",
          "from",
          "to",
          "low",
          "high",
          "lower",
          "upper",
          "range",
          "reason",
          "reasoning",
          "explanation",
          "note",
          "description",
          "mean",
          "sd",
          "seed",
          "count");

  private Preference() {}

  /**
   * @param text canonical
   * @param all candidates that may be meant, in order
   * @param question the longer words of the question, in lower case
   */
  static Chosen of(String text, List<Candidate> all, Set<String> question) {
    if (all.isEmpty()) return new Chosen(all, false);
    String lower = Spellings.lower(text);
    List<Candidate> chosen = boxed(lower, text, all);
    if (chosen.isEmpty()) chosen = lastAfter(ANSWER, lower, all);
    if (chosen.isEmpty()) chosen = field(lower, text, all);
    if (chosen.isEmpty()) chosen = equation(text, all);
    if (!chosen.isEmpty()) return new Chosen(chosen, true);
    if (TAKEN_BACK.matcher(lower).find()) return new Chosen(all, false);
    chosen = exact(text, all, List.of(new int[] {0, text.length()}));
    if (chosen.isEmpty()) chosen = exact(text, all, spans(SPAN, text, 2));
    if (chosen.isEmpty()) chosen = exact(text, all, spans(LINE, text, 0));
    if (chosen.isEmpty()) chosen = exact(text, all, spans(SENTENCE, text, 0));
    if (!chosen.isEmpty()) return new Chosen(chosen, true);
    chosen = restating(lower, all, question);
    if (chosen.isEmpty()) chosen = opening(text, all);
    if (chosen.isEmpty()) chosen = after(CUE, lower, all);
    return new Chosen(chosen.isEmpty() ? all : chosen, false);
  }

  private static List<Candidate> boxed(String lower, String text, List<Candidate> all) {
    List<int[]> spans = spans(BOXED, lower, 1);
    return spans.isEmpty()
        ? List.of()
        : exact(text, all, spans.subList(spans.size() - 1, spans.size()));
  }

  private static List<Candidate> lastAfter(Pattern cue, String lower, List<Candidate> all) {
    List<Candidate> found = after(cue, lower, all);
    return found.isEmpty() ? found : found.subList(found.size() - 1, found.size());
  }

  private static List<Candidate> after(Pattern cue, String lower, List<Candidate> all) {
    List<Candidate> found = new ArrayList<>();
    for (Candidate c : all)
      if (cue.matcher(lower.substring(Math.max(0, c.from() - 60), c.from())).find()) found.add(c);
    return found;
  }

  private static List<Candidate> field(String lower, String text, List<Candidate> all) {
    List<Candidate> named = new ArrayList<>();
    List<Candidate> other = new ArrayList<>();
    Matcher object = OBJECT.matcher(lower);
    while (object.find()) {
      Matcher m = FIELD.matcher(lower).region(object.start(), object.end());
      while (m.find()) {
        if (OTHER_FIELDS.contains(m.group(1))) continue;
        List<Candidate> held = exact(text, all, List.of(new int[] {m.start(2), m.end(2)}));
        (ANSWER_FIELDS.contains(m.group(1)) ? named : other).addAll(held);
      }
    }
    return named.isEmpty() ? other : named;
  }

  private static List<Candidate> equation(String text, List<Candidate> all) {
    List<int[]> spans = spans(EQUALS, text, 1);
    return spans.isEmpty()
        ? List.of()
        : exact(text, all, spans.subList(spans.size() - 1, spans.size()));
  }

  /** After "is" and the like, in sentences that have half of the question's longer words. */
  private static List<Candidate> restating(
      String lower, List<Candidate> all, Set<String> question) {
    List<Candidate> cued = after(CUE, lower, all);
    List<Candidate> found = new ArrayList<>();
    if (question.isEmpty()) return found;
    for (int[] span : spans(SENTENCE, lower, 0)) {
      Set<String> shared = new HashSet<>();
      for (Spellings.Word w : Spellings.words(lower.substring(span[0], span[1])))
        if (question.contains(w.text())) shared.add(w.text());
      if (2 * shared.size() < question.size()) continue;
      for (Candidate c : cued) if (c.from() >= span[0] && c.to() <= span[1]) found.add(c);
    }
    return found;
  }

  private static List<Candidate> opening(String text, List<Candidate> all) {
    Candidate first = all.get(0);
    return isBare(text.substring(0, first.from()))
            && OPENS.matcher(text.substring(first.to())).find()
        ? List.of(first)
        : List.of();
  }

  /** Candidates that are all there is, but for signs and articles, in one of the spans. */
  private static List<Candidate> exact(String text, List<Candidate> all, List<int[]> spans) {
    List<Candidate> found = new ArrayList<>();
    for (int[] span : spans) {
      List<Candidate> within = new ArrayList<>();
      for (Candidate c : all) if (c.from() >= span[0] && c.to() <= span[1]) within.add(c);
      if (within.isEmpty()) continue;
      StringBuilder rest = new StringBuilder();
      int at = span[0];
      for (Candidate c : within) {
        rest.append(text, at, c.from()).append(' ');
        at = c.to();
      }
      rest.append(text, at, span[1]);
      if (isBare(rest.toString())) found.addAll(within);
    }
    return found;
  }

  /** Whether it has no words but articles. */
  static boolean isBare(String rest) {
    for (Spellings.Word w : Spellings.words(rest))
      if (Spellings.isWord(w.text()) && !Spellings.isArticle(w.text())) return false;
    return true;
  }

  private static List<int[]> spans(Pattern p, String text, int group) {
    List<int[]> spans = new ArrayList<>();
    Matcher m = p.matcher(text);
    while (m.find()) spans.add(new int[] {m.start(group), m.end(group)});
    return spans;
  }
}
