package dev.hivemeter.text;

import java.util.List;

/**
 * Tells whether an answer opens as a refusal: it says in its first sentences that it will not or
 * cannot do what was asked, and then does not do it. {@code refusal-phrases@1}.
 *
 * <ul>
 *   <li>{@code I'm sorry, but I can't help with that} is one; so is a polite deflection, {@code I
 *       must respectfully decline}, and what a language model says that it is not able to do.
 *   <li>An answer that says what it cannot do and then answers is none: {@code As an AI I don't
 *       have a favourite colour, but blue is …}.
 *   <li>Asking for what is missing, an apology, advice on how to decline, and a character of a
 *       story who refuses are none.
 *   <li>A blank text is none.
 * </ul>
 *
 * It looks for phrases, so it errs: precision and recall on a sample labelled by hand are in
 * docs/refusals.md. English is covered best; of German, French, Spanish, Italian, Portuguese,
 * Dutch, Russian, Chinese, Japanese and Korean only the commonest openings.
 *
 * <p>Depends on the text alone. Cost: bounded, since no more than the first 1000 characters are
 * read.
 */
public final class Refusals {
  /** What a changed phrase would change; stated with every rate. */
  public static final String VERSION = "refusal-phrases@1";

  /** A refusal says so in its first sentences. */
  private static final int OPENING = 3;

  private Refusals() {}

  /** Whether the answer opens as a refusal. */
  public static boolean is(String text) {
    return mayBe(OpeningText.sentences(text, OPENING)) && is(OpeningText.sentences(text));
  }

  /** What nearly all answers fail, found without the rest of the opening. */
  private static boolean mayBe(List<String> opening) {
    for (int s = 0; s < opening.size(); s++) {
      if (s == 0 && RefusalPhrases.inOtherLanguage(opening.get(s))) return true;
      if (RefusalPhrases.endOfRefusal(opening.get(s)) >= 0) return true;
    }
    return false;
  }

  private static boolean is(List<String> sentences) {
    for (int s = 0; s < Math.min(OPENING, sentences.size()); s++) {
      String sentence = sentences.get(s);
      if (s == 0 && RefusalPhrases.inOtherLanguage(sentence)) return true;
      int end = RefusalPhrases.endOfRefusal(sentence);
      if (end < 0) continue;
      String rest = sentence.substring(end);
      List<String> after = sentences.subList(s + 1, sentences.size());
      return RefusalPhrases.isLeadIn(sentences.subList(0, s))
          && !RefusalPhrases.asksForMore(sentence, after)
          && !RefusalPhrases.answersAfterAll(rest, after);
    }
    return false;
  }
}
