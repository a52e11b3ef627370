package dev.hivemeter.model;

import org.jspecify.annotations.Nullable;

/**
 * How a prompt is put to a model.
 *
 * @param name shown in every table
 * @param system the system text that goes with it; null for none
 * @param approach what each call asks
 */
public record Elicitation(String name, @Nullable String system, Approach approach) {
  /** The prompt as it is, without a system text. */
  public static final Elicitation DIRECT = new Elicitation("direct", null);

  public Elicitation {
    if (name.isBlank()) throw new BadInput("an elicitation has an empty name");
  }

  /** The prompt as it is, one answer a call. */
  public Elicitation(String name, @Nullable String system) {
    this(name, system, new Approach.Once());
  }
}
