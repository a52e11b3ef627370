package dev.hivemeter.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A proxy that lets in only who gives this name and password by Basic authentication. Behind it
 * stands one chat server, {@code model.test}, over http and, at the end of a tunnel, https.
 */
final class AskingProxy implements AutoCloseable {
  private static final String SECRET = "changeit";
  private static final String MODELS = "{\"data\":[{\"id\":\"small\",\"owned_by\":\"vllm\"}]}";
  private static final String ANSWER =
      "{\"choices\":[{\"message\":{\"content\":\"The Aral Sea.\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5}}";

  /** First lines and headers of what the proxy was asked, and the server behind it. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  final List<String> behind = new CopyOnWriteArrayList<>();
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String wanted;
  private final Path authority;
  private final SSLContext tls;

  AskingProxy(Path folder, String nameAndPassword)
      throws IOException, GeneralSecurityException, InterruptedException {
    byte[] bytes = nameAndPassword.getBytes(StandardCharsets.UTF_8);
    wanted = "proxy-authorization: basic " + Base64.getEncoder().encodeToString(bytes);
    KeyStore keys = keys(folder.resolve("server.p12"));
    authority = Files.writeString(folder.resolve("ca.pem"), pem(keys));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, SECRET.toCharArray());
    tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    Thread accepting = new Thread(this::accept, "asking-proxy");
    accepting.setDaemon(true);
    accepting.start();
  }

  /**
   * As an environment variable names it.
   *
   * @param userInfo name and password; empty for none
   */
  String address(String userInfo) {
    String who = userInfo.isEmpty() ? "" : userInfo + "@";
    return "http://" + who + "127.0.0.1:" + socket.getLocalPort();
  }

  /** The file of the authority that the server's certificate is from. */
  Path authority() {
    return authority;
  }

  private static KeyStore keys(Path store)
      throws IOException, GeneralSecurityException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias server -keyalg EC -dname CN=model.test -ext SAN=dns:model.test"
            + " -validity 2 -storetype PKCS12 -storepass "
            + SECRET;
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    Process made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (made.waitFor() != 0) throw new IOException("keytool failed");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, SECRET.toCharArray());
    }
    return keys;
  }

  private static String pem(KeyStore keys) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket s = socket.accept();
        Thread serving = new Thread(() -> serve(s), "asking-proxy-serves");
        serving.setDaemon(true);
        serving.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket s) {
    try (s) {
      String head = head(s.getInputStream());
      asked.add(head);
      if (!head.contains(wanted)) {
        String asks = "Proxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\n";
        write(s, "407 Proxy Authentication Required\r\n" + asks + "Content-Length: 0", "");
      } else if (head.startsWith("connect model.test:443 ")) {
        write(s, "200 Connected", "");
        try (SSLSocket inner = (SSLSocket) tls.getSocketFactory().createSocket(s, null, true)) {
          inner.setUseClientMode(false);
          answer(inner, head(inner.getInputStream()));
        }
      } else {
        answer(s, head.replaceAll("proxy-authorization: .*\n", ""));
      }
    } catch (IOException e) {
      // The other side sees it.
    }
  }

  private void answer(Socket s, String head) throws IOException {
    behind.add(head);
    int length = 0;
    for (String line : head.split("\n", -1))
      if (line.startsWith("content-length: ")) length = Integer.parseInt(line.substring(16));
    s.getInputStream().readNBytes(length);
    String path = head.split(" ", 3)[1];
    boolean known = path.endsWith("/v1/models") || path.endsWith("/v1/chat/completions");
    String body = path.endsWith("/models") ? MODELS : ANSWER;
    String status = known ? "200 OK" : "404 Not Found";
    write(s, status + "\r\nConnection: close\r\nContent-Length: " + body.length(), body);
  }

  /** First line and headers, in small letters, but for the credentials. */
  private String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      boolean credentials = line.regionMatches(true, 0, "proxy-authorization: basic ", 0, 27);
      String lower = line.toLowerCase(Locale.ROOT);
      head.append(credentials ? lower.substring(0, 27) + line.substring(27) : lower).append('\n');
    }
    return head.toString();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new IOException("the request ended early");
      if (c != '\r') line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void write(Socket s, String status, String body) throws IOException {
    s.getOutputStream()
        .write(("HTTP/1.1 " + status + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    s.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
