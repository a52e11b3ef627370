package dev.hivemeter.model;

import org.jspecify.annotations.Nullable;

/**
 * What came beside an answer. It is stored and exported, never measured.
 *
 * @param reasoning that the endpoint gave apart from the text, exactly as it came; null for none.
 *     Reasoning that stands within a text stays there, and is left out when the text is measured
 * @param logprobs of the text's tokens, where they were asked for; null where they were not
 */
public record Aside(@Nullable String reasoning, @Nullable Logprobs logprobs) {
  /** Nothing came beside the text. */
  public static final Aside NONE = new Aside(null, null);
}
