package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key that a server echoes wherever it can (answers, ids, names, errors, redirects, headers, the
 * list of its models) is in no byte that is produced: store, log, report, exports, console, and
 * what is inside compressed files.
 */
@Timeout(300)
class CanaryTest {
  private static final String KEY = "sk-canary/Zq7+Xw9\\Tb3=Mn5Vc1";

  /** Too short to be looked for in answers. */
  private static final String SHORT = "sk-short+12345";

  private enum Server {
    /** Echoes in every reply and in every kind of error. */
    ECHOES,
    /** Echoes in everything but the answers. */
    ECHOES_BESIDE_ANSWERS,
    /** Always replies, with lists where they are asked for, reasoning and log-probabilities. */
    LISTS
  }

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String canary = KEY;
  private volatile Server manner = Server.ECHOES;
  private final HttpServer server = newServer();

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      String key = sent.replaceFirst("^Bearer ", "");
      exchange.getResponseHeaders().add("x-request-id", "request of " + key);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      if (exchange.getRequestURI().getPath().endsWith("/models")) {
        send(
            exchange,
            200,
            "{\"object\":\"list\",\"data\":[{\"id\":\"small\",\"owned_by\":%s,\"meta\":{\"for\":%s}}]}"
                .formatted("\"vllm\"", json(key)));
        return;
      }
      if (!exchange.getRequestURI().getPath().endsWith("/completions")) {
        boolean version = exchange.getRequestURI().getPath().equals("/version");
        send(exchange, version ? 200 : 404, "{\"version\":" + json(key) + "}");
        return;
      }
      assertThat(key).as("the key is sent, or nothing is tested").isEqualTo(canary);
      String question = new String(request, StandardCharsets.UTF_8);
      assertThat(question).contains("small");
      int n = asked.incrementAndGet();
      if (manner == Server.LISTS) {
        send(exchange, 200, list(key, question, n));
        return;
      }
      String url = "http://h/v1?api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
      if (n == 5) copyAsItIs();
      switch (n % 7) {
        case 0 -> send(exchange, 401 + n % 2 * 2, error("Incorrect API key provided: " + key));
        case 1 -> send(exchange, 400, error("in " + url + ", header Bearer " + key));
        case 2 -> send(exchange, 503, "<html>" + sent + " " + url + "</html>");
        case 3 -> {
          exchange.getResponseHeaders().add("Location", url);
          send(exchange, 307, "");
        }
        default -> send(exchange, 200, reply(key, sent, url, n));
      }
    }
  }

  private String reply(String key, String sent, String url, int n) {
    String text = n + ": your key is " + key + ", of " + sent + "; " + url + "; odd \uD83C";
    if (manner == Server.ECHOES_BESIDE_ANSWERS) text = "Answer " + n + ".";
    return """
        {"id":%s,"object":"chat.completion","model":%s,"system_fingerprint":%s,
         "choices":[{"index":0,"finish_reason":%s,"message":{"role":"assistant","content":%s}}],
         "usage":{"prompt_tokens":5,"completion_tokens":7}}"""
        .formatted(
            json("id " + key), json("small " + key), json(key), json("stop " + key), json(text));
  }

  /** The key escaped within the JSON of a list, where only who reads the list sees it. */
  private static String list(String key, String question, int n) {
    StringBuilder escaped = new StringBuilder();
    key.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    String text = n + ": your key is " + key + " <think>or " + escaped + "</think>";
    if (question.contains("JSON only"))
      text =
          n % 5 == 0
              ? "no list, but " + escaped
              : "{\"answers\": [{\"text\": \"%d is %s\", \"probability\": 0.5}, {\"text\": \"b%d\"}]}"
                  .formatted(n, escaped, n);
    if (question.contains("numbered list"))
      text = n % 5 == 0 ? "no list, but " + key : "1. " + n + " is " + key + "\n2. b" + n;
    List<String> tokens = new ArrayList<>();
    for (String token : List.of(key, "sk-canary", "/Zq7+Xw9", "\\Tb3=Mn5Vc1", " end"))
      tokens.add(
          "{\"token\":%s,\"logprob\":-0.5,\"top_logprobs\":[{\"token\":%s,\"logprob\":-0.5}]}"
              .formatted(json(token), json(token)));
    return """
        {"id":"r","object":"chat.completion","model":"small",
         "choices":[{"index":0,"finish_reason":"stop","logprobs":{"content":%s},
           "message":{"role":"assistant","content":%s,"reasoning_content":%s}}],
         "usage":{"prompt_tokens":5,"completion_tokens":5}}"""
        .formatted(tokens, json(text), json("I was given " + key + ", that is " + escaped));
  }

  private String error(String message) {
    return "{\"error\":{\"message\":" + json(message) + ",\"code\":" + json(canary) + "}}";
  }

  private static String json(String text) {
    return JsonOut.line(text);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The run while it is written: the write-ahead log is folded away at its end. */
  private void copyAsItIs() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      for (Path f : files.filter(Files::isRegularFile).toList())
        Files.copy(f, copy.resolve(f.getFileName()));
    }
  }

  @Test
  void a_key_that_is_echoed_everywhere_is_in_no_byte() throws Exception {
    everyByteOfARunIsClean();
  }

  @Test
  void a_short_key_is_in_no_byte_but_those_of_answers() throws Exception {
    canary = SHORT;
    manner = Server.ECHOES_BESIDE_ANSWERS;
    everyByteOfARunIsClean();
  }

  @Test
  void what_is_read_out_of_a_reply_later_holds_no_key_either() throws Exception {
    manner = Server.LISTS;
    Path study =
        study(
            """
            elicitation: [direct, { mode: sequence, k: 2 }, { mode: verbalised, k: 2 }]
            logprobs: 1
            """);
    List<String> said = new ArrayList<>();
    said.add(run("run", study.toString(), "--into", "run"));
    assertThat(said.get(0)).contains(" -> 0\n");
    for (int sample = 0; sample < 2; sample++) {
      said.add(run("show", "run", "--sample", "" + sample));
      said.add(run("show", "run", "--sample", "" + sample, "--json"));
    }
    exports(said);
    assertThat(String.join("\n", said))
        .as("lists, unread lists and masks came")
        .contains("answer 2 of 2: b", "unparsed", "[key]");
    assertThat(Files.readString(unzipped(folder.resolve("answers.jsonl.gz"))))
        .contains("I was given [key], that is [key]")
        .contains("\"token\":\"[key]\"")
        .contains("\"response\":\"2");
    everythingIsClean(said);
  }

  private Path unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Path plain = folder.resolve(file.getFileName() + ".plain");
      Files.write(plain, in.readAllBytes());
      return plain;
    }
  }

  private Path study(String more) throws IOException {
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: canary
        prompts: { bank: quick, limit: 3 }
        models: [{ id: "openai:small", baseUrl: "http://127.0.0.1:%d/v1", apiKeyEnv: CANARY_KEY }]
        sampling: { samples: 5, temperatures: [0.7, 1.0], maxTokens: 24 }
        concurrency: 1
        maxAttempts: 1
        %s"""
            .formatted(server.getAddress().getPort(), more));
  }

  private void everyByteOfARunIsClean() throws Exception {
    Path study = study("");
    List<String> said = new ArrayList<>();
    // A wrong key stops its model, so the study is taken up again until all kinds of echo came.
    for (int i = 0; i < 6; i++) said.add(run("run", study.toString(), "--into", "run"));
    said.add(run("generate", study.toString(), "--into", "run", "--only-failed"));
    said.add(run("doctor", study.toString()));
    said.add(run("doctor", study.toString(), "--json"));
    said.add(run("plan", study.toString(), "--into", "run"));
    said.add(run("run", study.toString(), "--print-config"));
    said.add(run("score", "run"));
    said.add(run("report", "run"));
    said.add(run("show", "run"));
    said.add(run("show", "run", "--json"));
    said.add(run("show", "run", "--sample", "1"));
    said.add(run("show", "run", "--sample", "1", "--json"));
    said.add(run("verify", "run", "--json"));
    said.add(run("ls", ".", "--json"));
    exports(said);
    assertThat(asked.get()).as("every kind of echo came").isGreaterThan(20);
    assertThat(folder.resolve("copy/run.db-wal"))
        .as("the log was there when the run was copied")
        .isNotEmptyFile();
    assertThat(String.join("\n", said)).contains("[key]").contains("report: ");
    everythingIsClean(said);
  }

  private void exports(List<String> said) {
    for (String what : List.of("answers", "attempts", "scores", "prompts", "vectors"))
      for (String format : List.of("jsonl", "csv"))
        said.add(
            run(
                "export",
                "run",
                "--what",
                what,
                "--format",
                format,
                "-o",
                what + "." + format + ".gz"));
  }

  private void everythingIsClean(List<String> said) throws Exception {
    String all = String.join("\n", said);
    clean("the console", all.getBytes(StandardCharsets.UTF_8));
    List<Path> produced = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(produced::add);
    }
    assertThat(produced).hasSizeGreaterThan(20);
    for (Path file : produced) {
      byte[] bytes = Files.readAllBytes(file);
      clean(file.toString(), bytes);
      if (file.toString().endsWith(".gz"))
        clean(
            "inside " + file, new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
      if (file.toString().endsWith(".db")) columns(file);
    }
  }

  private String run(String... args) {
    InProcess done =
        InProcess.run(folder, Map.of("CANARY_KEY", canary, "HIVEMETER_TRACE", "1"), args);
    return String.join(" ", args) + " -> " + done.code() + "\n" + done.out() + done.err();
  }

  /** Values as SQLite gives them, because long ones are cut over pages of the file. */
  private void columns(Path file) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement tables = c.createStatement();
        Statement s = c.createStatement();
        ResultSet names =
            tables.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (names.next()) {
        try (ResultSet r = s.executeQuery("SELECT * FROM " + names.getString(1))) {
          while (r.next())
            for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
              byte[] value = r.getBytes(i);
              if (value != null) clean(file + " " + names.getString(1), value);
            }
        }
      }
    }
  }

  /** No form of the key, nor its middle part, in any encoding that we write. */
  private void clean(String where, byte[] bytes) {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    String wide = new String(bytes, StandardCharsets.UTF_16BE);
    String shifted =
        bytes.length < 2 ? "" : new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16BE);
    List<String> forms =
        canary.equals(SHORT)
            ? List.of(SHORT, "short+12345", "short%2B12345", base64(SHORT))
            : List.of(KEY, "Zq7+Xw9", "Tb3=Mn5Vc1", "Zq7%2BXw9", "sk-canary", "u0073", base64(KEY));
    for (String form : forms)
      assertThat(raw.contains(form) || wide.contains(form) || shifted.contains(form))
          .as("%s holds %s", where, form)
          .isFalse();
  }

  private static String base64(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
