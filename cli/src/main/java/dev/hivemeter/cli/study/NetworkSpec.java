package dev.hivemeter.cli.study;

import org.jspecify.annotations.Nullable;

/**
 * How servers are reached.
 *
 * @param proxy the address of an HTTP proxy; null for what the environment says
 * @param caFile a PEM file of further certificate authorities, relative to the study; null for what
 *     the environment says
 */
public record NetworkSpec(@Nullable String proxy, @Nullable String caFile) {
  /** What the environment says. */
  public static final NetworkSpec ENVIRONMENT = new NetworkSpec(null, null);
}
