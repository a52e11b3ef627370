package dev.hivemeter.reports.compare;

import java.util.List;

/**
 * Why a gate gives no verdict.
 *
 * @param what in a few words: {@code not comparable}
 * @param sentence the same as a sentence without its end
 * @param rule what does not hold, as the name of a test
 * @param reasons one or more
 */
public record Refused(String what, String sentence, String rule, List<String> reasons) {
  public Refused {
    reasons = List.copyOf(reasons);
  }

  /** The two do not agree in what must not differ. */
  public static Refused incomparable(List<String> reasons) {
    return new Refused(
        "not comparable",
        "The run and its baseline are not comparable",
        "the run and its baseline agree",
        reasons);
  }

  /** What the gate was given cannot be used. */
  public static Refused of(String reason) {
    return new Refused(
        "refused",
        "The run was not held against its baseline",
        "the gate has what it needs",
        List.of(reason));
  }
}
