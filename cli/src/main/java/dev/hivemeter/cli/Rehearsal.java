package dev.hivemeter.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * A small generation against a server in this process. The launcher runs it once after a build, so
 * that the JVM can keep an archive of the classes that a generation loads.
 */
final class Rehearsal {
  private static final String MODELS =
      "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}";
  private static final String ANSWER =
      "{\"id\":\"r\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
          + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"A sea.\"}}],"
          + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":3,\"total_tokens\":7}}";

  private Rehearsal() {}

  /**
   * @param args the folder to work in
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", Rehearsal::answer);
    server.start();
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            name: rehearsal
            prompts: { bank: quick, limit: 4 }
            models:
              - { id: "openai:m", baseUrl: "http://127.0.0.1:%d/v1", dialect: vllm }
              - "control:dice"
            sampling: { samples: 8, maxTokens: 8 }
            """
                .formatted(server.getAddress().getPort()));
    String run = folder.resolve("run").toString();
    Main.main(new String[] {"generate", study.toString(), "--into", run, "--json"});
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      boolean chat = path.endsWith("/chat/completions");
      boolean known = chat || path.endsWith("/models");
      byte[] body = (chat ? ANSWER : known ? MODELS : "{}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(known ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
