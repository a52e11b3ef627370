package dev.hivemeter.model;

/**
 * What a model's tokens cost, in US dollars per million.
 *
 * @param input of tokens that are sent, the undiscounted price
 * @param output of tokens that come back, reasoning included
 */
public record Price(double input, double output) {
  private static final double MILLION = 1e6;

  public Price {
    if (!(input >= 0 && input <= 1e6)) throw outside("input", input);
    if (!(output >= 0 && output <= 1e6)) throw outside("output", output);
  }

  /** In US dollars. */
  public double of(double promptTokens, double completionTokens) {
    return (promptTokens * input + completionTokens * output) / MILLION;
  }

  private static BadInput outside(String name, double v) {
    return new BadInput(
        name + " price " + v + " is outside [0, 1000000] US dollars per million tokens");
  }
}
