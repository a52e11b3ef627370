package dev.hivemeter.model;

import java.util.Locale;

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

  /** A sum of money without its unit: cents, or more places where cents would say nothing. */
  public static String usd(double v) {
    String format = v == 0 || v >= 1 ? "%.2f" : v >= 0.01 ? "%.4f" : "%.6f";
    return String.format(Locale.ROOT, format, v);
  }

  private static BadInput outside(String name, double v) {
    return new BadInput(
        name + " price " + v + " is outside [0, 1000000] US dollars per million tokens");
  }
}
