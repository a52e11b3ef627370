package dev.hivemeter.store.foreign;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import java.util.Locale;
import java.util.regex.Pattern;

/** Calls that brought nothing, of which only a message is left. */
final class Failures {
  private static final int LONGEST = 500;
  private static final Pattern TIMEOUT = Pattern.compile("time(d )?-?out");
  private static final Pattern LIMIT = Pattern.compile("rate.?limit|too many requests|\\b429\\b");
  private static final Pattern KEY =
      Pattern.compile("\\b40[13]\\b|unauthori[sz]ed|forbidden|invalid api key");

  private Failures() {}

  /** The kind is told by the words, and a fault of the server where they tell nothing. */
  static Outcome of(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    FailureKind kind =
        TIMEOUT.matcher(words).find()
            ? FailureKind.TIMEOUT
            : LIMIT.matcher(words).find()
                ? FailureKind.RATE_LIMIT
                : KEY.matcher(words).find() ? FailureKind.AUTH : FailureKind.SERVER;
    return new Outcome.Failed(
        kind, 0, message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
  }
}
