package dev.hivemeter.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a slot. Only {@link Answered} is ever measured; the others are counted. */
public sealed interface Outcome {
  /** Every short name, in the order of tables. */
  List<String> NAMES = List.of("answered", "refused", "filtered", "empty", "unparsed", "failed");

  /**
   * A usable text, exactly as it came, reasoning included; {@code cut} by the token limit or not.
   */
  record Answered(String text, boolean cut) implements Outcome {}

  /** The provider itself flagged its reply as a refusal; the text is kept where there is one. */
  record Refused(@Nullable String text) implements Outcome {}

  /** A content filter withheld the reply. */
  record Filtered(@Nullable String text) implements Outcome {}

  /** The model replied with nothing that can be seen. */
  record Empty() implements Outcome {}

  /**
   * Of a reply's text: Empty where it is absent or has nothing but white space (no-break and other
   * wide spaces too) and characters without width; else Answered with the text as it is.
   */
  static Outcome ofText(@Nullable String text, boolean cut) {
    return text == null || text.codePoints().allMatch(Outcome::isUnseen)
        ? new Empty()
        : new Answered(text, cut);
  }

  private static boolean isUnseen(int c) {
    return switch (c) {
      case 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c);
    };
  }

  /**
   * A list was asked for, and none can be read in the reply; its text is kept, {@code cut} by the
   * token limit or not.
   */
  record Unparsed(String text, boolean cut) implements Outcome {}

  /** No reply after all retries; the slot is open again on the next run. */
  record Failed(FailureKind kind, int status, String message) implements Outcome {}

  /** The short name in tables and exports: answered, refused, filtered, empty, unparsed, failed. */
  default String name() {
    if (this instanceof Answered) return "answered";
    if (this instanceof Refused) return "refused";
    if (this instanceof Filtered) return "filtered";
    if (this instanceof Empty) return "empty";
    if (this instanceof Unparsed) return "unparsed";
    return "failed";
  }
}
