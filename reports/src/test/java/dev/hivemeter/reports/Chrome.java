package dev.hivemeter.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A real headless Chromium, driven through chromedriver by the WebDriver protocol. Both come with
 * Debian's packages chromium and chromium-driver; without them everything fails, nothing is
 * skipped.
 */
final class Chrome implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands before every script of a page: what must never be called, and what is counted. */
  private static final String WATCH =
      "window.canaries = []; window.violations = [];"
          + "window.canary = (x) => { window.canaries.push(String(x)); };"
          + "for (const f of ['alert', 'confirm', 'prompt', 'print', 'open'])"
          + " window[f] = () => window.canary(f);"
          + "document.addEventListener('securitypolicyviolation',"
          + " (e) => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));";

  private final Process driver;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String session;

  private Chrome(boolean dark, int width, int height) throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try {
      driver =
          new ProcessBuilder("chromedriver", "--port=" + port, "--log-level=SEVERE")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "chromedriver does not start; install Debian's chromium and chromium-driver", e);
    }
    base = "http://127.0.0.1:" + port;
    ready();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--window-size=" + width + "," + height));
    if (dark) arguments.add("--blink-settings=preferredColorScheme=0");
    JsonNode made =
        post(
            "/session",
            Map.of(
                "capabilities",
                Map.of(
                    "alwaysMatch",
                    Map.of(
                        "goog:chromeOptions",
                        Map.of("args", arguments),
                        "goog:loggingPrefs",
                        Map.of("browser", "ALL", "performance", "ALL"),
                        "timeouts",
                        Map.of("script", 170_000),
                        "unhandledPromptBehavior",
                        "ignore"))));
    session = "/session/" + made.get("sessionId").asText();
    post(
        session + "/goog/cdp/execute",
        Map.of("cmd", "Page.addScriptToEvaluateOnNewDocument", "params", Map.of("source", WATCH)));
  }

  static Chrome light() throws IOException, InterruptedException {
    return new Chrome(false, 1280, 1000);
  }

  static Chrome dark() throws IOException, InterruptedException {
    return new Chrome(true, 1280, 1000);
  }

  static Chrome narrow() throws IOException, InterruptedException {
    return new Chrome(false, 500, 900);
  }

  private void ready() throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      try {
        if (send(HttpRequest.newBuilder(URI.create(base + "/status")).GET())
            .get("ready")
            .asBoolean()) return;
      } catch (IOException e) {
        if (i > 300 || !driver.isAlive())
          throw new IllegalStateException("chromedriver does not answer at " + base, e);
      }
      Thread.sleep(100);
    }
  }

  /** Opens a file; the address may go on after the path. */
  void open(Path file, String fragment) throws IOException, InterruptedException {
    // From elsewhere, or a new fragment would not load the page again.
    post(session + "/url", Map.of("url", "about:blank"));
    post(session + "/url", Map.of("url", file.toUri() + fragment));
    // The table of prompts is drawn when the browser has nothing else to do.
    await("!document.getElementById('explorer') || document.querySelector('#explorer .controls')");
  }

  void open(Path file) throws IOException, InterruptedException {
    open(file, "");
  }

  void back() throws IOException, InterruptedException {
    post(session + "/back", Map.of());
  }

  String address() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(base + session + "/url")).GET()).asText();
  }

  /** What a script returns; a promise is waited for. */
  JsonNode run(String script, Object... arguments) throws IOException, InterruptedException {
    return post(session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** Until a script returns true; at most ten seconds. */
  void await(String condition) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      if (run("return Boolean(" + condition + ")").asBoolean()) return;
      Thread.sleep(50);
    }
    throw new AssertionError("never became true: " + condition + ", at " + address());
  }

  /** Presses a key, as WebDriver numbers it, with the real keyboard path. */
  void press(char key) throws IOException, InterruptedException {
    String value = String.valueOf(key);
    post(
        session + "/actions",
        Map.of(
            "actions",
            List.of(
                Map.of(
                    "type",
                    "key",
                    "id",
                    "keyboard",
                    "actions",
                    List.of(
                        Map.of("type", "keyDown", "value", value),
                        Map.of("type", "keyUp", "value", value))))));
  }

  /** Clicks what a selector finds, in its middle, with the real mouse path. */
  void click(String selector) throws IOException, InterruptedException {
    JsonNode at =
        run(
            "const e = document.querySelector(arguments[0]);"
                + "if (!e) throw new Error('nothing is ' + arguments[0]);"
                // What comes near is laid out only then, and may push others away.
                + "const scroll = () => e.scrollIntoView({ block: 'center', inline: 'center',"
                + " behavior: 'instant' });"
                + "const frame = () => new Promise((r) => requestAnimationFrame(r));"
                + "scroll(); return frame().then(frame).then(() => { scroll();"
                + " const r = e.getBoundingClientRect();"
                + " return [Math.round(r.left + r.width / 2), Math.round(r.top + r.height / 2)]; });",
            selector);
    post(
        session + "/actions",
        Map.of(
            "actions",
            List.of(
                Map.of(
                    "type",
                    "pointer",
                    "id",
                    "mouse",
                    "actions",
                    List.of(
                        Map.of(
                            "type",
                            "pointerMove",
                            "duration",
                            0,
                            "x",
                            at.get(0).asInt(),
                            "y",
                            at.get(1).asInt()),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0))))));
  }

  /** Chooses an option of a list by its value, as a reader would. */
  void choose(String key, String value) throws IOException, InterruptedException {
    run(
        "const e = [...document.querySelectorAll('select')].filter((s) => s.dataset.key ==="
            + " arguments[0]).pop(); e.value = arguments[1];"
            + "e.dispatchEvent(new Event('change', { bubbles: true }));",
        key,
        value);
  }

  /** What must stay empty: console messages, violations, calls of the canary, requests. */
  List<String> harm() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (JsonNode entry : log("browser")) found.add("console: " + entry.get("message").asText());
    for (JsonNode x : run("return window.violations || []")) found.add("policy: " + x.asText());
    for (JsonNode x : run("return window.canaries || []")) found.add("canary: " + x.asText());
    Pattern request = Pattern.compile("^(https?|wss?|ftp):");
    for (JsonNode entry : log("performance")) {
      JsonNode message = JSON.readTree(entry.get("message").asText()).get("message");
      String url = message.at("/params/request/url").asText();
      if (message.get("method").asText().equals("Network.requestWillBeSent")
          && request.matcher(url).find()) found.add("request: " + url);
    }
    return found;
  }

  private JsonNode log(String type) throws IOException, InterruptedException {
    return post(session + "/se/log", Map.of("type", type));
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    ObjectNode node = JSON.valueToTree(body);
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(3))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(node))));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.header("Content-Type", "application/json").build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode value = JSON.readTree(response.body()).get("value");
    if (response.statusCode() != 200)
      throw new IllegalStateException(
          value.path("error").asText() + ": " + value.path("message").asText());
    return value;
  }

  @Override
  public void close() throws IOException {
    try {
      send(HttpRequest.newBuilder(URI.create(base + session)).DELETE());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
