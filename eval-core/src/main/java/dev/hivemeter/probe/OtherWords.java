package dev.hivemeter.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short answer of a text that holds no known one: what stands after {@code answer:}, in bold,
 * or after the last {@code is} of the first sentence, else the whole text where it is short.
 */
final class OtherWords {
  private static final Pattern ANSWER =
      Pattern.compile("\\banswer\\b[*_\"' ]{0,4}(?:is|:|=)[*_\"' ]{0,4}([^\\n.!?;,*]{1,60})");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]{1,60})\\*\\*");
  private static final Pattern PICKED =
      Pattern.compile(
          "\\b(?:i(?:'ll| will| would|'d)?(?: randomly)? (?:pick|picked|choose|chose|say|select|go with|"
              + "got|drew|rolled)|landed on)[*_\"' :]{1,4}([^\\n.!?;,*]{1,40})");
  private static final Pattern IS =
      Pattern.compile(
          "(?:\\b(?:is|are|was|were|equals|it's)\\s|[:=])\\s*([^\\n.!?;:=]{1,60})[.!?]?$");
  private static final Pattern FIRST = Pattern.compile("[^\\n.!?]*\\S[^\\n.!?]*[.!?]?");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "i",
          "i'm",
          "i'd",
          "i'll",
          "you",
          "me",
          "my",
          "we",
          "sure",
          "okay",
          "ok",
          "hello",
          "hi",
          "hey",
          "thanks",
          "thank",
          "please",
          "sorry",
          "certainly",
          "course",
          "let",
          "let's",
          "here",
          "here's",
          "there",
          "random",
          "randomly",
          "number",
          "answer",
          "know",
          "unknown",
          "none",
          "nothing",
          "don't",
          "can't",
          "cannot",
          "what",
          "which",
          "who",
          "how",
          "question",
          "yes",
          "no",
          "to",
          "it",
          "this",
          "that",
          "if",
          "because",
          "as",
          "an",
          "ai",
          "not",
          "undefined",
          "great",
          "choice");

  private OtherWords() {}

  /**
   * Its words without articles and punctuation, in lower case, joined by spaces; empty where there
   * is no short answer.
   *
   * @param most words
   */
  static String of(String canonical, int most) {
    String text = Spellings.lower(canonical).strip();
    for (Pattern p : List.of(ANSWER, BOLD, PICKED)) {
      Matcher m = p.matcher(text);
      String last = "";
      while (m.find()) last = words(m.group(1), most);
      if (!last.isEmpty()) return last;
    }
    Matcher first = FIRST.matcher(text);
    if (first.find()) {
      Matcher is = IS.matcher(first.group().strip());
      if (is.find()) {
        String found = words(is.group(1), most);
        if (!found.isEmpty()) return found;
      }
    }
    return words(text, most);
  }

  private static String words(String text, int most) {
    List<String> words = new ArrayList<>();
    for (Spellings.Word w : Spellings.words(text))
      if (Spellings.isWord(w.text()) && !Spellings.isArticle(w.text())) words.add(w.text());
    if (words.isEmpty() || words.size() > most) return "";
    for (String w : words) if (EMPTY_WORDS.contains(w)) return "";
    return String.join(" ", words);
  }
}
