package dev.hivemeter.pipeline;

import dev.hivemeter.model.ModelSpec;
import java.net.URI;
import java.util.Locale;

/** Which models share a server, and so a limit: those of one host and port. */
final class EndpointKey {
  private EndpointKey() {}

  /** Host and port, the provider's name where a study gives no address, or the model alone. */
  static String of(ModelSpec model) {
    if (!Estimates.isCharged(model)) return "model " + model.label();
    String base = model.connection().baseUrl();
    if (base == null) return "provider " + model.provider();
    try {
      String authority = URI.create(base.strip()).getAuthority();
      return authority == null ? base : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return base;
    }
  }
}
