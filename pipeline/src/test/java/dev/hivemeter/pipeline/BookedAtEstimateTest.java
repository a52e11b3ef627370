package dev.hivemeter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Study;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Prices;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that does not count its tokens: what is booked is the estimate of each slot, in the
 * session that asks and in every one after it.
 *
 * <p>Four characters are a token and a message's frame is eight, so the prompt takes 10; answers
 * may take 10.
 */
@Timeout(20)
class BookedAtEstimateTest {
  /** Each earlier answer adds two frames, the three tokens of the request, and itself: 29. */
  private static final Approach TALK = new Approach.InContext(3, "Another one.");

  /** The second wording is four tokens longer. */
  private static final Approach WORDED =
      new Approach.Paraphrased(List.of("{prompt}", "I should like: 1 {prompt}"));

  private final MemoryStore store = new MemoryStore();

  @Test
  void the_turns_of_a_conversation_are_booked_each_for_itself_in_every_session() throws Exception {
    // 10 + 10, 39 + 10, 68 + 10, and the first turn of the next conversation: 10 + 10.
    Spending first = session(TALK, 4, Prices.UNKNOWN);
    assertThat(first.calls()).isEqualTo(4);
    assertThat(first.tokens()).isEqualTo(20 + 49 + 78 + 20);
    Forecast.OfModel foreseen =
        Forecast.of(
                plan(TALK, 4),
                Map.of(),
                null,
                estimates(Prices.UNKNOWN),
                Pace.of(2, RetryPolicy.DEFAULT))
            .models()
            .get(0);
    assertThat(foreseen.promptTokens().worst() + foreseen.answerTokens().worst())
        .as("the worst of a plan")
        .isEqualTo((double) first.tokens());
    assertThat(Spending.of(store, estimates(Prices.UNKNOWN)).tokens()).isEqualTo(first.tokens());
    Spending second = session(TALK, 5, Prices.UNKNOWN);
    assertThat(second.calls()).isEqualTo(5);
    assertThat(second.tokens()).isEqualTo(first.tokens() + 49);
  }

  @Test
  void wordings_are_booked_each_for_itself_in_every_session() throws Exception {
    Spending first = session(WORDED, 3, Prices.UNKNOWN);
    assertThat(first.tokens()).isEqualTo(20 + 24 + 20);
    assertThat(session(WORDED, 4, Prices.UNKNOWN).tokens()).isEqualTo(first.tokens() + 24);
  }

  @Test
  void a_price_that_becomes_known_later_is_put_on_the_same_tokens() throws Exception {
    assertThat(session(TALK, 3, Prices.UNKNOWN).costUsd()).isZero();
    Prices million = model -> new Price(1e6, 1e6);
    assertThat(Spending.of(store, estimates(million)).costUsd()).isEqualTo(20 + 49 + 78);
    // The fourth call is booked at the price that it was made at; the others stay where they were.
    assertThat(session(TALK, 4, million).costUsd()).isEqualTo(20 + 49 + 78 + 20);
    assertThat(Spending.of(store, estimates(million)).costUsd()).isEqualTo(20 + 49 + 78 + 20);
  }

  private static Estimates estimates(Prices prices) {
    return new Estimates(text -> text.length() / 4, prices);
  }

  private static Plan plan(Approach approach, int samples) {
    Condition condition =
        new Condition(
            ModelSpec.chat("test:m", ModelSpec.Connection.NONE),
            Sampling.neutral(1, 10),
            new Elicitation("e", null, approach));
    List<Prompt> prompts = List.of(Prompt.of("q", "12345678"));
    return Plan.of(new Study("s", prompts, List.of(condition), samples, "none", 1, 4));
  }

  private Spending session(Approach approach, int samples, Prices prices) throws Exception {
    GenerationRoom.Settings settings =
        new GenerationRoom.Settings(
            Pace.of(2, RetryPolicy.DEFAULT),
            Budget.NONE,
            estimates(prices),
            1,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            System::nanoTime,
            () -> 0.5);
    GenerationRoom room =
        new GenerationRoom(
            plan(approach, samples),
            Map.of("test:m", new Uncounted()),
            store,
            settings,
            new StopSignal());
    room.prepare();
    room.run();
    return room.spending();
  }

  private static final class Uncounted implements Generator {
    @Override
    public Facts prepare(List<Condition> conditions) {
      return new Facts("uncounted", "{}", List.of(), List.of());
    }

    @Override
    public Result call(Call call) {
      return new Result.Replied(new Outcome.Answered("A sea.", false), Provenance.UNKNOWN);
    }

    @Override
    public void close() {}
  }
}
