package dev.hivemeter.prompts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs that an English prompt has one right answer, so that repetition would be no collapse.
 *
 * <p>A heuristic over the wording, not over the meaning: it misses closed questions in unusual
 * words ("I forgot what Peru's capital is called") and in other languages, and suspects some open
 * ones ("is it art"). It knows neither facts nor whether people disagree about them. Polite
 * requests ("can you suggest …") and questions that ask for reasons ("… and why?") pass.
 */
final class ClosedQuestion {
  private static final Pattern REQUEST =
      Pattern.compile("^(please )?(can|could|would|will) (you|u)( please)? (?!be\\b)\\w+.*");
  private static final Pattern REASONS =
      Pattern.compile(
          ".*\\b(why|how(?! (?:many|old|tall|far|long))|explain|discuss|describe|reasons?|imagine)\\b.*");
  private static final Pattern YES_NO =
      Pattern.compile(
          "^(is|are|was|were|am|isn't|aren't|does|did|doesn't|didn't|don't|has|had|should|"
              + "shouldn't|will|would|can|could|may|might|must)\\b.*"
              + "|^(do|have) (i|you|we|they|people|humans|animals|the|these|those|any|all)\\b.*"
              + "|.*\\b(yes or no|true or false)\\b.*");
  private static final Pattern FACT =
      Pattern.compile(
          "^(who|when|where) (is|are|was|were|did|does|do(?! you (stand|come down|see))|wrote|"
              + "invented|discovered|won|painted)\\b.*"
              + "|^(how (many|old|tall|far(?! (should|would|could|can|may)\\b)|long ago))\\b.*"
              + "|^(what|which) (year|date|day|country|city|number)\\b.*"
              + "|^what('s| is| was) the (capital|population|name|date|year|height|speed|boiling|"
              + "chemical|atomic|largest|smallest|tallest|longest|highest|square root|plural|past tense)\\b.*"
              + "|^(name|state|tell me|give me) the (capital|population|date|year|height|speed|boiling|"
              + "chemical|atomic|largest|smallest|tallest|longest|highest|square root|plural|past tense)\\b.*");
  private static final Pattern SUM =
      Pattern.compile(".*\\d\\s*([-+*/×÷^=]|plus|minus|times|divided by)\\s*\\d.*");
  private static final Pattern CHOICE =
      Pattern.compile(
          "(?s).*\\bwhich of the following\\b.*|.*(^|\\s)\\(?a[).:]\\s.*\\s\\(?b[).:]\\s.*");

  private ClosedQuestion() {}

  /** What makes the text look closed; empty when nothing does. */
  static Optional<String> sign(String text) {
    String t = text.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
    String first = t.split("(?<=[.!?\n])\\s", 2)[0];
    if (CHOICE.matcher(t).matches()) return Optional.of("it lists the answers to choose from");
    if (SUM.matcher(first).matches()) return Optional.of("it asks for a sum");
    if (REQUEST.matcher(first).matches() || REASONS.matcher(t.replace('\n', ' ')).matches())
      return Optional.empty();
    if (YES_NO.matcher(first).matches()) return Optional.of("it asks for yes or no");
    if (FACT.matcher(first).matches()) return Optional.of("it asks for one fact");
    return Optional.empty();
  }
}
