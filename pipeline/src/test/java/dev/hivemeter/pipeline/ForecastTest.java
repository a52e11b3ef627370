package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.model.Usage;
import dev.hivemeter.pipeline.Forecast.OfModel;
import dev.hivemeter.pipeline.Forecast.Range;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Prices;
import dev.hivemeter.port.RunStore.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {
  /** Four bytes a token, so that "12345678" has two; a chat's frame adds eight. */
  private static final Estimates FREE = new Estimates(text -> text.length() / 4, Prices.UNKNOWN);

  private static final Estimates PRICED =
      new Estimates(text -> text.length() / 4, model -> new Price(1, 10));

  @Test
  void without_earlier_answers_the_limit_says_the_worst() {
    OfModel m = only(forecast(Map.of(), PRICED, Rates.NONE));
    assertThat(m.calls()).isEqualTo(2 * 10);
    assertThat(m.promptTokens()).isEqualTo(new Range(200, 200, 200));
    assertThat(m.answers()).isEqualTo(20);
    assertThat(m.countedPrompts()).isZero();
    assertThat(m.answerTokens()).isEqualTo(new Range(20 * 10, 20 * 40, 20 * 80));
    assertThat(m.measuredSlots()).isZero();
    // 200 prompt tokens at 1 and 800 answer tokens at 10 dollars a million.
    Range usd = Objects.requireNonNull(m.usd());
    assertThat(usd.expected()).isCloseTo(0.0082, within(1e-12));
    assertThat(usd.worst()).isCloseTo(0.0162, within(1e-12));
    assertThat(m.isTimed()).isFalse();
    assertThat(m.seconds()).isEqualTo(0.5 + 40 / 50.0);
  }

  @Test
  void an_unknown_price_is_unknown() {
    Forecast f = forecast(Map.of(), FREE, Rates.NONE);
    assertThat(only(f).usd()).isNull();
    assertThat(f.usd()).isNull();
  }

  @Test
  void earlier_answers_tell_their_length_their_prompts_and_their_time() {
    Plan plan = plan();
    CellKey first = plan.cells().keySet().iterator().next();
    BitSet done = new BitSet();
    done.set(0, 4);
    // Four answers of 10, 10, 30 and 30 tokens: mean 20, variance 400/3; 2 s each; prompts of 17.
    MemoryStore run = new MemoryStore();
    for (int tokens : new int[] {10, 10, 30, 30}) put(run, first, 0, new Usage(17, tokens));
    run.commit(List.of(new Write.OfAttempt(first, 0, attempt(FailureKind.SERVER, Usage.UNKNOWN))));
    Forecast f = Forecast.of(plan, Map.of(first, done), run, PRICED, pace(Rates.NONE));
    OfModel m = only(f);
    assertThat(m.calls()).isEqualTo(6 + 10);
    assertThat(m.countedPrompts()).isEqualTo(6 * 17);
    double prompts = 6 * 17 + 10 * 10;
    assertThat(m.promptTokens()).isEqualTo(new Range(prompts, prompts, prompts));
    assertThat(m.answerTokens().expected()).isEqualTo(16 * 20);
    double low =
        6 * (20 - 2 * Math.sqrt(400 / 3.0 * (1 / 4.0 + 1 / 6.0)))
            + 10 * (20 - 2 * Math.sqrt(400 / 3.0 * (1 / 4.0 + 1 / 10.0)));
    assertThat(m.answerTokens().low()).isCloseTo(low, within(1e-9));
    assertThat(m.answerTokens().worst()).isEqualTo(16 * 80);
    assertThat(m.measuredSlots()).isEqualTo(16);
    assertThat(m.isTimed()).isTrue();
    assertThat(m.seconds()).isEqualTo(2);
    assertThat(f.time()).isEqualTo(Duration.ofSeconds(16 * 2 / 4));
  }

  @Test
  void a_rate_limit_is_the_least_time() {
    Forecast f = forecast(Map.of(), FREE, new Rates(10, null));
    assertThat(f.time()).isEqualTo(Duration.ofMinutes(2));
    f = forecast(Map.of(), FREE, new Rates(null, 100));
    assertThat(f.time()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void what_is_there_costs_nothing_more() {
    Map<CellKey, BitSet> all = new HashMap<>();
    BitSet done = new BitSet();
    done.set(0, 10);
    plan().keys().forEach(k -> all.put(k, done));
    Forecast f = forecast(all, PRICED, Rates.NONE);
    assertThat(f.models()).isEmpty();
    assertThat(f.usd()).isEqualTo(new Range(0, 0, 0));
    assertThat(f.time()).isZero();
  }

  @Test
  void each_turn_of_a_conversation_sends_the_answers_before_it() {
    // The prompt takes 10, and each answer before a turn 19 beside itself: two frames, a request.
    OfModel m = only(forecast(talk(6), Map.of(), null));
    assertThat(m.calls()).isEqualTo(6);
    assertThat(m.answerTokens()).isEqualTo(new Range(6 * 10, 6 * 40, 6 * 80));
    assertThat(m.promptTokens())
        .isEqualTo(new Range(2 * (10 + 39 + 68), 2 * (10 + 69 + 128), 2 * (10 + 109 + 208)));
    assertThat(m.countedPrompts()).isZero();
    // 414 at 1 and 240 at 10 dollars a million; the worst with 654 and 480.
    Range usd = Objects.requireNonNull(m.usd());
    assertThat(usd.expected()).isCloseTo(0.002814, within(1e-12));
    assertThat(usd.worst()).isCloseTo(0.005454, within(1e-12));
    // Four may be out, but each of the two conversations has one call at a time.
    assertThat(m.seconds()).isEqualTo(0.5 + 40 / 50.0);
    assertThat(m.time()).isEqualTo(Duration.ofMillis(3 * 1300));
  }

  @Test
  void a_conversation_that_was_begun_goes_on_from_the_lengths_that_came() {
    Plan plan = talk(6);
    CellKey cell = plan.keys().iterator().next();
    BitSet done = new BitSet();
    done.set(0, 2);
    done.set(3);
    MemoryStore run = new MemoryStore();
    put(run, cell, 0, new Usage(14, 20));
    put(run, cell, 1, new Usage(50, 10));
    put(run, cell, 3, new Usage(14, 30));
    OfModel m = only(forecast(plan, Map.of(cell, done), run));
    assertThat(m.calls()).isEqualTo(3);
    // Open are one second turn and two third ones. A mean of 20, a variance of 100.
    double low = 20 - 2 * Math.sqrt(100 * (1 / 3.0 + 1 / 3.0));
    assertThat(m.promptTokens().expected()).isEqualTo(50 + 2 * (50 + 19 + 20));
    assertThat(m.promptTokens().worst()).isEqualTo(14 + 99 + 2 * (14 + 2 * 99));
    assertThat(m.promptTokens().low())
        .isCloseTo(14 + 19 + low + 2 * (14 + 2 * (19 + low)), within(1e-9));
    assertThat(m.countedPrompts()).isZero();
    // Two seconds a call; the first conversation has one call left, the second one after another.
    assertThat(m.time()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void a_first_turn_is_as_long_as_it_was_counted_before() {
    Plan plan = talk(6);
    CellKey cell = plan.keys().iterator().next();
    BitSet done = new BitSet();
    done.set(0);
    MemoryStore run = new MemoryStore();
    put(run, cell, 0, new Usage(14, 20));
    OfModel m = only(forecast(plan, Map.of(cell, done), run));
    assertThat(m.countedPrompts()).isEqualTo(14);
    // One answer tells no spread yet, so that expected is half the limit.
    assertThat(m.promptTokens().expected()).isEqualTo(14 + 2 * (14 + 59 + 14 + 2 * 59));
  }

  @Test
  void each_wording_is_as_long_as_it_is() {
    Plan plan =
        planned(3, new Approach.Paraphrased(List.of("{prompt}", "I should like: 1 {prompt}")));
    CellKey cell = plan.keys().iterator().next();
    OfModel fresh = only(forecast(plan, Map.of(), null));
    assertThat(fresh.promptTokens()).isEqualTo(new Range(34, 34, 34));
    assertThat(fresh.time()).isEqualTo(Duration.ofMillis(1300));
    BitSet done = new BitSet();
    done.set(0);
    MemoryStore run = new MemoryStore();
    put(run, cell, 0, new Usage(17, 20));
    OfModel m = only(forecast(plan, Map.of(cell, done), run));
    assertThat(m.promptTokens()).isEqualTo(new Range(14 + 17, 14 + 17, 14 + 17));
    assertThat(m.countedPrompts()).isEqualTo(17);
  }

  @Test
  void a_list_is_one_call_and_its_answers_share_one_limit() {
    Approach list = new Approach.Listed(5, "{prompt} {k}x.", Approach.Listed.Form.SEQUENCE, false);
    OfModel m = only(forecast(planned(4, list), Map.of(), null));
    assertThat(m.calls()).isEqualTo(4);
    assertThat(m.answers()).isEqualTo(20);
    assertThat(m.answerTokens()).isEqualTo(new Range(4 * 10, 4 * 40, 4 * 80));
  }

  private static Forecast forecast(Map<CellKey, BitSet> settled, Estimates e, Rates rates) {
    return Forecast.of(plan(), settled, null, e, pace(rates));
  }

  private static Forecast forecast(
      Plan plan, Map<CellKey, BitSet> settled, @Nullable MemoryStore run) {
    return Forecast.of(plan, settled, run, PRICED, pace(Rates.NONE));
  }

  /** A call of two seconds. */
  private static void put(MemoryStore run, CellKey cell, int sample, Usage usage) {
    run.commit(List.of(new Write.OfAttempt(cell, sample, attempt(null, usage))));
  }

  private static Attempt attempt(@Nullable FailureKind failure, Usage usage) {
    return new Attempt(1, failure, 200, "", Duration.ZERO, 2000, usage, Instant.EPOCH, null);
  }

  private static Pace pace(Rates rates) {
    return new Pace(
        Concurrency.fixed(4), RetryPolicy.DEFAULT, BreakPolicy.DEFAULT, rates, Map.of());
  }

  private static OfModel only(Forecast f) {
    assertThat(f.models()).hasSize(1);
    return f.models().get(0);
  }

  private static Plan plan() {
    List<Condition> conditions = new ArrayList<>();
    for (String id : List.of("openai:m", "control:parrot"))
      conditions.add(
          new Condition(
              ModelSpec.chat(id, Connection.NONE), Sampling.neutral(1, 80), Elicitation.DIRECT));
    List<Prompt> prompts = List.of(Prompt.of("a", "12345678"), Prompt.of("b", "abcdefgh"));
    return Plan.of(new Study("s", prompts, conditions, 10, "none", 1, 4));
  }

  /** Conversations of three turns. */
  private static Plan talk(int samples) {
    return planned(samples, new Approach.InContext(3, "Another one."));
  }

  private static Plan planned(int samples, Approach approach) {
    Condition condition =
        new Condition(
            ModelSpec.chat("openai:m", Connection.NONE),
            Sampling.neutral(1, 80),
            new Elicitation("e", null, approach));
    List<Prompt> prompts = List.of(Prompt.of("a", "12345678"));
    return Plan.of(new Study("s", prompts, List.of(condition), samples, "none", 1, 4));
  }
}
