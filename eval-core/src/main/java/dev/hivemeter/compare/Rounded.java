package dev.hivemeter.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers beside a limit, printed so that they stand on the side where they are. */
public final class Rounded {
  private static final int FEWEST = 3;
  private static final int MOST = 9;

  private Rounded() {}

  /**
   * The value with as few decimals, three at least, as show on which side of the limit it lies;
   * where nine do not, the ninth is rounded away from the limit. A value that is the limit is
   * printed as it.
   *
   * @param value maybe infinite: printed as −∞ and +∞
   */
  public static String beside(double value, double limit) {
    if (Double.isNaN(value)) throw new IllegalArgumentException("not a number");
    if (Double.isInfinite(value)) return value > 0 ? "+∞" : "−∞";
    int side = Double.compare(value, limit);
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal at = BigDecimal.valueOf(limit);
    for (int digits = FEWEST; digits <= MOST; digits++) {
      BigDecimal rounded = exact.setScale(digits, RoundingMode.HALF_EVEN);
      if (side == 0 || Integer.signum(rounded.compareTo(at)) == Integer.signum(side))
        return plain(rounded);
    }
    return plain(exact.setScale(MOST, side > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR));
  }

  /** With a sign: {@code +0.021}, {@code −0.004}; a change of nothing is {@code 0.000}. */
  public static String signed(double value, double limit) {
    String s = beside(value, limit);
    return value > 0 && !s.startsWith("+") && s.chars().anyMatch(c -> c >= '1' && c <= '9')
        ? "+" + s
        : s;
  }

  private static String plain(BigDecimal v) {
    String s = v.toPlainString();
    if (v.signum() == 0) return s.replace("-", "");
    return s.replace('-', '−');
  }
}
