package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** A chat server on loopback that counts what it serves: scripted, or in front of a real one. */
final class ChatServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** A reply to a chat request. */
  record Reply(int status, String body) {}

  final AtomicInteger received = new AtomicInteger();
  final AtomicInteger served = new AtomicInteger();
  final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private ChatServer(BiFunction<HttpExchange, byte[], Reply> answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, answer));
    server.start();
  }

  /** Answers every chat request after the delay; the n-th reply's text is {@code text.apply(n)}. */
  static ChatServer scripted(Duration delay, BiFunction<Integer, JsonNode, Reply> reply)
      throws IOException {
    AtomicInteger n = new AtomicInteger();
    return new ChatServer(
        (exchange, body) -> {
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/v1/models"))
            return new Reply(
                200, "{\"object\":\"list\",\"data\":[{\"id\":\"small\",\"owned_by\":\"vllm\"}]}");
          if (!path.equals("/v1/chat/completions")) return new Reply(404, "{}");
          try {
            Thread.sleep(delay.toMillis());
            return reply.apply(n.incrementAndGet(), JSON.readTree(body));
          } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Passes everything on to a real server. */
  static ChatServer before(String base) throws IOException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String root = base.replaceAll("/v1/?$", "");
    return new ChatServer(
        (exchange, body) -> {
          try {
            HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .method(
                        exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            HttpResponse<String> r =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(r.statusCode(), r.body());
          } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static Reply answer(String text) {
    return new Reply(
        200,
        JSON.createObjectNode()
            .put("id", "r")
            .put("object", "chat.completion")
            .put("model", "small")
            .set(
                "choices",
                JSON.createArrayNode()
                    .add(
                        JSON.createObjectNode()
                            .put("index", 0)
                            .put("finish_reason", "stop")
                            .set(
                                "message",
                                JSON.createObjectNode()
                                    .put("role", "assistant")
                                    .put("content", text))))
            .toString());
  }

  private void handle(HttpExchange exchange, BiFunction<HttpExchange, byte[], Reply> answer)
      throws IOException {
    boolean counts = exchange.getRequestURI().getPath().endsWith("/completions");
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (counts) {
        received.incrementAndGet();
        requests.add(JSON.readTree(body));
      }
      Reply reply = answer.apply(exchange, body);
      if (counts) served.incrementAndGet();
      byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
