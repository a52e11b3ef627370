package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import java.util.List;

/** How many answers to a probe give no value, and why. */
public final class InvalidRates {
  private static final String EXTRACTOR = "The extractor, extraction@1";

  /** The share of answers in which no value of the law can be read. */
  public static final Definition ANY =
      rate(
          "rate",
          "",
          "in which no value of the law can be read",
          "no value",
          "0 where every answer gives a value; 1 where none does.",
          "; prompts that do not ask for the value alone.");

  /** The share without a value, with several different ones, or with a list of another length. */
  public static final Definition FORMAT =
      reason("format", "that give no value, several different ones, or a list of another length");

  /** The share whose value the law does not have. */
  public static final Definition OUT_OF_RANGE =
      reason("out of range", "whose value the law does not have");

  /** The share that decline. */
  public static final Definition REFUSAL =
      reason(
          "refusal",
          "that decline: by their words, by the provider's flag, or held back by a filter");

  /** The share of empty answers. */
  public static final Definition EMPTY =
      reason("empty", "with nothing that can be seen, or nothing but reasoning");

  /** All of them, in the order in which they are shown. */
  public static final List<Definition> ALL = List.of(ANY, FORMAT, OUT_OF_RANGE, REFUSAL, EMPTY);

  private InvalidRates() {}

  private static Definition reason(String name, String which) {
    return rate(
        name.replace(' ', '-'),
        ", " + name,
        which,
        name,
        "The four reasons add up to the invalid rate.",
        ".");
  }

  private static Definition rate(
      String id, String title, String which, String what, String extremes, String further) {
    return new Definition(
            "probe-invalid-" + id + "@1",
            "Probe: invalid" + title,
            Direction.NEITHER,
            false,
            "The share of answers " + which + ".",
            "|{i : " + what + "}| / n",
            extremes,
            List.of(
                "No answer: Undefined.",
                "Failed calls are no answers; refused, filtered and empty ones are.",
                "Interval: Wilson, over answers; over prompts as for every mean."),
            EXTRACTOR + further,
            "")
        .within(0, 1);
  }
}
