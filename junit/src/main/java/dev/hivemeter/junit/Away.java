package dev.hivemeter.junit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for messages, rounded away from a limit: .80001 is never printed as the limit 0.8. */
final class Away {
  private static final int DIGITS = 4;

  private Away() {}

  /** Four digits after the point, further from the limit than the value itself or equal to it. */
  static String from(double limit, double value) {
    if (value == limit || Double.isInfinite(limit)) return limit(value);
    RoundingMode mode = value > limit ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return new BigDecimal(value).setScale(DIGITS, mode).toPlainString();
  }

  /** All its digits, without an exponent. */
  static String limit(double limit) {
    return Double.isInfinite(limit)
        ? Double.toString(limit)
        : BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}
