package dev.hivemeter.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sampling.Seeds;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.port.Generator.Unreachable;
import dev.hivemeter.providers.ScriptedServer.Manner;
import dev.hivemeter.providers.ScriptedServer.Reply;
import dev.hivemeter.providers.ScriptedServer.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every generator that asks an endpoint must do, whatever the protocol. */
abstract class GeneratorContract {
  static final String KEY = "sk-canary-0123456789-abcdefghij";
  static final String VARIABLE = "CANARY_KEY";
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENT = Duration.ofSeconds(20);
  static final Prompt PROMPT = Prompt.of("p", "Name a sea.");
  static final Elicitation PIRATE = new Elicitation("pirate", "You are a pirate.");

  private final LanguageModels models = models(PATIENT, PATIENT);
  protected ScriptedServer server = started();

  private static LanguageModels models(Duration look, Duration attempt) {
    return new LanguageModels(
        name -> name.equals(VARIABLE) ? KEY : null,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new Limits(Duration.ofSeconds(10), look, attempt, 4000, Duration.ofSeconds(60)));
  }

  /** A call with little patience. */
  private Broke impatient() throws Exception {
    Condition c = condition(Sampling.neutral(1, 64));
    try (Generator g = models(PATIENT, Duration.ofMillis(700)).open(c.model())) {
      g.prepare(List.of(c));
      return (Broke) g.call(new Call(PROMPT, c, 0, null));
    }
  }

