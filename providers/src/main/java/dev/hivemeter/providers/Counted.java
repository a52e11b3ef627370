package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as an endpoint counted them, where that can be believed. A count that cannot be is taken
 * for not stated, so that its call is booked at its estimate: otherwise a server could switch a
 * budget off.
 *
 * <ul>
 *   <li>Negative, fractional, a text, beyond the range of an int: no count.
 *   <li>A prompt of no tokens, or none for an answer that has text: no count.
 *   <li>A sum of which a part cannot be believed: no count.
 * </ul>
 */
final class Counted {
  private Counted() {}

  /** The tokens under the name; null when none are stated or they cannot be. */
  static @Nullable Integer tokens(JsonNode node, String name) {
    Integer stated = Json.integer(node, name);
    return stated == null || stated < 0 ? null : stated;
  }

  /** The sum of those that are stated; null when none is or one cannot be. */
  static @Nullable Integer sum(JsonNode node, String... names) {
    long sum = 0;
    boolean stated = false;
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) continue;
      Integer tokens = tokens(node, name);
      if (tokens == null) return null;
      sum += tokens;
      stated = true;
    }
    return stated && sum <= Integer.MAX_VALUE ? Integer.valueOf((int) sum) : null;
  }

  /** What a reply took. */
  static Usage usage(@Nullable Integer prompt, @Nullable Integer completion, Outcome outcome) {
    boolean answered = outcome instanceof Outcome.Answered;
    return new Usage(
        prompt == null || prompt == 0 ? null : prompt,
        completion == null || (completion == 0 && answered) ? null : completion);
  }
}
