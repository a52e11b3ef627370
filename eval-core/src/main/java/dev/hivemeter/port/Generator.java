package dev.hivemeter.port;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one model. Safe for use by many threads. One call is one request to the endpoint: no retry,
 * no cache, one choice.
 */
public interface Generator extends AutoCloseable {

  /**
   * One slot to be asked.
   *
   * @param sample the sample index; recordings and controls answer by it, endpoints ignore it
   * @param seed to be sent, or null for none
   * @param earlier the answers of the conversation so far; empty unless the elicitation has one
   */
  record Call(
      Prompt prompt, Condition condition, int sample, @Nullable Long seed, List<String> earlier) {
    // Written out, because the class file of a compact constructor does not keep what may be null.
    public Call(
        Prompt prompt, Condition condition, int sample, @Nullable Long seed, List<String> earlier) {
      this.prompt = prompt;
      this.condition = condition;
      this.sample = sample;
      this.seed = seed;
      this.earlier = List.copyOf(earlier);
    }

    /** A call that follows on nothing. */
    public Call(Prompt prompt, Condition condition, int sample, @Nullable Long seed) {
      this(prompt, condition, sample, seed, List.of());
    }

    /** The user's first message: the prompt as the elicitation puts it. */
    public String text() {
      return condition.elicitation().approach().text(prompt, sample);
    }

    /** Everything that is said to a chat model, in order; the last message is the user's. */
    public List<Message> messages() {
      return Message.of(this);
    }
  }

  /** What came back. */
  sealed interface Result {
    /**
     * The endpoint replied; the outcome is never {@link Outcome.Failed}.
     *
     * @param status HTTP status; not of the 200s where an error is an outcome, as a content
     *     filter's is
     */
    record Replied(Outcome outcome, Provenance provenance, Aside aside, int status)
        implements Result {
      /** A reply of status 200. */
      public Replied(Outcome outcome, Provenance provenance, Aside aside) {
        this(outcome, provenance, aside, 200);
      }

      /** Nothing came beside the outcome. */
      public Replied(Outcome outcome, Provenance provenance) {
        this(outcome, provenance, Aside.NONE);
      }

      /**
       * Whether something was done for it: an error that tells of no tokens is booked as a call
       * only.
       */
      public boolean isBooked() {
        Usage usage = provenance.usage();
        return status / 100 == 2
            || (usage.promptTokens() != null && usage.completionTokens() != null);
      }
    }

    /**
     * It did not.
     *
     * @param status HTTP status, 0 when there was none
     * @param message for people; never holds a key
     * @param retryAfter how long the endpoint asked to wait, or null
     */
    record Broke(FailureKind kind, int status, String message, @Nullable Duration retryAfter)
        implements Result {}
  }

  /**
   * What is known of an endpoint, stored with the run.
   *
   * @param engine for example {@code llama.cpp b6700}; {@code unknown} where it does not say
   * @param details JSON text of what the endpoint tells of itself, such as its default samplers
   * @param samplers names of the sampler fields that each call sends
   * @param warnings what a reader of the numbers should know
   */
  record Facts(String engine, String details, List<String> samplers, List<String> warnings) {}

  /**
   * Looks at the endpoint before the first call.
   *
   * @param conditions all conditions under which this model will be asked
   * @throws dev.hivemeter.model.BadInput when the study asks for something that the endpoint cannot
   *     honour, or the endpoint says that it does not know the model; the message has the remedy
   * @throws Unreachable when nothing answers
   */
  Facts prepare(List<Condition> conditions) throws Unreachable, InterruptedException;

  Result call(Call call) throws InterruptedException;

  @Override
  void close();

  /** The endpoint does not answer; other models are not concerned. */
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureKind kind;

    public Unreachable(FailureKind kind, String message) {
      super(message);
      this.kind = kind;
    }

    /** CONNECTION, TIMEOUT, AUTH or SERVER. */
    public FailureKind kind() {
      return kind;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
