package dev.hivemeter.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.model.Usage;
import dev.hivemeter.pipeline.Budget;
import dev.hivemeter.pipeline.Estimates;
import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import dev.hivemeter.pipeline.Pace;
import dev.hivemeter.pipeline.RetryPolicy;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.pipeline.StopSignal;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Prices;
import dev.hivemeter.port.TokenCounter;
import dev.hivemeter.providers.LanguageModels;
import dev.hivemeter.providers.Limits;
import dev.hivemeter.store.SqliteRunStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can go wrong between us and a server, over real HTTP into a real run: the right
 * class, the right retries, the right record, each time.
 */
@Timeout(60)
class FaultsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final Duration LONGEST_WISH = Duration.ofMillis(1500);
  private static final int ATTEMPTS = 3;

  @TempDir Path folder;
  private static final WireMockServer SHARED = server();
  private WireMockServer server = SHARED;
  private long maxBody = 64L << 20;
  private Prices price = Prices.UNKNOWN;

  private static WireMockServer server() {
    WireMockServer server = new WireMockServer(options().dynamicPort().containerThreads(16));
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    SHARED.stop();
  }

  @BeforeEach
  void begin() {
    server.resetAll();
    listModels();
  }

  private void listModels() {
    server.stubFor(
        get(urlEqualTo("/v1/models"))
            .willReturn(
                okJson("{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}")));
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        Arguments.of("429", error(429, "slow down"), FailureKind.RATE_LIMIT, 429),
        Arguments.of(
            "429 that speaks of filters",
            error(429, "too many content_filter errors"),
            FailureKind.RATE_LIMIT,
            429),
        Arguments.of("500", error(500, "oops"), FailureKind.SERVER, 500),
        Arguments.of("503", error(503, "loading"), FailureKind.SERVER, 503),
        Arguments.of("529", error(529, "overloaded"), FailureKind.SERVER, 529),
        Arguments.of("408", error(408, "too slow"), FailureKind.TIMEOUT, 408),
        Arguments.of("425", error(425, "too early"), FailureKind.TIMEOUT, 425),
        Arguments.of("late", reply("late").withFixedDelay(1500), FailureKind.TIMEOUT, 0),
        Arguments.of(
            "dripping", reply("drip").withChunkedDribbleDelay(30, 3000), FailureKind.TIMEOUT, 0),
        Arguments.of(
            "truncated JSON",
            aResponse().withStatus(200).withBody("{\"choices\":[{\"mess"),
            FailureKind.MALFORMED,
            200),
        Arguments.of(
            "a page instead of JSON",
            aResponse().withStatus(200).withBody("<html>Bad gateway</html>"),
            FailureKind.MALFORMED,
            200),
        Arguments.of("no choices", okJson("{\"choices\":[]}"), FailureKind.MALFORMED, 200),
        Arguments.of("reset", fault(Fault.CONNECTION_RESET_BY_PEER), FailureKind.CONNECTION, 0),
        Arguments.of("closed", fault(Fault.EMPTY_RESPONSE), FailureKind.CONNECTION, 0),
        Arguments.of(
            "broken chunk", fault(Fault.MALFORMED_RESPONSE_CHUNK), FailureKind.CONNECTION, 0),
        Arguments.of("noise", fault(Fault.RANDOM_DATA_THEN_CLOSE), FailureKind.CONNECTION, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void what_may_pass_is_asked_again_and_both_attempts_are_recorded(
      String name, ResponseDefinitionBuilder bad, FailureKind kind, int status) throws Exception {
    once(bad);
    Run run = generate(1);
    assertThat(run.attempts).hasSize(2);
    Attempt first = run.attempts.get(0);
    assertThat(first.failure()).isEqualTo(kind);
    assertThat(first.status()).isEqualTo(status);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.message()).isNotBlank();
    assertThat(first.waited()).isZero();
    Attempt second = run.attempts.get(1);
    assertThat(second.failure()).isNull();
    assertThat(second.number()).isEqualTo(2);
    // Half of the first ceiling, 20 ms.
    assertThat(second.waited()).isEqualTo(Duration.ofMillis(10));
    assertThat(run.outcome()).isEqualTo(new Outcome.Answered("good", false));
    assertThat(run.progress.retried()).isEqualTo(1);
    assertThat(run.progress.stopped()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void what_does_not_pass_ends_as_failed_and_the_next_run_asks_again(
      String name, ResponseDefinitionBuilder bad, FailureKind kind, int status) throws Exception {
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(bad));
    Run run = generate(1);
    assertThat(run.attempts)
        .hasSize(ATTEMPTS)
        .allSatisfy(a -> assertThat(a.failure()).isEqualTo(kind));
    assertThat(run.attempts).extracting(a -> a.waited().toMillis()).containsExactly(0L, 10L, 20L);
    Outcome.Failed failed = (Outcome.Failed) run.outcome();
    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(failed.status()).isEqualTo(status);
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(reply("better")));
    Run again = generate(1);
    assertThat(again.attempts).hasSize(ATTEMPTS + 1);
    assertThat(again.outcome()).isEqualTo(new Outcome.Answered("better", false));
  }

  static Stream<Arguments> final_() {
    return Stream.of(
        Arguments.of("400", error(400, "bad field"), FailureKind.INVALID_REQUEST, 400, false),
        Arguments.of("413", error(413, "too long"), FailureKind.INVALID_REQUEST, 413, false),
        Arguments.of("422", error(422, "bad value"), FailureKind.INVALID_REQUEST, 422, false),
        Arguments.of(
            "a redirect",
            aResponse().withStatus(308).withHeader("Location", "https://example.org/v1"),
            FailureKind.INVALID_REQUEST,
            308,
            false),
        Arguments.of("401", error(401, "wrong key"), FailureKind.AUTH, 401, true),
        Arguments.of("403", error(403, "not you"), FailureKind.AUTH, 403, true),
        Arguments.of("402", error(402, "no credit"), FailureKind.QUOTA, 402, true),
        Arguments.of(
            "insufficient_quota",
            aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "1")
                .withBody("{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}"),
            FailureKind.QUOTA,
            429,
            true),
        Arguments.of("404", error(404, "no such model"), FailureKind.NOT_FOUND, 404, true),
        Arguments.of(
            "401 that speaks of filters",
            error(401, "this key may not switch content_filter off"),
            FailureKind.AUTH,
            401,
            true),
        Arguments.of(
            "404 that speaks of filters",
            error(404, "no deployment with a content_filter"),
            FailureKind.NOT_FOUND,
            404,
            true),
        Arguments.of(
            "400 that speaks of filters",
            error(400, "unknown field content_filter"),
            FailureKind.INVALID_REQUEST,
            400,
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("final_")
  void what_will_never_pass_is_asked_once_and_may_stop_its_model(
      String name, ResponseDefinitionBuilder bad, FailureKind kind, int status, boolean stopsModel)
      throws Exception {
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(bad));
    Run run = generate(4);
    assertThat(run.attempts).hasSize(stopsModel ? 1 : 4);
    assertThat(run.attempts)
        .allSatisfy(
            a -> {
              assertThat(a.failure()).isEqualTo(kind);
              assertThat(a.status()).isEqualTo(status);
              assertThat(a.number()).isEqualTo(1);
            });
    assertThat(run.samples).hasSize(stopsModel ? 1 : 4);
    if (stopsModel) assertThat(run.progress.stopped()).startsWith(kind + ": ");
    else assertThat(run.progress.stopped()).isNull();
    server.verify(stopsModel ? 1 : 4, postRequestedFor(urlEqualTo(CHAT)));
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of("empty", reply(""), new Outcome.Empty()),
        Arguments.of("null", choice("null", "stop"), new Outcome.Empty()),
        Arguments.of("filtered", choice("null", "content_filter"), new Outcome.Filtered(null)),
        Arguments.of(
            "filtered, as an error",
            aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"message\":\"no\",\"code\":\"content_filter\"}}"),
            new Outcome.Filtered(null)),
        Arguments.of("cut", choice("\"half\"", "length"), new Outcome.Answered("half", true)),
        Arguments.of(
            "lone surrogates",
            choice("\"x\\ud83cy \\udc00z \\ud83d\\ude00\"", "stop"),
            new Outcome.Answered("x\ud83cy \udc00z \ud83d\ude00", false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outcomes")
  void what_is_an_outcome_is_asked_once_and_kept_exactly(
      String name, ResponseDefinitionBuilder odd, Outcome outcome) throws Exception {
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(odd));
    Run run = generate(1);
    assertThat(run.attempts).singleElement().satisfies(a -> assertThat(a.failure()).isNull());
    assertThat(run.outcome()).isEqualTo(outcome);
    assertThat(generate(1).attempts).as("the next run asks nobody").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':{'code':'content_filter','message':'no','param':'prompt','type':null}}",
        "400 | {'error':{'code':'content_policy_violation','message':'no'}}",
        "403 | {'error':{'code':403,'metadata':{'reasons':['violence'],'flagged_input':'W'}}}"
      })
  void a_request_that_a_filter_refused_is_recorded_as_it_came_and_costs_nothing(
      int status, String body) throws Exception {
    server.stubFor(
        post(urlEqualTo(CHAT))
            .willReturn(aResponse().withStatus(status).withBody(body.replace('\'', '"'))));
    price = model -> new Price(10, 10);
    Run run = generate(5);
    assertThat(run.attempts)
        .hasSize(5)
        .allSatisfy(
            a -> {
              assertThat(a.failure()).isNull();
              assertThat(a.status()).isEqualTo(status);
              assertThat(a.usage()).isEqualTo(new Usage(null, 0));
              assertThat(a.costUsd()).isZero();
            });
    assertThat(run.samples)
        .hasSize(5)
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(new Outcome.Filtered(null)));
    assertThat(run.spending).isEqualTo(new Spending(5, 0, 0, true, 0, 0, null));
    assertThat(generate(5).spending)
        .as("read again from the disk")
        .isEqualTo(new Spending(5, 0, 0, true, 0, 0, null));
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 1, 1000",
    "Retry-After, 0.2, 200",
    "retry-after-ms, 250, 250",
    "Retry-After, 3600, 1500",
    "Retry-After, 0, 10",
    "Retry-After, soon, 10"
  })
  void the_wait_that_a_server_asks_for_is_kept_and_recorded(
      String header, String value, long millis) throws Exception {
    once(error(429, "slow down").withHeader(header, value));
    long start = System.nanoTime();
    Run run = generate(1);
    assertThat(run.attempts.get(1).waited()).isEqualTo(Duration.ofMillis(millis));
    assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
        .isGreaterThanOrEqualTo(millis);
  }

  @Test
  void a_wait_may_be_a_date() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30));
    once(error(503, "back soon").withHeader("Retry-After", date));
    assertThat(generate(1).attempts.get(1).waited()).isEqualTo(LONGEST_WISH);
  }

  @Test
  void while_a_server_asks_for_silence_the_whole_model_is_silent() throws Exception {
    once(error(429, "slow down").withHeader("Retry-After", "1"));
    Run run = generate(5);
    Attempt refused = run.attempts.get(0);
    assertThat(run.attempts).hasSize(6);
    assertThat(run.attempts.subList(1, 6))
        .allSatisfy(
            a ->
                assertThat(Duration.between(refused.at(), a.at()))
                    .isGreaterThan(Duration.ofMillis(900)));
  }

  @Test
  void a_server_that_went_away_fails_its_slots_one_after_another() throws Exception {
    server = server();
    listModels();
    Condition c = condition();
    try (SqliteRunStore store = SqliteRunStore.open(folder.resolve("run"));
        Generator g = models(PATIENCE).open(c.model())) {
      GenerationRoom room = room(c, 1, store, g);
      room.prepare();
      server.stop();
      room.run();
      Run run = Run.of(store, room);
      assertThat(run.attempts)
          .hasSize(ATTEMPTS)
          .allSatisfy(a -> assertThat(a.failure()).isEqualTo(FailureKind.CONNECTION));
      assertThat(((Outcome.Failed) run.outcome()).message()).contains("refused the connection");
    }
  }

  @Test
  void twenty_megabytes_are_an_answer() throws Exception {
    String text = "Twenty megabytes of it. ".repeat((20 << 20) / 24);
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(reply(text)));
    Outcome.Answered answered = (Outcome.Answered) generateSlowly(1).outcome();
    assertThat(answered.text()).hasSize(text.length());
    assertThat(answered.text().equals(text)).isTrue();
  }

  @Test
  void more_than_the_cap_is_given_up_at_once() throws Exception {
    maxBody = 1 << 20;
    server.stubFor(post(urlEqualTo(CHAT)).willReturn(reply("x".repeat(20 << 20))));
    Run run = generateSlowly(1);
    assertThat(run.attempts)
        .singleElement()
        .satisfies(a -> assertThat(a.failure()).isEqualTo(FailureKind.TOO_LARGE));
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
  }

  // ---

  /** What a generation left in the store. */
  private record Run(
      List<Attempt> attempts, List<Sample> samples, Snapshot progress, Spending spending) {
    static Run of(SqliteRunStore store, GenerationRoom room) {
      List<Attempt> attempts = new ArrayList<>();
      store.eachAttempt(a -> attempts.add(a.attempt()));
      List<Sample> samples = new ArrayList<>();
      store.cells().forEach(c -> samples.addAll(store.samples(c.key())));
      return new Run(attempts, samples, room.progress().get(0).snapshot(), room.spending());
    }

    Outcome outcome() {
      assertThat(samples).hasSize(1);
      return samples.get(0).outcome();
    }
  }

  private Run generate(int samples) throws Exception {
    return generate(samples, PATIENCE);
  }

  private Run generateSlowly(int samples) throws Exception {
    return generate(samples, Duration.ofSeconds(30));
  }

  private Run generate(int samples, Duration patience) throws Exception {
    Condition c = condition();
    try (SqliteRunStore store = SqliteRunStore.open(folder.resolve("run"));
        Generator g = models(patience).open(c.model())) {
      GenerationRoom room = room(c, samples, store, g);
      room.prepare();
      room.run();
      return Run.of(store, room);
    }
  }

  private GenerationRoom room(Condition c, int samples, SqliteRunStore store, Generator g) {
    Study study = new Study("faults", List.of(Prompt.of("Why?")), List.of(c), samples, "e", 1, 1);
    RetryPolicy retries =
        new RetryPolicy(
            ATTEMPTS,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1));
    return new GenerationRoom(
        Plan.of(study),
        Map.of(c.model().label(), g),
        store,
        new GenerationRoom.Settings(
            Pace.of(1, retries),
            Budget.NONE,
            new Estimates(TokenCounter.ROUGH, price),
            1,
            Clock.systemUTC(),
            System::nanoTime,
            () -> 0.5),
        new StopSignal());
  }

  private LanguageModels models(Duration patience) {
    return new LanguageModels(
        name -> null,
        Clock.systemUTC(),
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), patience, maxBody, LONGEST_WISH));
  }

  private Condition condition() {
    Connection at = new Connection("http://127.0.0.1:" + server.port() + "/v1", null, null);
    return new Condition(
        ModelSpec.chat("openai:m", at), Sampling.neutral(1, 64), Elicitation.DIRECT);
  }

  /** The first request gets this, further ones a good answer. */
  private void once(ResponseDefinitionBuilder bad) {
    server.stubFor(
        post(urlEqualTo(CHAT))
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(bad)
            .willSetStateTo("then"));
    server.stubFor(
        post(urlEqualTo(CHAT))
            .inScenario("once")
            .whenScenarioStateIs("then")
            .willReturn(reply("good")));
  }

  private static ResponseDefinitionBuilder reply(String text) {
    return choice("\"" + text + "\"", "stop");
  }

  private static ResponseDefinitionBuilder choice(String jsonText, String finish) {
    return okJson(
        "{\"id\":\"r\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
            + "\"finish_reason\":\""
            + finish
            + "\",\"message\":{\"role\":\"assistant\",\"content\":"
            + jsonText
            + "}}]}");
  }

  private static ResponseDefinitionBuilder error(int status, String message) {
    return aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"" + message + "\"}}");
  }

  private static ResponseDefinitionBuilder fault(Fault fault) {
    return aResponse().withFault(fault);
  }
}
