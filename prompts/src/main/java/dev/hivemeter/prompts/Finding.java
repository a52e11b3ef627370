package dev.hivemeter.prompts;

/**
 * Something a set of prompts should not have.
 *
 * @param position of the prompt it is about in the set; the later one where it is about two
 * @param promptId of that prompt
 * @param message what is wrong and what to do, for people
 */
public record Finding(Kind kind, int position, String promptId, String message) {

  /** What can be wrong, and whether a study over such prompts would be wrong too. */
  public enum Kind {
    /** Two prompts have one id: their answers could not be told apart. */
    DUPLICATE_ID(true),
    /** Two prompts have one text under two ids: one question would count twice. */
    DUPLICATE_TEXT(true),
    /** Nothing but punctuation. */
    EMPTY(true),
    /** A category that the taxonomy does not have. */
    UNKNOWN_CATEGORY(true),
    /** The language is not a BCP 47 tag of a known language. */
    MALFORMED_LANGUAGE(true),
    /** Most of the text is in a script in which the stated language is not written. */
    OTHER_SCRIPT(true),
    /** Two prompts share most of their words and are not of one family. */
    NEAR_DUPLICATE(false),
    /** The wording of a question with one right answer. */
    CLOSED_QUESTION(false),
    /** The language is not given. */
    NO_LANGUAGE(false),
    /** More text than a question has. */
    LONG(false),
    /** What looks like the name of a person. */
    PERSON(false);

    private final boolean error;

    Kind(boolean error) {
      this.error = error;
    }

    /** True where it must be mended; false where it should be looked at. */
    public boolean isError() {
      return error;
    }
  }
}
