package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * How much may be asked in a minute; null for no limit.
 *
 * @param tokensPerMinute prompts and answers together
 */
public record Rates(@Nullable Integer requestsPerMinute, @Nullable Integer tokensPerMinute) {
  public static final Rates NONE = new Rates(null, null);

  public Rates {
    atLeastOne("requestsPerMinute", requestsPerMinute);
    atLeastOne("tokensPerMinute", tokensPerMinute);
  }

  private static void atLeastOne(String name, @Nullable Integer v) {
    if (v != null && v < 1) throw new BadInput(name + " " + v + " is not 1 or more");
  }
}
