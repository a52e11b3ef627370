package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.model.Usage;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Result.Replied;
import dev.hivemeter.port.Prices;
import dev.hivemeter.port.TokenCounter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GenerationRoomTest {
  private final MemoryStore store = new MemoryStore();
  private final StopSignal stop = new StopSignal();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  @Test
  void every_slot_is_asked_exactly_once() throws Exception {
    generate(study(3, 5, "a", "b"), call -> answered("hello"));
    assertThat(calls).hasSize(3 * 5 * 2);
    assertThat(slots(calls)).hasSize(30);
    assertThat(store.samples.values()).allSatisfy(cell -> assertThat(cell).hasSize(5));
    assertThat(store.attempts).hasSize(30);
  }

  @Test
  void a_second_run_asks_nobody() throws Exception {
    generate(study(3, 5, "a"), call -> answered("hello"));
    calls.clear();
    GenerationRoom second = generate(study(3, 5, "a"), call -> answered("other"));
    assertThat(calls).isEmpty();
    assertThat(second.progress().get(0).snapshot().reused()).isEqualTo(15);
  }

  @Test
  void a_grown_study_asks_only_what_is_new() throws Exception {
    generate(study(3, 2, "a"), call -> answered("hello"));
    calls.clear();
    generate(study(4, 3, "a"), call -> answered("hello"));
    assertThat(calls).hasSize(4 * 3 - 3 * 2);
  }

  @Test
  void samples_are_spread_over_prompts_so_that_pools_grow_together() throws Exception {
    generate(study(4, 3, "a"), 1, call -> answered("hello"));
    assertThat(calls).extracting(Call::sample).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
  }

  @Test
  void no_seed_is_sent_unless_the_study_derives_them_and_then_no_two_are_equal() throws Exception {
    generate(study(2, 4, "a"), call -> answered("hello"));
    assertThat(calls).extracting(Call::seed).containsOnlyNulls();
    calls.clear();
    Sampling derived = new Sampling(1.0, 1.0, 0, 0.0, 64, Sampling.Seeds.DERIVED);
    generate(study(2, 4, derived, "a"), 3, call -> answered("hello"));
    Set<Long> seeds = new HashSet<>(calls.stream().map(Call::seed).toList());
    assertThat(seeds).hasSize(8).doesNotContainNull();
  }

  @Test
  void a_passing_failure_is_asked_again_and_every_attempt_is_recorded() throws Exception {
    generate(
        study(1, 1, "a"),
        call -> calls.size() < 3 ? broke(FailureKind.SERVER, 503) : answered("at last"));
    assertThat(store.attempts)
        .extracting(a -> a.failure())
        .containsExactly(FailureKind.SERVER, FailureKind.SERVER, null);
    assertThat(onlySample().outcome()).isEqualTo(new Outcome.Answered("at last", false));
  }

  @Test
  void a_failure_that_stays_ends_as_failed_and_is_open_on_the_next_run() throws Exception {
    generate(study(1, 1, "a"), call -> broke(FailureKind.TIMEOUT, 0));
    assertThat(calls).hasSize(RETRIES.maxAttempts());
    assertThat(onlySample().outcome()).isInstanceOf(Outcome.Failed.class);
    generate(study(1, 1, "a"), call -> answered("better"));
    assertThat(onlySample().outcome()).isEqualTo(new Outcome.Answered("better", false));
  }

  @Test
  void a_request_that_will_never_work_is_asked_once() throws Exception {
    generate(study(1, 1, "a"), call -> broke(FailureKind.INVALID_REQUEST, 400));
    assertThat(calls).hasSize(1);
  }

  @Test
  void a_wrong_key_stops_its_model_and_no_other() throws Exception {
    GenerationRoom g =
        generate(
            study(5, 5, "bad", "good"),
            1,
            call ->
                call.condition().model().label().equals("test:bad")
                    ? broke(FailureKind.AUTH, 401)
                    : answered("hello"));
    assertThat(calls.stream().filter(c -> c.condition().model().name().equals("bad"))).hasSize(1);
    assertThat(calls.stream().filter(c -> c.condition().model().name().equals("good"))).hasSize(25);
    assertThat(g.progress().get(0).snapshot().stopped()).startsWith("AUTH");
    assertThat(g.progress().get(1).snapshot().stopped()).isNull();
  }

  @Test
  void a_server_that_is_gone_is_left_alone_for_a_while_and_then_given_up() throws Exception {
    BreakPolicy breaks = new BreakPolicy(5, Duration.ofMillis(20), Duration.ofMillis(40), 2, 9);
    Pace pace = new Pace(Concurrency.fixed(1), RETRIES, breaks, Rates.NONE, Map.of());
    GenerationRoom g =
        generate(
            study(50, 10, "a"),
            settings(pace, Budget.NONE, Prices.UNKNOWN),
            call -> broke(FailureKind.CONNECTION, 0));
    assertThat(calls).as("a run of five, and one after each pause").hasSize(5 + 2);
    assertThat(g.progress().get(0).snapshot().stopped())
        .startsWith("CONNECTION: 7 calls in a row brought no answer, with 2 pauses")
        .endsWith("look after the server, then run the same command again");
    assertThat(store.attempts).hasSize(7);
  }

  @Test
  void a_model_that_hangs_does_not_take_the_places_of_another_at_its_server() throws Exception {
    CountDownLatch others = new CountDownLatch(20);
    generate(
        study(5, 4, "stuck", "good"),
        settings(Pace.of(3, RETRIES), Budget.NONE, Prices.UNKNOWN),
        call -> {
          if (!call.condition().model().name().equals("stuck")) others.countDown();
          else await(others);
          return answered("hello");
        });
    assertThat(others.getCount()).isZero();
    assertThat(calls).hasSize(40);
  }

  @Test
  void models_of_one_server_share_its_calls_in_flight() throws Exception {
    AtomicInteger out = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    Looks looks = new Looks();
    generate(
        study(4, 5, "a", "b", "c"),
        settings(Pace.of(4, RETRIES), Budget.NONE, Prices.UNKNOWN, looks),
        call -> {
          most.accumulateAndGet(out.incrementAndGet(), Math::max);
          four.countDown();
          // Until four are out, and the loop has looked several times whether a fifth may go.
          await(four);
          looks.await(20);
          out.decrementAndGet();
          return answered("hello");
        });
    assertThat(most.get()).isEqualTo(4);
  }

  /** A clock whose looks are counted, and which is a second later at every look. */
  private static final class Looks implements LongSupplier {
    private long looks;

    @Override
    public synchronized long getAsLong() {
      notifyAll();
      return Duration.ofSeconds(looks++).toNanos();
    }

    synchronized void await(int more) {
      long until = looks + more;
      try {
        while (looks < until) wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void a_rate_limit_halves_the_calls_in_flight_once_and_every_slot_is_answered() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch wave = new CountDownLatch(8);
    GenerationRoom g =
        generate(
            study(10, 4, "a"),
            settings(Pace.of(8, RETRIES), Budget.NONE, Prices.UNKNOWN),
            call -> {
              if (seen.getAndIncrement() >= 8) return answered("hello");
              wave.countDown();
              await(wave);
              return broke(FailureKind.RATE_LIMIT, 429);
            });
    Snapshot s = g.progress().get(0).snapshot();
    assertThat(s.outcomes()).containsOnly(Map.entry("answered", 40));
    assertThat(s.retried()).isEqualTo(8);
    assertThat(s.limit()).as("halved once, then grown").isBetween(4, 8);
  }

  @Test
  void no_attempt_begins_after_the_slots_deadline() throws Exception {
    RetryPolicy hurried =
        new RetryPolicy(
            9,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(200));
    Result wait = new Broke(FailureKind.SERVER, 503, "later", Duration.ofMinutes(1));
    generate(
        study(1, 1, "a"), settings(Pace.of(1, hurried), Budget.NONE, Prices.UNKNOWN), call -> wait);
    assertThat(calls).hasSize(1);
    assertThat(onlySample().outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void a_budget_of_calls_ends_the_run_and_the_next_session_counts_what_was_spent()
      throws Exception {
    Budget seven = new Budget(null, 7L, null, null);
    GenerationRoom g =
        generate(
            study(5, 5, "a"),
            settings(Pace.of(3, RETRIES), seven, Prices.UNKNOWN),
            call -> answered("hello"));
    assertThat(calls).hasSize(7);
    assertThat(g.spending().exhausted()).isEqualTo("maxCalls 7 is reached: 7 calls were made");
    generate(
        study(5, 5, "a"),
        settings(Pace.of(3, RETRIES), new Budget(null, 10L, null, null), Prices.UNKNOWN),
        call -> answered("hello"));
    assertThat(calls).hasSize(10);
  }

  @Test
  void retries_are_paid_from_the_same_budget() throws Exception {
    generate(
        study(5, 5, "a"),
        settings(Pace.of(2, RETRIES), new Budget(null, 9L, null, null), Prices.UNKNOWN),
        call -> calls.size() % 2 == 0 ? answered("hello") : broke(FailureKind.SERVER, 500));
    assertThat(calls).hasSize(9);
  }

  @Test
  void a_budget_of_cost_is_never_passed_and_each_attempt_says_what_it_cost() throws Exception {
    // A prompt of 8 + 4 tokens and 64 of answer are reserved: $76 a call; each takes $20.
    Prices dollar = model -> new Price(1e6, 1e6);
    GenerationRoom g =
        generate(
            study(5, 5, "a"),
            settings(Pace.of(4, RETRIES), new Budget(250.0, null, null, null), dollar),
            call -> answered("hello", new Usage(12, 8)));
    assertThat(g.spending().costUsd()).isBetween(160.0, 250.0);
    assertThat(g.spending().exhausted()).startsWith("maxCostUsd 250.00 is reached");
    assertThat(store.attempts).allSatisfy(a -> assertThat(a.costUsd()).isEqualTo(20.0));
  }

  @Test
  void a_refused_request_is_a_call_and_takes_neither_tokens_nor_money() throws Exception {
    Provenance none =
        new Provenance(new Usage(null, 0), "content_filter", null, null, null, null, 1L, null);
    GenerationRoom g =
        generate(
            study(5, 5, "a"),
            settings(
                Pace.of(2, RETRIES),
                new Budget(77.0, null, 100L, null),
                model -> new Price(1e6, 1e6)),
            call -> new Replied(new Outcome.Filtered(null), none, Aside.NONE, 400));
    assertThat(calls).hasSize(25);
    assertThat(g.spending().exhausted()).isNull();
    assertThat(g.spending().tokens()).isZero();
    assertThat(g.spending().costUsd()).isZero();
    assertThat(store.attempts)
        .hasSize(25)
        .allSatisfy(
            a -> {
              assertThat(a.failure()).isNull();
              assertThat(a.status()).isEqualTo(400);
              assertThat(a.costUsd()).isZero();
              assertThat(a.usage()).isEqualTo(new Usage(null, 0));
            });
    assertThat(store.outcomes().values()).allMatch(Map.of("filtered", 5)::equals);
  }

  @Test
  void a_refused_request_that_tells_its_tokens_is_booked_by_them() throws Exception {
    Provenance told =
        new Provenance(new Usage(12, 0), "content_filter", null, null, null, null, 1L, null);
    GenerationRoom g =
        generate(
            study(1, 3, "a"),
            settings(Pace.of(2, RETRIES), Budget.NONE, model -> new Price(1e6, 1e6)),
            call -> new Replied(new Outcome.Filtered(null), told, Aside.NONE, 400));
    assertThat(g.spending().tokens()).isEqualTo(36);
    assertThat(store.attempts).allSatisfy(a -> assertThat(a.costUsd()).isEqualTo(12.0));
  }

  @Test
  void a_budget_of_cost_without_a_price_is_refused_with_the_remedy() {
    assertThatThrownBy(
            () ->
                generate(
                    study(1, 1, "a"),
                    settings(
                        Pace.of(1, RETRIES), new Budget(1.0, null, null, null), Prices.UNKNOWN),
                    call -> answered("hello")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the price of model 'test:a' is not known")
        .hasMessageContaining("prices: { \"test:a\":");
    assertThat(calls).isEmpty();
  }

  @Test
  void requests_are_spread_over_the_minute() throws Exception {
    Rates rates = new Rates(1200, null);
    Pace pace = new Pace(Concurrency.fixed(50), RETRIES, BreakPolicy.DEFAULT, rates, Map.of());
    Steps clock = new Steps(20, calls::size);
    generate(
        study(11, 2, "a"),
        settings(pace, Budget.NONE, Prices.UNKNOWN, clock),
        call -> answered("hello"));
    assertThat(clock.seen).as("twenty at once, then one every 50 ms").startsWith(20, 21);
    assertThat(calls).hasSize(22);
  }

  /**
   * A clock that stands still until so many calls were made and the loop has looked at it several
   * times without making another, and is then 50 ms later, where one more call is waited for.
   */
  private static final class Steps implements LongSupplier {
    private static final int SEVERAL = 8;

    /** Calls that were made when it was moved on. */
    final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

    private final int first;
    private final IntSupplier calls;
    private int last;
    private int looks;

    Steps(int first, IntSupplier calls) {
      this.first = first;
      this.calls = calls;
    }

    @Override
    public synchronized long getAsLong() {
      int made = calls.getAsInt();
      looks = made == last ? looks + 1 : 0;
      last = made;
      if (made >= first + seen.size() && looks >= SEVERAL) {
        seen.add(made);
        looks = 0;
      }
      return Duration.ofMillis(50).toNanos() * seen.size();
    }
  }

  @Test
  void refused_filtered_and_empty_are_outcomes_and_are_not_asked_again() throws Exception {
    List<Outcome> replies =
        List.of(new Outcome.Refused("no"), new Outcome.Filtered(null), new Outcome.Empty());
    generate(study(1, 3, "a"), call -> new Replied(replies.get(call.sample()), Provenance.UNKNOWN));
    assertThat(calls).hasSize(3);
    assertThat(store.outcomes().values())
        .containsExactly(Map.of("refused", 1, "filtered", 1, "empty", 1));
  }

  @Test
  void the_stop_signal_finishes_what_is_in_flight_and_begins_nothing_new() throws Exception {
    generate(
        study(10, 10, "a"),
        1,
        call -> {
          if (calls.size() == 7) stop.stop();
          return answered("hello");
        });
    assertThat(calls).hasSize(7);
    assertThat(store.samples.values().stream().mapToInt(Map::size).sum()).isEqualTo(7);
  }

  @Test
  void a_store_that_cannot_save_is_fatal_at_once() {
    store.failAfterCommits = 3;
    assertThatThrownBy(() -> generate(study(50, 10, "a"), 2, call -> answered("hello")))
        .hasMessageContaining("disk full");
    assertThat(calls).hasSizeLessThan(12);
  }

  @Test
  void an_unreachable_endpoint_stops_its_model_before_the_first_call() throws Exception {
    Map<String, Generator> generators = new LinkedHashMap<>();
    generators.put(
        "test:down",
        new Scripted(call -> answered("never")) {
          @Override
          public Facts prepare(List<Condition> conditions) throws Unreachable {
            throw new Unreachable(FailureKind.CONNECTION, "nobody listens");
          }
        });
    generators.put("test:up", new Scripted(call -> answered("hello")));
    GenerationRoom g =
        new GenerationRoom(
            Plan.of(study(2, 2, "down", "up")), generators, store, settings(2), stop);
    g.prepare();
    g.run();
    assertThat(calls).hasSize(4);
    assertThat(g.progress().get(0).snapshot().stopped()).contains("nobody listens");
  }

  @Test
  void a_question_that_was_put_otherwise_under_the_same_names_is_refused_before_it_is_asked()
      throws Exception {
    generate(completion("Q: {prompt}"), call -> answered("hello"));
    calls.clear();
    assertThatThrownBy(() -> generate(completion("{prompt}"), call -> answered("hello")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "the run already asked 'test:a T=1.0' prompt 'q0' with another template; both cannot"
                + " stand under one name. Give the model a new label (a changed prompt a new id, a changed elicitation a new name),"
                + " or take a new run folder with --into");
    assertThat(calls).isEmpty();
    generate(completion("Q: {prompt}"), call -> answered("hello"));
  }

  @Test
  void a_prompt_that_only_got_another_id_is_the_same_question() throws Exception {
    generate(study(2, 2, "a"), call -> answered("hello"));
    calls.clear();
    Study renamed = study(2, 2, "a");
    List<Prompt> prompts = new ArrayList<>();
    for (Prompt p : renamed.prompts()) prompts.add(Prompt.of("new-" + p.id(), p.text()));
    generate(
        new Study("test", prompts, renamed.conditions(), 2, "none", 1, 3),
        call -> answered("other"));
    assertThat(calls).isEmpty();
  }

  private static final RetryPolicy RETRIES =
      new RetryPolicy(
          4,
          Duration.ofMillis(20),
          Duration.ofMillis(40),
          Duration.ofMillis(100),
          Duration.ofSeconds(10));

  private static GenerationRoom.Settings settings(int concurrency) {
    return settings(Pace.of(concurrency, RETRIES), Budget.NONE, Prices.UNKNOWN);
  }

  private static GenerationRoom.Settings settings(Pace pace, Budget budget, Prices prices) {
    return settings(pace, budget, prices, System::nanoTime);
  }

  private static GenerationRoom.Settings settings(
      Pace pace, Budget budget, Prices prices, LongSupplier nanos) {
    return new GenerationRoom.Settings(
        pace,
        budget,
        new Estimates(TokenCounter.ROUGH, prices),
        1,
        Clock.systemUTC(),
        nanos,
        () -> 0.05);
  }

  private GenerationRoom generate(Study study, Function<Call, Result> reply) throws Exception {
    return generate(study, 3, reply);
  }

  private GenerationRoom generate(Study study, int concurrency, Function<Call, Result> reply)
      throws Exception {
    return generate(study, settings(concurrency), reply);
  }

  private GenerationRoom generate(
      Study study, GenerationRoom.Settings settings, Function<Call, Result> reply)
      throws Exception {
    Map<String, Generator> generators = new LinkedHashMap<>();
    for (Condition c : study.conditions()) generators.put(c.model().label(), new Scripted(reply));
    GenerationRoom g = new GenerationRoom(Plan.of(study), generators, store, settings, stop);
    g.prepare();
    g.run();
    return g;
  }

  private class Scripted implements Generator {
    private final Function<Call, Result> reply;

    Scripted(Function<Call, Result> reply) {
      this.reply = reply;
    }

    @Override
    public Facts prepare(List<Condition> conditions) throws Unreachable {
      return new Facts("scripted", "{}", List.of(), List.of());
    }

    @Override
    public Result call(Call call) {
      calls.add(call);
      return reply.apply(call);
    }

    @Override
    public void close() {}
  }

  private static Study study(int prompts, int samples, String... models) {
    return study(prompts, samples, Sampling.neutral(1, 64), models);
  }

  private static Study study(int prompts, int samples, Sampling sampling, String... models) {
    List<Prompt> ps = new ArrayList<>();
    for (int i = 0; i < prompts; i++) ps.add(Prompt.of("q" + i, "Question " + i + "?"));
    List<Condition> cs = new ArrayList<>();
    for (String m : models)
      cs.add(
          new Condition(
              ModelSpec.chat("test:" + m, ModelSpec.Connection.NONE),
              sampling,
              Elicitation.DIRECT));
    return new Study("test", ps, cs, samples, "none", 1, 3);
  }

  private static Study completion(String template) {
    ModelSpec model =
        new ModelSpec(
            "test:a",
            "test",
            "a",
            ModelSpec.Mode.COMPLETION,
            template,
            List.of(),
            ModelSpec.Connection.NONE);
    return new Study(
        "test",
        List.of(Prompt.of("q0", "Question 0?")),
        List.of(new Condition(model, Sampling.neutral(1, 64), Elicitation.DIRECT)),
        2,
        "none",
        1,
        3);
  }

  private Sample onlySample() {
    CellKey cell = store.samples.keySet().iterator().next();
    return store.samples(cell).get(0);
  }

  private static Set<List<Object>> slots(List<Call> calls) {
    Set<List<Object>> slots = new HashSet<>();
    for (Call c : calls) slots.add(List.of(c.prompt().id(), c.condition(), c.sample()));
    return slots;
  }

  private static Result answered(String text) {
    return new Replied(new Outcome.Answered(text, false), Provenance.UNKNOWN);
  }

  private static Result answered(String text, Usage usage) {
    Provenance from = new Provenance(usage, "stop", null, null, null, null, null, null);
    return new Replied(new Outcome.Answered(text, false), from);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result broke(FailureKind kind, int status) {
    return new Broke(kind, status, "scripted", null);
  }
}
