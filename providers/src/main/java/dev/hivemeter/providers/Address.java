package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an endpoint is reached.
 *
 * @param base without a trailing slash, such as {@code http://127.0.0.1:8080/v1}
 */
record Address(String base) {

  /**
   * Reads a {@code baseUrl}.
   *
   * @throws BadInput when it is no plain http or https address; the message never repeats a
   *     password, a query or a fragment, which may be secrets
   */
  static Address of(String text, String model) {
    String where = "the baseUrl of model '" + model + "' ";
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new BadInput(
          where + "is not an address (" + e.getReason() + "); write http://host:port/v1");
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")))
      throw new BadInput(
          where
              + "holds a user name or password; take it out and name the key's environment"
              + " variable with apiKeyEnv");
    if (uri.getRawQuery() != null || uri.getRawFragment() != null)
      throw new BadInput(
          where
              + "has a query or fragment (after ? or #), where keys get lost; write the address"
              + " only, and name the key's environment variable with apiKeyEnv");
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https"))
      throw new BadInput(
          where + "begins with '" + scheme + "'; http and https are possible: \"" + text + "\"");
    if (uri.getHost() == null)
      throw new BadInput(where + "has no host: \"" + text + "\"; write http://host:port/v1");
    if (uri.getPort() > 65535)
      throw new BadInput(where + "has port " + uri.getPort() + ", which is not below 65536");
    return new Address(uri.toString().replaceAll("/+$", ""));
  }

  /** The address of something below the base. */
  String at(String path) {
    return base + path;
  }

  /** The server itself: the base without its last {@code /v1}. */
  Address root() {
    return new Address(base.replaceAll("/v1$", ""));
  }

  boolean isOpenAi() {
    return isAt("api.openai.com");
  }

  /** Whether the host is this one or below it. */
  boolean isAt(String host) {
    String own = String.valueOf(URI.create(base).getHost()).toLowerCase(Locale.ROOT);
    return own.equals(host) || own.endsWith("." + host);
  }

  @Override
  public String toString() {
    return base;
  }
}