  private ScriptedServer started() {
    try {
      return new ScriptedServer(r -> Reply.of(404, "{}"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The model as a study would name it, at the server. */
  abstract ModelSpec model(Connection connection);

  /** The baseUrl that a study gives for a server at this address. */
  abstract String baseUrl(String address);

  /** What the endpoint answers to questions about itself. */
  abstract Reply about(Request request);

  /** The end of the path that generates. */
  abstract String path();

  /** The endpoint's reply with this text, as JSON text or null; finish is stop or length. */
  abstract String reply(String jsonText, String finish);

  /** Where a request's sampler fields stand. */
  abstract JsonNode samplers(JsonNode request);

  /** The header that carries the key, and its value. */
  Map.Entry<String, String> keyHeader() {
    return Map.entry("authorization", "Bearer " + KEY);
  }

  /** What the protocol calls one of OpenAI's fields. */
  String field(String openAi) {
    return openAi;
  }

  /** What the protocol calls a finish reason, stop or length. */
  String nativeFinish(String finish) {
    return finish;
  }

  /** The reply with reasoning apart; null where the protocol has no such thing. */
  @Nullable String reasoned(String reasoning, String text) {
    return null;
  }

  /** All fields with the values that do not change the law, for temperature 1 and 64 tokens. */
  abstract Map<String, Object> neutral();

  @BeforeEach
  void answer_normally() {
    answer(r -> Reply.ok(reply("\"The Aral Sea.\"", "stop")));
  }

  @AfterEach
  void close_the_server() throws IOException {
    server.close();
  }

  /** Sets what the generating path answers. */
  protected final void answer(java.util.function.Function<Request, Reply> script) {
    server.script(r -> r.path().endsWith(path()) ? script.apply(r) : about(r));
  }

  protected final Condition condition(Sampling sampling) {
    return condition(sampling, Elicitation.DIRECT, VARIABLE);
  }

  protected final Condition condition(
      Sampling sampling, Elicitation elicitation, @Nullable String variable) {
    return new Condition(
        model(new Connection(baseUrl(server.address()), variable, null)), sampling, elicitation);
  }

  protected final Generator open(Condition c) throws Unreachable, InterruptedException {
    Generator g = models.open(c.model());
    g.prepare(List.of(c));
    return g;
  }

  protected final Result ask(Condition c, @Nullable Long seed)
      throws Unreachable, InterruptedException {
    try (Generator g = open(c)) {
      return g.call(new Call(PROMPT, c, 0, seed));
    }
  }

  protected final Result ask() throws Unreachable, InterruptedException {
    return ask(condition(Sampling.neutral(1, 64)), null);
  }

  protected final Outcome outcome() throws Unreachable, InterruptedException {
    return ((Replied) ask()).outcome();
  }

  protected final Broke broke() throws Unreachable, InterruptedException {
    return (Broke) ask();
  }

  protected final Facts prepare(Condition c) throws Unreachable, InterruptedException {
    try (Generator g = models.open(c.model())) {
      return g.prepare(List.of(c));
    }
  }

  protected final JsonNode sent() throws IOException {
    List<Request> all = server.requests(path());
    return Json.MAPPER.readTree(all.get(all.size() - 1).body());
  }

  // --- one call, one request -------------------------------------------------

  @Test
  void preparing_generates_nothing() throws Exception {
    prepare(condition(Sampling.neutral(1, 64)));
    assertThat(server.requests(path())).isEmpty();
  }

  @Test
  void n_calls_are_n_requests_also_when_they_fail() throws Exception {
    Condition c = condition(Sampling.neutral(1, 64));
    try (Generator g = open(c)) {
      for (int i = 0; i < 3; i++) g.call(new Call(PROMPT, c, i, null));
      assertThat(server.requests(path())).hasSize(3);
      for (int status : new int[] {429, 500, 529, 302, 404}) {
        answer(r -> Reply.of(status, "{}"));
        g.call(new Call(PROMPT, c, 0, null));
      }
      answer(r -> Reply.ok("not json"));
      g.call(new Call(PROMPT, c, 0, null));
      assertThat(server.requests(path())).hasSize(9);
    }
  }

  @Test
  void replies_reach_the_call_that_asked_for_them() throws Exception {
    answer(
        r -> {
          String asked = r.body().replaceAll("(?s).*echo-([0-9]+)-.*", "$1");
          return Reply.ok(reply("\"" + asked + "\"", "stop"));
        });
    Condition c = condition(Sampling.neutral(1, 64));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Generator g = open(c)) {
      List<Future<Result>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Prompt p = Prompt.of("p" + i, "echo-" + i + "-");
        results.add(threads.submit(() -> g.call(new Call(p, c, 0, null))));
      }
      for (int i = 0; i < 40; i++)
        assertThat(((Replied) results.get(i).get()).outcome())
            .isEqualTo(new Outcome.Answered(Integer.toString(i), false));
    } finally {
      threads.shutdownNow();
    }
  }

  // --- what is sent ----------------------------------------------------------

  @Test
  void every_sampler_field_is_sent_and_neutral() throws Exception {
    Facts facts = prepare(condition(Sampling.neutral(1, 64)));
    ask();
    JsonNode fields = samplers(sent());
    neutral()
        .forEach(
            (name, value) ->
                assertThat(fields.get(name)).as(name).isEqualTo(Json.MAPPER.valueToTree(value)));
    assertThat(facts.samplers()).containsExactlyInAnyOrderElementsOf(neutral().keySet());
  }

  @Test
  void what_the_study_sets_is_sent() throws Exception {
    ask(condition(new Sampling(0.7, 0.9, null, null, 33, Seeds.NONE)), null);
    JsonNode fields = samplers(sent());
    assertThat(fields.get("temperature").asDouble()).isEqualTo(0.7);
    assertThat(fields.get(field("top_p")).asDouble()).isEqualTo(0.9);
    assertThat(sent().toString()).containsPattern("(max_tokens|num_predict|maxOutputTokens)\":33");
  }

  @Test
  void no_seed_is_sent_unless_the_call_has_one() throws Exception {
    ask();
    assertThat(sent().toString()).doesNotContain("seed");
    Replied reply = (Replied) ask(condition(Sampling.neutral(1, 64)), 42L);
    assertThat(samplers(sent()).get("seed").asLong()).isEqualTo(42);
    assertThat(reply.provenance().seed()).isEqualTo(42);
  }

  @Test
  void a_long_seed_is_cut_to_what_servers_take_and_recorded_as_sent() throws Exception {
    Replied reply = (Replied) ask(condition(Sampling.neutral(1, 64)), -2L);
    assertThat(samplers(sent()).get("seed").asLong()).isEqualTo(0x7FFFFFFEL);
    assertThat(reply.provenance().seed()).isEqualTo(0x7FFFFFFEL);
  }

  @Test
  void one_choice_is_asked_for_and_no_stream() throws Exception {
    ask();
    assertThat(sent().path("n").asInt(1)).isEqualTo(1);
    assertThat(sent().path("stream").asBoolean(false)).isFalse();
    String name = condition(Sampling.neutral(1, 1)).model().name();
    assertThat(server.requests(path()).get(0).path() + sent().path("model").asText())
        .contains(name);
  }

  @Test
  void http_1_1_is_spoken_without_an_offer_to_upgrade() throws Exception {
    ask();
    assertThat(server.requests("")).isNotEmpty();
    for (Request r : server.requests("")) {
      assertThat(r.version()).isEqualTo("HTTP/1.1");
      assertThat(r.headers()).doesNotContainKeys("upgrade", "http2-settings");
      assertThat(r.headers().getOrDefault("connection", "")).doesNotContainIgnoringCase("upgrade");
    }
  }

  @Test
  void the_key_is_sent_in_one_header_only() throws Exception {
    ask();
    for (Request r : server.requests("")) {
      assertThat(r.headers()).contains(keyHeader());
      Map<String, String> others = new HashMap<>(r.headers());
      others.remove(keyHeader().getKey());
      assertThat(r.path() + r.body() + others).doesNotContain(KEY);
    }
  }

  @Test
  void without_a_named_variable_no_key_is_sent() throws Exception {
    ask(condition(Sampling.neutral(1, 64), Elicitation.DIRECT, null), null);
    for (Request r : server.requests(""))
      assertThat(r.headers()).doesNotContainKeys("authorization", "x-api-key", "x-goog-api-key");
  }

  // --- what comes back -------------------------------------------------------

  @Test
  void the_text_is_kept_exactly() throws Exception {
    answer(r -> Reply.ok(reply("\" a\\n\\tb \\u0000 ü 日本 \\ud83d\\ude00  \"", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered(" a\n\tb \0 ü 日本 \ud83d\ude00  ", false));
  }

  @Test
  void lone_surrogates_survive() throws Exception {
    answer(r -> Reply.ok(reply("\"x\\ud83cy\\udc00z\"", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("x\ud83cy\udc00z", false));
  }

  @Test
  void reasoning_in_the_text_stays_there() throws Exception {
    answer(r -> Reply.ok(reply("\"<think>hm</think>Aral\"", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("<think>hm</think>Aral", false));
  }

  @Test
  void reasoning_given_apart_is_kept_apart() throws Exception {
    String reply = reasoned("\"hm, hm \\ud83c\"", "\"Aral\"");
    if (reply == null) return;
    answer(r -> Reply.ok(reply));
    Replied replied = (Replied) ask();
    assertThat(replied.outcome()).isEqualTo(new Outcome.Answered("Aral", false));
    assertThat(replied.aside().reasoning()).isEqualTo("hm, hm \ud83c");
    answer(r -> Reply.ok(reply("\"Aral\"", "stop")));
    assertThat(((Replied) ask()).aside()).isEqualTo(Aside.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\" \\n\\t \"",
        "\"\\u00a0\\u2007\\u202f \\u3000\"",
        "\"\\u200b\"",
        "\"\\ufeff\\n\\u2060\""
      })
  void no_text_is_an_empty_outcome(String jsonText) throws Exception {
    answer(r -> Reply.ok(reply(jsonText, "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Empty());
  }

  @Test
  void spaces_beside_anything_that_can_be_seen_stay() throws Exception {
    answer(r -> Reply.ok(reply("\"\\u00a0.\\u200b\"", "stop")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("\u00a0.\u200b", false));
  }

  @Test
  void a_text_that_met_the_limit_is_cut() throws Exception {
    answer(r -> Reply.ok(reply("\"The Aral\"", "length")));
    assertThat(outcome()).isEqualTo(new Outcome.Answered("The Aral", true));
  }

  /** A number as one protocol or another calls the tokens of a reply. */
  private static final Pattern PROMPT_COUNT =
      Pattern.compile(
          "(\"(?:prompt_tokens|input_tokens|promptTokenCount|prompt_eval_count)\":)\\d+");

  private static final Pattern ANSWER_COUNT =
      Pattern.compile(
          "(\"(?:completion_tokens|output_tokens|candidatesTokenCount|eval_count)\":)\\d+");

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-1000000000", "3.5", "1000000000000000", "\"7\"", "null", "0", "{}"})
  void tokens_that_cannot_be_are_not_stated(String count) throws Exception {
    String plain = reply("\"a\"", "stop");
    String prompt = PROMPT_COUNT.matcher(plain).replaceAll("$1" + count);
    String answer = ANSWER_COUNT.matcher(plain).replaceAll("$1" + count);
    assertThat(List.of(prompt, answer)).doesNotContain(plain);
    answer(r -> Reply.ok(prompt));
    assertThat(((Replied) ask()).provenance().usage()).isEqualTo(new Usage(null, 5));
    answer(r -> Reply.ok(answer));
    assertThat(((Replied) ask()).provenance().usage()).isEqualTo(new Usage(11, null));
  }

  @Test
  void a_reply_without_text_may_have_taken_no_answer_tokens() throws Exception {
    String empty = ANSWER_COUNT.matcher(reply("\"\"", "stop")).replaceAll("$1" + 0);
    answer(r -> Reply.ok(empty));
    assertThat(((Replied) ask()).provenance().usage()).isEqualTo(new Usage(11, 0));
  }

  @Test
  void usage_model_finish_and_time_are_kept() throws Exception {
    Replied reply = (Replied) ask();
    assertThat(reply.provenance().usage().promptTokens()).isEqualTo(11);
    assertThat(reply.provenance().usage().completionTokens()).isEqualTo(5);
    assertThat(reply.provenance().finishReason()).isEqualTo(nativeFinish("stop"));
    assertThat(reply.provenance().responseModel()).isEqualTo("served-model");
    assertThat(reply.provenance().at()).isEqualTo(NOW);
    assertThat(reply.provenance().latencyMillis()).isNotNull();
  }

  // --- what goes wrong -------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST",
    "401, AUTH",
    "402, QUOTA",
    "403, AUTH",
    "404, NOT_FOUND",
    "408, TIMEOUT",
    "413, INVALID_REQUEST",
    "422, INVALID_REQUEST",
    "425, TIMEOUT",
    "429, RATE_LIMIT",
    "500, SERVER",
    "502, SERVER",
    "503, SERVER",
    "529, SERVER",
    "301, INVALID_REQUEST",
    "307, INVALID_REQUEST"
  })
  void failures_are_sorted_by_what_to_do(int status, FailureKind kind) throws Exception {
    answer(r -> Reply.of(status, "{\"error\":{\"message\":\"the reason\"}}"));
    Broke broke = broke();
    assertThat(broke.kind()).isEqualTo(kind);
    assertThat(broke.status()).isEqualTo(status);
    assertThat(broke.message()).contains("answered " + status).endsWith(": the reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"insufficient_quota", "billing_hard_limit_reached"})
  void a_used_up_quota_is_no_rate_limit(String code) throws Exception {
    answer(r -> Reply.of(429, "{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.QUOTA);
  }

  @Test
  void a_rate_limit_that_speaks_of_billing_is_one() throws Exception {
    String said = "Too many requests; add a way of billing, or you exceeded your current quota";
    answer(
        r ->
            Reply.of(
                429,
                "{\"error\":{\"message\":\"" + said + "\",\"code\":\"rate_limit_exceeded\"}}"));
    assertThat(broke().kind()).isEqualTo(FailureKind.RATE_LIMIT);
  }

  @Test
  void a_redirect_is_not_followed_and_names_the_way() throws Exception {
    answer(
        r ->
            Reply.of(308, "")
                .with("Location", server.address() + "/elsewhere?token=" + KEY.substring(3)));
    assertThat(broke().message()).contains("moved to " + server.address() + "/elsewhere)");
    assertThat(server.requests("elsewhere")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, 7000",
    "Retry-After, 0.5, 500",
    "retry-after-ms, 1234, 1234",
    "Retry-After, 'Sun, 01 Mar 2026 12:00:30 GMT', 30000",
    "Retry-After, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
    "Retry-After, 100000, 60000",
    "Retry-After, 99999999999999999999, ",
    "Retry-After, soon, ",
    "X-Other, 7, "
  })
  void the_wait_that_is_asked_for_is_kept(String header, String value, @Nullable Long millis)
      throws Exception {
    answer(r -> Reply.of(429, "{}").with(header, value));
    assertThat(broke().retryAfter()).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
  }

  @Test
  void milliseconds_win_over_seconds() throws Exception {
    answer(r -> Reply.of(503, "{}").with("Retry-After", "9").with("Retry-After-Ms", "250"));
    assertThat(broke().retryAfter()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void no_message_holds_the_key() throws Exception {
    answer(
        r ->
            Reply.of(
                401,
                "{\"error\":{\"message\":\"Incorrect key "
                    + KEY
                    + " or sk-canar****ghij, Bearer "
                    + KEY
                    + "\"}}"));
    String message = broke().message();
    assertThat(message).contains("Incorrect key [key]");
    assertThat(message).doesNotContain(KEY).doesNotContain("sk-can").doesNotContain("ghij");
  }

  @Test
  void the_servers_request_id_is_named() throws Exception {
    answer(r -> Reply.of(500, "{}").with("x-request-id", "req_77"));
    assertThat(broke().message()).contains("(request req_77)");
  }

  @Test
  void the_message_is_one_short_line() throws Exception {
    answer(r -> Reply.of(500, "<html>\n\u001b[31m" + "long ".repeat(300)));
    assertThat(broke().message())
        .hasSizeLessThan(420)
        .doesNotContain("\n")
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "<html>hello</html>", "{\"choices\": [{\"mess", "{}"})
  void a_foreign_reply_is_malformed(String body) throws Exception {
    answer(r -> Reply.ok(body));
    Broke broke = broke();
    assertThat(broke.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(broke.status()).isEqualTo(200);
  }

  @Test
  void a_connection_that_breaks_within_the_reply_is_no_reply() throws Exception {
    answer(r -> Reply.ok(reply("\"The Aral Sea.\"", "stop")).in(Manner.TRUNCATED));
    assertThat(broke().kind()).isEqualTo(FailureKind.CONNECTION);
  }

  @Test
  void a_reply_beyond_the_cap_is_given_up() throws Exception {
    answer(r -> Reply.ok(reply("\"" + "long ".repeat(1000) + "\"", "stop")));
    Broke broke = broke();
    assertThat(broke.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(broke.message()).contains("longer than 4000 bytes");
  }

  @Test
  void a_silent_server_times_out() throws Exception {
    answer(r -> Reply.ok("").in(Manner.SILENT));
    Broke broke = impatient();
    assertThat(broke.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(broke.message()).contains("no complete reply within 700 ms");
    assertThat(server.otherSideGaveUp(5000)).isTrue();
  }

  @Test
  void a_dripping_server_times_out_and_is_cut_off() throws Exception {
    answer(r -> Reply.ok(reply("\"The Aral Sea.\"", "stop")).in(Manner.DRIPPED));
    long start = System.nanoTime();
    assertThat(impatient().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
    assertThat(server.otherSideGaveUp(5000)).isTrue();
  }

  @Test
  void a_server_that_went_away_is_a_connection_failure() throws Exception {
    Condition c = condition(Sampling.neutral(1, 64));
    try (Generator g = open(c)) {
      server.close();
      Broke broke = (Broke) g.call(new Call(PROMPT, c, 0, null));
      assertThat(broke.kind()).isEqualTo(FailureKind.CONNECTION);
      assertThat(broke.status()).isZero();
      assertThat(broke.message()).contains(server.address()).contains("refused the connection");
    }
  }

  @Test
  void an_interrupt_ends_the_call() throws Exception {
    answer(r -> Reply.ok("").in(Manner.SILENT));
    Condition c = condition(Sampling.neutral(1, 64));
    try (Generator g = open(c)) {
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Thread t =
          new Thread(
              () -> {
                try {
                  g.call(new Call(PROMPT, c, 0, null));
                } catch (Throwable e) {
                  ended.set(e);
                }
              });
      t.start();
      while (server.requests(path()).isEmpty()) Thread.sleep(5);
      t.interrupt();
      t.join(5000);
      assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }
  }

  // --- before the first call -------------------------------------------------

  @Test
  void nobody_there_is_said_with_the_next_step() throws Exception {
    String nowhere;
    try (ServerSocket free = new ServerSocket(0)) {
      nowhere = "http://127.0.0.1:" + free.getLocalPort();
    }
    ModelSpec m = model(new Connection(baseUrl(nowhere), null, null));
    try (Generator g = models.open(m)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOfSatisfying(
              Unreachable.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONNECTION))
          .hasMessageContaining(nowhere)
          .hasMessageContaining("is the server running? Try: curl " + nowhere);
    }
  }

  @Test
  void an_unknown_host_is_said() throws Exception {
    ModelSpec m = model(new Connection(baseUrl("http://no-such-host.invalid"), null, null));
    try (Generator g = models.open(m)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("the host of http://no-such-host.invalid")
          .hasMessageContaining("is not known");
    }
  }

  @ParameterizedTest
  @CsvSource({"401, AUTH", "403, AUTH", "503, SERVER"})
  void an_endpoint_that_refuses_is_unreachable(int status, FailureKind kind) throws Exception {
    server.script(r -> Reply.of(status, "{\"error\":{\"message\":\"key " + KEY + "\"}}"));
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOfSatisfying(Unreachable.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining("answered " + status)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void an_endpoint_that_has_moved_is_refused_with_the_new_address() {
    server.script(r -> Reply.of(301, "").with("Location", "https://new.example/v1/models"));
    assertThatThrownBy(() -> prepare(condition(Sampling.neutral(1, 64))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("moved to https://new.example/v1/models");
  }

  @Test
  void an_endpoint_that_says_nothing_is_unreachable() {
    server.script(r -> Reply.ok("").in(Manner.SILENT));
    ModelSpec m = model(new Connection(baseUrl(server.address()), null, null));
    try (Generator g = models(Duration.ofMillis(300), PATIENT).open(m)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOfSatisfying(
              Unreachable.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT))
          .hasMessageContaining("no complete reply within 300 ms; is the server running?");
    }
  }

  @Test
  void a_model_that_is_not_served_is_refused_with_the_nearest() {
    ModelSpec m = model(new Connection(baseUrl(server.address()), null, null));
    ModelSpec wrong =
        new ModelSpec(
            m.label(),
            m.provider(),
            "some-modle",
            m.mode(),
            m.template(),
            m.stop(),
            m.connection());
    try (Generator g = models.open(wrong)) {
      assertThatThrownBy(() -> g.prepare(List.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("does not know 'some-modle'")
          .hasMessageContaining("write " + m.provider() + ":" + m.name())
          .hasMessageContaining("other-model");
    }
  }

  @Test
  void a_sampling_without_temperature_is_refused() {
    assertThatThrownBy(() -> prepare(condition(Sampling.UNKNOWN)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("needs a temperature and maxTokens");
  }

  @Test
  void calling_before_preparing_is_a_mistake_of_the_program() {
    Condition c = condition(Sampling.neutral(1, 64));
    try (Generator g = models.open(c.model())) {
      assertThatThrownBy(() -> g.call(new Call(PROMPT, c, 0, null)))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
