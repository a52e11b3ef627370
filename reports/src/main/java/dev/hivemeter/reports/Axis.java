package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round places on a scale. */
final class Axis {
  private Axis() {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten within the scale.
   *
   * @param most about so many
   */
  static List<Double> ticks(double low, double high, int most) {
    double step = step(high - low, most);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++)
      ticks.add(k * step);
    return ticks;
  }

  private static double step(double span, int most) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(span / most)));
    for (double factor : new double[] {1, 2, 5})
      if (span / (factor * power) <= most) return factor * power;
    return 10 * power;
  }

  /** The smallest round number that is not below: 1, 2, 2.5, 5 times a power of ten. */
  static double above(double v) {
    if (!(v > 0)) return 1;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(v)));
    for (double factor : new double[] {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8})
      if (factor * power >= v * (1 - 1e-9)) return factor * power;
    return 10 * power;
  }

  /** As short as it can be; percentages without their sign. */
  static String text(Fmt.Kind kind, double v) {
    double shown = kind == Fmt.Kind.SHARE ? 100 * v : v;
    String s = String.format(Locale.ROOT, "%.3f", shown).replaceAll("\\.?0+$", "");
    return s.equals("-0") || s.isEmpty() ? "0" : s + (kind == Fmt.Kind.SHARE ? "\u202f%" : "");
  }
}
