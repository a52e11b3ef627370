package dev.hivemeter.metric;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import dev.hivemeter.text.Scanner;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The share of answers that are mostly written in another script than what was asked.
 *
 * <pre>|{i : more than half of the lettered tokens of answer i are of another script}| / n</pre>
 *
 * Answers in the prompt's script give 0; a model that answers Chinese prompts in English gives 1.
 *
 * <ul>
 *   <li>The scripts of the prompt are those of its language tag; where the language is unknown, the
 *       one of more than half of the prompt's own lettered tokens.
 *   <li>Tokens are counted, not letters: a Latin word in a Chinese answer weighs as much as one
 *       Chinese character, about as much as it says. A token has the script of its first letter;
 *       numbers, punctuation and emoji have none.
 *   <li>A language may have several scripts: Japanese has Han and kana, Korean Hangul and Han,
 *       Serbian Cyrillic and Latin. So Chinese is not noticed among Japanese answers, nor French
 *       among English ones: this is about scripts, not languages.
 *   <li>A prompt that asks for a text in another script gives 1 and is right to.
 *   <li>An answer without letters is left out; none left, or scripts unknown: Undefined.
 * </ul>
 *
 * Cost O(tokens).
 */
final class OtherScriptRate implements PoolMetric {
  private static final Definition DEFINITION =
      new Definition(
              "other-script-rate@1",
              "Answers in another script",
              Direction.NEITHER,
              false,
              "The share of answers that are mostly written in another script than the prompt's"
                  + " language, such as Latin letters in answers to a Chinese prompt.",
              "|{i : more than half of the tokens of answer i that have letters are of another script}|"
                  + " / n, on the tokens of scanner@1",
              "0 if all answers are in the prompt's script; 1 if none is.",
              List.of(
                  "The prompt's scripts are those of its language tag: Han, Hiragana and Katakana for"
                      + " ja, Hangul and Han for ko, Cyrillic and Latin for sr. Without a known tag: the"
                      + " script of more than half of the prompt's own tokens; none such: Undefined.",
                  "A token counts once: a Latin word in a Chinese answer as much as one Chinese"
                      + " character. Numbers, punctuation and emoji do not count.",
                  "Answers without letters are left out; none left: Undefined.",
                  "It knows scripts, not languages: French among English answers is not noticed."),
              "The language tag of the prompt, and whether the prompt asks for another script.",
              "")
          .within(0, 1);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Score of(Pool pool) {
    if (pool.size() == 0) return new Score.Undefined("needs an answer, has 0");
    Asked asked = pool.asked();
    if (asked == null)
      return new Score.Undefined("neither the prompt's language nor its text is known");
    Set<UnicodeScript> own = Scripts.ofLanguage(asked.language());
    if (own == null) own = Scripts.ofText(Scanner.tokens(asked.text()));
    if (own == null)
      return new Score.Undefined(
          "the prompt's language is '"
              + asked.language()
              + "' and no script has more than half of its words; give it a language");
    boolean[] lettered = new boolean[pool.words().size()];
    boolean[] other = new boolean[lettered.length];
    for (int w = 0; w < lettered.length; w++) {
      @Nullable UnicodeScript script = Scripts.ofToken(pool.words().get(w));
      lettered[w] = script != null;
      other[w] = script != null && !own.contains(script);
    }
    int n = 0;
    int others = 0;
    for (int[] tokens : pool.tokens()) {
      int letteredHere = 0;
      int otherHere = 0;
      for (int w : tokens) {
        if (lettered[w]) letteredHere++;
        if (other[w]) otherHere++;
      }
      if (letteredHere > 0) n++;
      if (2 * otherHere > letteredHere) others++;
    }
    if (n == 0) return new Score.Undefined("no answer has letters");
    return new Score.Value((double) others / n, n);
  }
}
