package dev.hivemeter.pipeline;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Price;
import dev.hivemeter.port.Prices;
import dev.hivemeter.port.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What a call may take before it is made: its prompt as the counter cuts it, and an answer of the
 * full length.
 *
 * @param counter whose tokenizer may not be the model's own
 */
public record Estimates(TokenCounter counter, Prices prices) {
  /** What a chat's frame adds to its texts, about. */
  private static final int FRAME = 8;

  /** The answer's length where no limit is known. */
  private static final int UNLIMITED = 4096;

  /**
   * Set aside for one call.
   *
   * @param usd null where the price is not known
   */
  public record Reserve(long promptTokens, long completionTokens, @Nullable Double usd) {
    static final Reserve NOTHING = new Reserve(0, 0, null);

    public long tokens() {
      return promptTokens + completionTokens;
    }
  }

  /** Whether calls to this model are calls at all: controls and recordings ask nobody. */
  public static boolean isCharged(ModelSpec model) {
    return switch (model.provider()) {
      case "control", "recorded", "import", "human" -> false;
      default -> true;
    };
  }

  /** The most that the call of this sample is taken to need; in a conversation, of its own turn. */
  public Reserve of(Cell cell, int sample) {
    long prompt = opening(cell, sample) + before(cell, sample) * (step(cell) + maxCompletion(cell));
    long completion = maxCompletion(cell);
    Price price = prices.of(cell.condition().model());
    return new Reserve(
        prompt, completion, price == null ? null : price.of((double) prompt, (double) completion));
  }

  /** The most that any call of the cell is taken to need: its last turn, its longest wording. */
  public Reserve most(Cell cell) {
    Approach approach = cell.condition().elicitation().approach();
    int last = approach.cycle() - 1;
    Reserve most = of(cell, last);
    if (approach instanceof Approach.InContext) return most;
    for (int sample = 0; sample < last; sample++) {
      Reserve r = of(cell, sample);
      if (r.tokens() > most.tokens()) most = r;
    }
    return most;
  }

  /** Tokens of what is sent without earlier answers: system text and template included. */
  long opening(Cell cell, int sample) {
    Approach approach = cell.condition().elicitation().approach();
    long n = (long) FRAME + counter.count(approach.text(cell.prompt(), sample));
    String system = cell.condition().elicitation().system();
    if (system != null) n += (long) FRAME + counter.count(system);
    String template = cell.condition().model().template();
    if (template != null) n += counter.count(template);
    return n;
  }

  /** What each earlier answer of a conversation adds beside itself: two frames, and the request. */
  long step(Cell cell) {
    return cell.condition().elicitation().approach() instanceof Approach.InContext c
        ? 2L * FRAME + counter.count(c.again())
        : 0;
  }

  /** How many answers are sent along. */
  private static long before(Cell cell, int sample) {
    return cell.condition().elicitation().approach() instanceof Approach.InContext c
        ? sample % c.turns()
        : 0;
  }

  /** Tokens of the longest answer that the cell allows. */
  public static long maxCompletion(Cell cell) {
    Integer max = cell.condition().sampling().maxTokens();
    return max == null ? UNLIMITED : max;
  }
}
