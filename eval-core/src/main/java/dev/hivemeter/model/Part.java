package dev.hivemeter.model;

import org.jspecify.annotations.Nullable;

/**
 * One answer of a call that brought a list; its number is its place in the list.
 *
 * @param text of the answer alone
 * @param probability that the model stated for it, in [0, 1]; null where it stated none that can be
 *     read
 * @param cut by the token limit
 */
public record Part(String text, @Nullable Double probability, boolean cut) {
  public Part {
    if (text.isBlank()) throw new IllegalArgumentException("a part has no text");
    if (probability != null && !(probability >= 0 && probability <= 1))
      throw new IllegalArgumentException("probability " + probability + " is outside [0, 1]");
  }
}
