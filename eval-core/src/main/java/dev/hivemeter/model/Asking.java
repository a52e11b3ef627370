package dev.hivemeter.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a study wants a model to be asked, beyond what it is asked.
 *
 * @param dialect the name of the endpoint's dialect where the study knows better than what asking
 *     the endpoint would tell; null to ask it
 * @param extraBody further fields of each request's body, by name, each value as JSON text; part of
 *     a slot's identity
 * @param logprobs how many alternatives of each token to store with its log-probability, 0 for the
 *     token's own only; null for no log-probabilities. Does not change what is drawn, so it is no
 *     part of a slot's identity
 */
public record Asking(
    @Nullable String dialect, Map<String, String> extraBody, @Nullable Integer logprobs) {
  /** Nothing special. */
  public static final Asking PLAIN = new Asking(null, Map.of(), null);

  public Asking {
    extraBody = Collections.unmodifiableMap(new TreeMap<>(extraBody));
    if (logprobs != null && (logprobs < 0 || logprobs > 20))
      throw new BadInput("logprobs " + logprobs + " is outside 0 to 20");
  }
}
