package dev.hivemeter.model;

import java.util.List;

/**
 * Our own words for elicitations that name none. A cell's key holds the words themselves, so new
 * words here are new cells, never a silent mixture.
 */
public final class Wordings {
  /** The system text that asks for unusual answers. */
  public static final String UNUSUAL =
      "Whatever you are asked, leave aside the answers that most people would think of first. Choose"
          + " an unusual one that still does everything the request asks for.";

  /** Asks for the next answer of a conversation. */
  public static final String AGAIN =
      "Now give a different answer to the same request, unlike every one you have given so far."
          + " Write only the answer.";

  /** Asks for a list. */
  public static final String SEQUENCE =
      "{prompt}\n\nGive {k} different answers to this, as a numbered list from 1 to {k}. Every item"
          + " is one whole answer by itself. Write nothing before the list and nothing after it.";

  /** Asks for answers with probabilities. */
  public static final String VERBALISED =
      "{prompt}\n\nGive {k} different answers to this, and for each of them how probable it is, from"
          + " 0 to 1, that you would give just this answer. Reply with JSON only, of this form:"
          + " {\"answers\": [{\"text\": \"the answer\", \"probability\": 0.1}]}";

  /** Ways of putting a prompt that has no paraphrases. */
  public static final List<String> FRAMES =
      List.of(
          "{prompt}",
          "I have a request for you. {prompt}",
          "{prompt}\n\nThank you in advance.",
          "This is what I would like to have from you:\n\n{prompt}",
          "Could you help me with the following? {prompt}");

  private Wordings() {}
}
