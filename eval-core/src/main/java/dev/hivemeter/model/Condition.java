package dev.hivemeter.model;

/**
 * What stays the same while the prompt varies: model, sampling and elicitation. One column of a
 * table. A condition and a prompt make a {@link Cell}.
 */
public record Condition(ModelSpec model, Sampling sampling, Elicitation elicitation) {

  /** For people: {@code openai:smollm2 T=0.7 top-p=0.9}. */
  public String label() {
    String base = model.label();
    if (!sampling.equals(Sampling.UNKNOWN)) base += " " + sampling.label();
    return elicitation.equals(Elicitation.DIRECT) ? base : base + " " + elicitation.name();
  }
}
