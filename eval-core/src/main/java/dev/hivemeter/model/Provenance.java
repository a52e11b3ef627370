package dev.hivemeter.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reply came from; null where it is not known.
 *
 * @param finishReason as the provider said it
 * @param responseModel the model name in the reply
 * @param fingerprint the provider's system fingerprint
 * @param requestId the provider's id of the reply
 * @param seed the seed that was sent
 * @param latencyMillis of the successful call
 * @param at when the reply was complete
 */
public record Provenance(
    Usage usage,
    @Nullable String finishReason,
    @Nullable String responseModel,
    @Nullable String fingerprint,
    @Nullable String requestId,
    @Nullable Long seed,
    @Nullable Long latencyMillis,
    @Nullable Instant at) {
  public static final Provenance UNKNOWN =
      new Provenance(Usage.UNKNOWN, null, null, null, null, null, null, null);
}
