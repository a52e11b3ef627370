package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.providers.ScriptedServer.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies and certificate authorities, over real sockets. */
class NetworkTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path dir;

  private static Exchange get(Network network, String url) throws Exception {
    return new Wire(Clock.systemUTC(), Limits.DEFAULT, network).get(url, Map.of(), PATIENT);
  }

  private static Environment environment(Map<String, String> variables) {
    return variables::get;
  }

  @Test
  void a_server_is_asked_through_the_proxy() throws Exception {
    try (ScriptedServer proxy = new ScriptedServer(r -> Reply.ok("{\"by\":\"proxy\"}"))) {
      Map<String, String> variables = Map.of("HTTP_PROXY", proxy.address());
      Network network = Network.of(environment(variables), null, null);
      assertThat(get(network, "http://model.test/v1/models").body()).contains("proxy");
      assertThat(proxy.requests("").get(0).path()).isEqualTo("http://model.test/v1/models");
      Network study = Network.of(environment(Map.of()), proxy.address(), null);
      assertThat(get(study, "http://model.test/v1").body()).contains("proxy");
    }
  }

  @Test
  void a_tunnel_is_asked_for_before_https() throws Exception {
    try (ScriptedServer proxy = new ScriptedServer(r -> Reply.of(502, "no way"))) {
      Map<String, String> variables = Map.of("https_proxy", proxy.address());
      Network network = Network.of(environment(variables), null, null);
      assertThatThrownBy(() -> get(network, "https://model.test/v1"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("502");
      assertThat(proxy.requests("").get(0).method()).isEqualTo("CONNECT");
      assertThat(proxy.requests("").get(0).path()).isEqualTo("model.test:443");
    }
  }

  @Test
  void a_proxy_is_told_who_asks_only_when_it_wants_to_know() throws Exception {
    try (ScriptedServer proxy =
        new ScriptedServer(
            r ->
                r.headers().containsKey("proxy-authorization")
                    ? Reply.ok("{}")
                    : Reply.of(407, "").with("Proxy-Authenticate", "Basic realm=\"p\""))) {
      String address = proxy.address().replace("http://", "http://me:a%2Fb@");
      Network network = Network.of(environment(Map.of("http_proxy", address)), null, null);
      assertThat(get(network, "http://model.test/").status()).isEqualTo(200);
      assertThat(proxy.requests("").get(1).headers().get("proxy-authorization"))
          .isEqualTo(
              "Basic "
                  + Base64.getEncoder().encodeToString("me:a/b".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void a_tunnel_that_nobody_has_a_password_for_is_a_reply_without_body() throws Exception {
    try (ScriptedServer proxy =
        new ScriptedServer(
            r -> Reply.of(407, "").with("Proxy-Authenticate", "Basic realm=\"p\""))) {
      Network network = Network.of(environment(Map.of("https_proxy", proxy.address())), null, null);
      Exchange reply = get(network, "https://model.test/v1");
      assertThat(reply.status()).isEqualTo(407);
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void a_proxy_that_asks_in_vain_is_named_with_what_it_wants() throws Exception {
    try (ScriptedServer proxy =
        new ScriptedServer(
            r -> Reply.of(407, "").with("Proxy-Authenticate", "Basic realm=\"p\""))) {
      String address = proxy.address().replace("http://", "http://me:hidden@");
      Network network = Network.of(environment(Map.of("http_proxy", address)), null, null);
      assertThatThrownBy(() -> get(network, "http://model.test/"))
          .isInstanceOf(Proxies.Refused.class)
          .hasMessageContaining("does not take the user name and password")
          .hasMessageNotContaining("hidden");
    }
    assertThat(Proxies.wants("NTLM")).contains("another authentication (NTLM) than Basic");
    assertThat(Proxies.wants("Basic realm=p")).contains("wants a user name and password (407)");
    assertThat(Proxies.wants(null)).contains("wants a user name and password (407)");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1/, false",
    "http://127.0.0.1:1/, false",
    "http://[::1]:1/, false",
    "http://example.org/, false",
    "http://a.example.org/, false",
    "http://notexample.org/, true",
    "http://b.test:80/, true",
    "http://b.test:8080/, false",
    "https://other.test/, true",
  })
  void some_servers_are_reached_directly(String url, boolean through) {
    Proxies proxies =
        Proxies.of(
            environment(
                Map.of("ALL_PROXY", "proxy.test:3128", "NO_PROXY", ".example.org, b.test:8080")),
            null);
    assertThat(proxies).isNotNull();
    List<Proxy> ways = select(proxies, url);
    assertThat(ways).hasSize(1);
    assertThat(ways.get(0).type()).isEqualTo(through ? Proxy.Type.HTTP : Proxy.Type.DIRECT);
  }

  private static List<Proxy> select(@Nullable Proxies proxies, String url) {
    return proxies == null ? List.of() : proxies.select(URI.create(url));
  }

  @Test
  void no_message_about_a_proxy_repeats_its_password() {
    for (String bad : List.of("socks5://me:hidden@p:1", "http://me:hidden@", "http://me:hid den@p"))
      assertThatThrownBy(() -> Network.of(environment(Map.of("HTTPS_PROXY", bad)), null, null))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("HTTPS_PROXY")
          .hasMessageNotContaining("hid");
    assertThatThrownBy(() -> Network.of(environment(Map.of()), "http://me:hidden@p:1", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a study is stored with its run")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_server_with_an_own_authority_is_believed_only_with_its_certificate() throws Exception {
    Path store = dir.resolve("server.p12");
    keytool(store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Path pem = dir.resolve("ca.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    HttpsServer server = https(keys);
    try {
      String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
      assertThatThrownBy(() -> get(Network.DIRECT, url)).isInstanceOf(IOException.class);
      Network study = Network.of(environment(Map.of()), null, pem);
      assertThat(get(study, url).status()).isEqualTo(200);
      Network named = Network.of(environment(Map.of(Network.CA, pem.toString())), null, null);
      assertThat(get(named, url).status()).isEqualTo(200);
    } finally {
      server.stop(0);
    }
  }

  private static void keytool(Path store) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=scripted",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
  }

  private static HttpsServer https(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return server;
  }

  @Test
  void a_file_without_certificates_is_refused() throws Exception {
    Path file = dir.resolve("ca.pem");
    assertThatThrownBy(() -> Network.of(environment(Map.of()), null, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read");
    Files.writeString(file, "nothing");
    assertThatThrownBy(() -> Network.of(environment(Map.of()), null, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString());
  }
}
