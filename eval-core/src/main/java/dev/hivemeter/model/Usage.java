package dev.hivemeter.model;

import org.jspecify.annotations.Nullable;

/** Tokens as the provider counted them; null where it did not say. */
public record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {
  public static final Usage UNKNOWN = new Usage(null, null);
}
