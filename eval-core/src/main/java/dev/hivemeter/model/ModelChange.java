package dev.hivemeter.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a model that was not the same for all of its answers, as far as its endpoint
 * tells: another build, other weights, another name in the replies.
 *
 * @param model its label
 * @param what as the endpoint calls it: {@code engine}, {@code digest}, {@code response_model},
 *     {@code system_fingerprint}, {@code defaults.top_k}
 * @param before its value first
 * @param after its value then
 * @param answers how many of the model's outcomes were stored before
 * @param last when the last of those came; null where that is not known
 */
public record ModelChange(
    String model, String what, String before, String after, long answers, @Nullable Instant last) {
  private static final int SHOWN = 60;

  /** For people, without the model: {@code digest was a1b2, is c3d4 after 120 answers}. */
  public String sentence() {
    return what
        + " was "
        + shown(before)
        + ", is "
        + shown(after)
        + " after "
        + answers
        + (answers == 1 ? " answer" : " answers");
  }

  private static String shown(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
