import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat server that answers everything alike after a delay: java DelayServer.java PORT MILLIS. */
final class DelayServer {
  public static void main(String[] args) throws IOException {
    long millis = Long.parseLong(args[1]);
    AtomicInteger served = new AtomicInteger();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 512);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean chat = path.endsWith("/chat/completions");
            if (chat) Thread.sleep(millis);
            String body =
                chat
                    ? "{\"id\":\"r\",\"object\":\"chat.completion\",\"model\":\"delay\",\"choices\":[{\"index\":0,"
                        + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"Answer number "
                        + served.incrementAndGet()
                        + ", about as long as a short answer is.\"}}],"
                        + "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":12,\"total_tokens\":32}}"
                    : path.endsWith("/models")
                        ? "{\"object\":\"list\",\"data\":[{\"id\":\"delay\"}]}"
                        : path.endsWith("/served") ? "" + served.get() : "{}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(
                chat || path.endsWith("/models") || path.endsWith("/served") ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  private DelayServer() {}
}
