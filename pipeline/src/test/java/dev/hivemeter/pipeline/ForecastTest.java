package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Spent;
import dev.hivemeter.model.Study;
import dev.hivemeter.pipeline.Forecast.OfModel;
import dev.hivemeter.pipeline.Forecast.Range;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Prices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForecastTest {
  /** Four bytes a token, so that "12345678" has two; a chat's frame adds eight. */
  private static final Estimates FREE = new Estimates(text -> text.length() / 4, Prices.UNKNOWN);

  private static final Estimates PRICED =
      new Estimates(text -> text.length() / 4, model -> new Price(1, 10));

  @Test
  void without_earlier_answers_the_limit_says_the_worst() {
    OfModel m = only(forecast(Map.of(), Map.of(), PRICED, Rates.NONE));
    assertThat(m.calls()).isEqualTo(2 * 10);
    assertThat(m.promptTokens()).isEqualTo(20 * (8 + 2));
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
    Forecast f = forecast(Map.of(), Map.of(), FREE, Rates.NONE);
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
    Spent s = new Spent(5, 4, 4, 68, 80, 2000, 8000, 0, 0, 0, 0);
    Forecast f = Forecast.of(plan, Map.of(first, done), Map.of(first, s), PRICED, pace(Rates.NONE));
    OfModel m = only(f);
    assertThat(m.calls()).isEqualTo(6 + 10);
    assertThat(m.countedPrompts()).isEqualTo(6 * 17);
    assertThat(m.promptTokens()).isEqualTo(6 * 17 + 10 * 10);
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
    Forecast f = forecast(Map.of(), Map.of(), FREE, new Rates(10, null));
    assertThat(f.time()).isEqualTo(Duration.ofMinutes(2));
    f = forecast(Map.of(), Map.of(), FREE, new Rates(null, 100));
    assertThat(f.time()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void what_is_there_costs_nothing_more() {
    Map<CellKey, BitSet> all = new HashMap<>();
    BitSet done = new BitSet();
    done.set(0, 10);
    plan().keys().forEach(k -> all.put(k, done));
    Forecast f = forecast(all, Map.of(), PRICED, Rates.NONE);
    assertThat(f.models()).isEmpty();
    assertThat(f.usd()).isEqualTo(new Range(0, 0, 0));
    assertThat(f.time()).isZero();
  }

  private static Forecast forecast(
      Map<CellKey, BitSet> settled, Map<CellKey, Spent> spent, Estimates e, Rates rates) {
    return Forecast.of(plan(), settled, spent, e, pace(rates));
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
}
