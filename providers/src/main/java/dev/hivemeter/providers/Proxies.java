package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy stands before which server.
 *
 * <ul>
 *   <li>Servers on this machine (localhost, 127.…, ::1) are always reached directly.
 *   <li>{@code NO_PROXY}: names separated by commas; {@code example.org} and {@code .example.org}
 *       mean the host and everything below it, {@code *} everything. A port may follow. Ranges of
 *       addresses are not understood.
 *   <li>A proxy is asked in plain HTTP; servers behind https are reached through its tunnel.
 * </ul>
 */
final class Proxies extends ProxySelector {
  /**
   * One proxy.
   *
   * @param user null where it asks for none
   */
  private record Way(String host, int port, @Nullable String user, @Nullable String password) {
    Proxy proxy() {
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** A proxy does not take the user name and password that it was given. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(IOException cause) {
      super(
          "does not take the user name and password of the environment variable that names it;"
              + " characters such as : / @ are written %3A %2F %40 in it",
          cause);
    }

    /** Java's client gives up after a few times; only proxies are told who asks. */
    static boolean is(IOException e) {
      return String.valueOf(e.getMessage()).startsWith("too many authentication attempts");
    }
  }

  private final @Nullable Way http;
  private final @Nullable Way https;
  private final List<String> except;

  private Proxies(@Nullable Way http, @Nullable Way https, List<String> except) {
    this.http = http;
    this.https = https;
    this.except = except;
  }

  /**
   * The proxies of the study, or else of the environment; null for none.
   *
   * @throws BadInput when an address is none
   */
  static @Nullable Proxies of(Environment environment, @Nullable String study) {
    Way all = way(environment, "ALL_PROXY");
    Way http = orElse(way(environment, "HTTP_PROXY"), all);
    Way https = orElse(way(environment, "HTTPS_PROXY"), all);
    if (study != null) {
      if (study.contains("@"))
        throw new BadInput(
            "the study's proxy holds a user name or password, and a study is stored with its run;"
                + " set HTTPS_PROXY in the environment instead");
      http = parse("the study's proxy", study);
      https = http;
    }
    if (http == null && https == null) return null;
    List<String> except = new ArrayList<>();
    String no = variable(environment, "NO_PROXY");
    if (no != null)
      for (String name : no.split(",", -1))
        if (!name.isBlank()) except.add(name.strip().toLowerCase(Locale.ROOT));
    return new Proxies(http, https, List.copyOf(except));
  }

  private static @Nullable Way orElse(@Nullable Way way, @Nullable Way other) {
    return way == null ? other : way;
  }

  private static @Nullable Way way(Environment environment, String name) {
    String value = variable(environment, name);
    return value == null ? null : parse("the environment variable " + name, value);
  }

  private static @Nullable String variable(Environment environment, String name) {
    String value = environment.variable(name.toLowerCase(Locale.ROOT));
    if (value == null || value.isBlank()) value = environment.variable(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The address is never repeated in a message: it may hold a password. */
  private static Way parse(String where, String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "http://" + address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") || uri.getHost() == null)
        throw new BadInput(
            where + " is no address of an HTTP proxy, such as http://proxy.example.org:3128");
      String[] info =
          uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
      return new Way(
          uri.getHost(),
          uri.getPort() < 0 ? 80 : uri.getPort(),
          info.length > 0 ? decoded(info[0]) : null,
          info.length > 1 ? decoded(info[1]) : null);
    } catch (URISyntaxException e) {
      throw new BadInput(
          where + " is no address (" + e.getReason() + "); write http://proxy.example.org:3128");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Way way = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    if (way == null || isLocal(host) || isExcepted(host, uri.getPort()))
      return List.of(Proxy.NO_PROXY);
    return List.of(way.proxy());
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  private boolean isExcepted(String host, int port) {
    for (String e : except) {
      if (e.equals("*")) return true;
      String name = e;
      int colon = e.lastIndexOf(':');
      if (colon > 0 && e.substring(colon + 1).matches("[0-9]+")) {
        if (!e.substring(colon + 1).equals(Integer.toString(port))) continue;
        name = e.substring(0, colon);
      }
      if (name.startsWith("*.")) name = name.substring(2);
      if (name.startsWith(".")) name = name.substring(1);
      if (host.equals(name) || host.endsWith("." + name)) return true;
    }
    return false;
  }

  /** Tells a proxy of ours who asks, and nobody else; null where no proxy wants to know. */
  @Nullable Authenticator authenticator() {
    if ((http == null || http.user == null) && (https == null || https.user == null)) return null;
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) return null;
        for (Way way : new Way[] {http, https})
          if (way != null
              && way.user != null
              && way.host.equalsIgnoreCase(getRequestingHost())
              && way.port == getRequestingPort())
            return new PasswordAuthentication(
                way.user, way.password == null ? new char[0] : way.password.toCharArray());
        return null;
      }
    };
  }

  /**
   * What is to be done about a proxy that asks who is there, and was not told.
   *
   * @param scheme how it wants to be told, in its own words
   */
  static String wants(@Nullable String scheme) {
    if (scheme != null && !scheme.toLowerCase(Locale.ROOT).startsWith("basic"))
      return "wants another authentication ("
          + scheme.split(" ", 2)[0]
          + ") than Basic, the only one known";
    return "wants a user name and password (407); put them into the environment variable that names"
        + " it, HTTPS_PROXY or HTTP_PROXY: http://user:password@proxy.example.org:3128";
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The call that was made fails with it.
  }
}
